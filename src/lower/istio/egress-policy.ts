// Who may use which consumption, as the egress gateway enforces it.
import { defaultSelector } from '../../model/defaults.ts';
import type { SoundAgreement, SoundConsumption } from '../../model/sound.ts';
import { consumes } from '../about.ts';
import { callerPrincipal, gatewayName, localName, serviceHost, shareName } from '../names.ts';
import type { Json, Resource } from '../resource.ts';
import { shares, withFirst, type Share } from '../shares.ts';
import { authorizationPolicy } from './authorization-policy.ts';

/**
 * One rule a consumption. Without one the first policy denies everything: an egress gateway without a policy serves any pod that finds it.
 * Where it would be too large, others beside it hold the rules.
 */
export const egressPolicies = (agreement: SoundAgreement): readonly Resource[] =>
  withFirst(shares(agreement.consumptions, localName, (consumption) => allow(agreement, consumption))).map((share) => egressPolicy(agreement, share));

function egressPolicy(agreement: SoundAgreement, { suffix, items: consumptions }: Share<SoundConsumption>): Resource {
  const { namespace, egress } = agreement;
  return authorizationPolicy({
    group: 'gateways',
    name: shareName(gatewayName('egress'), suffix),
    namespace,
    about: ['Who may call what through the egress gateway; without a rule, nobody anything.', ...consumes(consumptions)],
    selector: egress?.selector ?? defaultSelector('egress'),
    action: 'ALLOW',
    rules: consumptions.map((consumption) => allow(agreement, consumption)),
    causes: [...consumptions.map(({ at }) => at), egress?.at ?? agreement.at],
  });
}

/** SNI and authority both: with one of them alone, a caller of one consumption can pass as another's where servers are shared. */
function allow({ trustDomain }: SoundAgreement, { service, namespace, callers }: SoundConsumption): Json {
  const host = serviceHost(service, namespace);
  return {
    from: [{ source: { principals: callers.map((caller) => callerPrincipal(trustDomain, caller)) } }],
    to: [{ operation: { hosts: [host] } }],
    when: [{ key: 'connection.sni', values: [host] }],
  };
}
