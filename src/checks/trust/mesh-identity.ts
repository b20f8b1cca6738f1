// A gateway's identity in the trust domain of a mesh's workloads: to a policy it is one of them.
import { check } from '../check.ts';
import type { Agreement } from '../../model/agreement.ts';
import { DEFAULT_TRUST_DOMAIN } from '../../model/defaults.ts';
import type { SpiffeId } from '../../model/names.ts';
import type { Located } from '../../text/source.ts';

export const meshIdentity = check(
  {
    code: 'MF4008',
    name: 'mesh-identity',
    since: '0.1.0',
    severity: 'warning',
    message: '{identity} lies in {domain}, the trust domain of the workloads of {cluster}; a policy there cannot tell the gateway of {of} from a workload of that name',
    help: 'Have its certificate issued in a trust domain that no mesh uses for its workloads.',
  },
  function* ({ agreements }, found) {
    for (const agreement of agreements) {
      for (const { of, identity } of identities(agreement)) {
        // Istio takes its default trust domain for the mesh's own, whatever that is.
        const domain = [agreement.trustDomain.value, DEFAULT_TRUST_DOMAIN].find((one) => identity.value.startsWith(`spiffe://${one}/`));
        if (domain === undefined) continue;
        yield found({ at: identity.at }, { identity: identity.value, domain, cluster: agreement.cluster, of });
      }
    }
  },
);

interface Owned {
  readonly of: string;
  readonly identity: Located<SpiffeId>;
}

const identities = ({ cluster, gateways, peers }: Agreement): readonly Owned[] => [
  ...[gateways.ingress?.identity, gateways.egress?.identity].filter((identity) => identity !== undefined).map((identity) => ({ of: cluster, identity })),
  ...peers.flatMap((peer) => [...(peer.ingress?.identities ?? []), ...peer.egressIdentities].map((identity) => ({ of: peer.cluster.value, identity }))),
];
