// Where another cluster is entered.
import type { SoundAgreement } from '../../model/sound.ts';
import { consumes } from '../about.ts';
import type { Consumed } from '../providers.ts';
import type { Resource } from '../resource.ts';
import { providerService } from './names.ts';

/** All addresses are IP addresses: a DNS name can't be one of Endpoints, and a check has refused it. */
export const remoteEndpoints = ({ namespace }: SoundAgreement, { provider, consumptions }: Consumed): Resource => ({
  group: 'consumes',
  apiVersion: 'v1',
  kind: 'Endpoints',
  name: providerService(provider.hostname),
  namespace,
  about: [`Where ${provider.cluster} is entered.`, ...consumes(consumptions)],
  annotations: {},
  body: { subsets: [{ addresses: provider.addresses.map((ip) => ({ ip })), ports: [{ port: provider.port }] }] },
  causes: [provider.at, ...consumptions.map(({ at }) => at)],
});
