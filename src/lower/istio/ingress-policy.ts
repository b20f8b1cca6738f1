// The grants, as the ingress gateway enforces them.
import { defaultSelector } from '../../model/defaults.ts';
import type { SoundAgreement, SoundExposure, SoundGrant } from '../../model/sound.ts';
import { groupBy } from '../group-by.ts';
import { absolutePath, gatewayName, principal, shareName, VALID_UNTIL } from '../names.ts';
import type { Json, Resource } from '../resource.ts';
import { shares, withFirst, type Share } from '../shares.ts';
import { authorizationPolicy } from './authorization-policy.ts';

interface Granted {
  readonly exposure: SoundExposure;
  readonly grant: SoundGrant;
}

/**
 * One rule a grant, by cluster and exposure. Without a grant the first policy denies everything, and it stays: a missing policy would open
 * the gateway. Where it would be too large, others beside it hold the rules: what one allows is allowed.
 */
export function ingressPolicies(agreement: SoundAgreement): readonly Resource[] {
  const all = agreement.exposures.flatMap((exposure) => exposure.grants.map((grant): Granted => ({ exposure, grant })));
  const granted = groupBy(all, ({ grant }) => grant.cluster).flatMap(([, group]) => group);
  const shared = shares(granted, ({ exposure, grant }) => `${grant.cluster}/${exposure.name}`, allow);
  return withFirst(shared).map((share) => ingressPolicy(agreement, share));
}

function ingressPolicy({ cluster, namespace, ingress, validUntil, at }: SoundAgreement, { suffix, items: granted }: Share<Granted>): Resource {
  const about = granted.map(({ exposure, grant }) => `exposes ${exposure.name} of ${cluster} to ${grant.cluster}`);
  return authorizationPolicy({
    group: 'gateways',
    name: shareName(gatewayName('ingress'), suffix),
    namespace,
    about: ['Who may do what through the ingress gateway; without a rule, nobody anything.', ...new Set(about)],
    annotations: validUntil === undefined ? {} : { [VALID_UNTIL]: validUntil },
    selector: ingress?.selector ?? defaultSelector('ingress'),
    action: 'ALLOW',
    rules: granted.map(allow),
    causes: [...granted.map(({ grant }) => grant.at), ingress?.at ?? at],
  });
}

/** No `hosts`: they refuse `c2.example.com:15443`, which clients send. `connection.sni` binds the rule to the CAs of its server. */
const allow = ({ exposure, grant }: Granted): Json => ({
  from: [{ source: { principals: grant.identities.map(principal) } }],
  to: [
    {
      operation: {
        ...(grant.methods === null ? {} : { methods: grant.methods }),
        paths: (grant.paths ?? [null]).map((path) => absolutePath(exposure.path, path)),
      },
    },
  ],
  when: [
    { key: 'connection.sni', values: [grant.sni] },
    // A WebSocket opens with a GET; a grant of GET is no grant of a tunnel.
    { key: 'request.headers[upgrade]', notValues: ['*'] },
  ],
});
