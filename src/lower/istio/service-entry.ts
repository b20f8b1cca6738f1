// Where another cluster's ingress gateway is, for the egress gateway alone.
import type { SoundAgreement } from '../../model/sound.ts';
import { isIpAddress } from '../../model/values.ts';
import { consumes } from '../about.ts';
import { hostObject } from '../names.ts';
import type { Consumed } from '../providers.ts';
import type { Resource } from '../resource.ts';

export const providerEntry = ({ namespace }: SoundAgreement, { provider, consumptions }: Consumed): Resource => ({
  group: 'consumes',
  apiVersion: 'networking.istio.io/v1',
  kind: 'ServiceEntry',
  name: hostObject(provider.hostname),
  namespace,
  about: [`Where ${provider.cluster} is entered.`, ...consumes(consumptions)],
  annotations: {},
  body: {
    spec: {
      exportTo: ['.'],
      hosts: [provider.hostname],
      location: 'MESH_EXTERNAL',
      // Never NONE, which at a gateway leads back to the gateway.
      resolution: provider.addresses.every(isIpAddress) ? 'STATIC' : 'DNS',
      ports: [{ number: provider.port, name: 'https', protocol: 'HTTPS' }],
      endpoints: provider.addresses.map((address) => ({ address })),
    },
  },
  causes: [provider.at, ...consumptions.map(({ at }) => at)],
});
