// Two gateways of different identities that read one key pair.
import { check } from '../check.ts';

export const sharedSecret = check(
  {
    code: 'MF1061',
    name: 'shared-secret',
    since: '0.1.0',
    severity: 'error',
    message: 'both gateways read their key pair from the Secret {secret}, but the {side} gateway is {identity} and the other {otherIdentity}; a Secret holds one certificate, so peers refuse one of the two',
    help: 'Give each gateway a `secret` of its own, or both the same `identity`.',
  },
  function* ({ agreements }, found) {
    for (const { cluster, gateways } of agreements) {
      const { ingress, egress } = gateways;
      if (ingress?.identity === undefined || egress?.identity === undefined) continue;
      if (ingress.secret !== egress.secret || ingress.identity.value === egress.identity.value) continue;
      // The one that was written is the one to look at.
      const [side, named, other] = egress.secretAt === egress.at ? (['ingress', ingress, egress] as const) : (['egress', egress, ingress] as const);
      const related = [{ at: other.secretAt, message: `the other gateway reads ${other.secret}` }];
      const [identity, otherIdentity] = [named.identity?.value ?? '', other.identity?.value ?? ''];
      yield found({ at: named.secretAt, related, withholds: [cluster] }, { secret: named.secret, side, identity, otherIdentity });
    }
  },
);
