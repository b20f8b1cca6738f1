// The local names of what is consumed, and the clusters that it comes from.
import type { SoundAgreement, SoundConsumption } from '../../model/sound.ts';
import { consumes } from '../about.ts';
import { egressHost } from '../names.ts';
import type { Consumed } from '../providers.ts';
import type { Resource } from '../resource.ts';
import { providerService } from './names.ts';

/** A local name: another name of the egress gateway. */
export const localService = (agreement: SoundAgreement, consumption: SoundConsumption): Resource => ({
  group: 'consumes',
  apiVersion: 'v1',
  kind: 'Service',
  name: consumption.service,
  namespace: consumption.namespace,
  about: ['A local name for a service of another cluster.', ...consumes([consumption])],
  annotations: {},
  body: {
    spec: {
      type: 'ExternalName',
      externalName: egressHost(agreement.namespace),
      ports: [{ name: 'http', protocol: 'TCP', port: consumption.port }],
    },
  },
  causes: [consumption.at],
});

/** Another cluster as a Service without a selector; its Endpoints say where it is. */
export const remoteService = ({ namespace }: SoundAgreement, { provider, consumptions }: Consumed): Resource => ({
  group: 'consumes',
  apiVersion: 'v1',
  kind: 'Service',
  name: providerService(provider.hostname),
  namespace,
  about: [`${provider.cluster}, as the egress gateway knows it.`, ...consumes(consumptions)],
  annotations: {},
  body: { spec: { ports: [{ protocol: 'TCP', port: provider.port }] } },
  causes: [provider.at, ...consumptions.map(({ at }) => at)],
});
