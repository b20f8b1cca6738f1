// A gateway's certificate, or a CA, that does not hold on the day of the compile.
import { check } from '../check.ts';
import { dayOf } from '../../model/days.ts';
import type { Certificate } from '../../certificates/certificate.ts';
import { validOn } from '../../certificates/valid-on.ts';
import type { Agreement } from '../../model/agreement.ts';
import type { Span } from '../../text/source.ts';
import { handshakes } from '../handshakes.ts';

export const certificateOutOfDate = check(
  {
    code: 'MF4006',
    name: 'certificate-out-of-date',
    since: '0.1.0',
    severity: 'error',
    message: 'the certificate of `{subject}` {fact}; every handshake that needs it fails',
    help: '{remedy}',
  },
  function* (federation, found) {
    const { now, agreements } = federation;
    const met = handshakes(federation);
    for (const { at, certificate, isCa } of agreements.flatMap(certificatesOf)) {
      const state = validOn(certificate, now);
      if (state === 'valid') continue;
      const fact = state === 'expired' ? `was valid until ${dayOf(certificate.notAfter)}` : `is not valid before ${dayOf(certificate.notBefore)}`;
      const needed = met.filter(({ trust, verdict }) => isCa && trust.files.some((file) => file.at === at) && verdict.path.includes(certificate));
      const related = needed.map((one) => ({ at: one.certificate.at, message: `the ${one.side} gateway of ${one.owner.cluster} is trusted through it` }));
      yield found({ at, related }, { subject: certificate.subject, fact, remedy: isCa ? REMEDY[state] : 'Put a valid one in its place, here and in the Secret of the gateway.' });
    }
  },
);

const REMEDY = {
  expired: 'Put the CA that has taken over in its place.',
  'not-yet': 'Leave it out until then; afterwards list it beside the CA that it follows.',
} as const;

interface Placed {
  readonly at: Span;
  readonly certificate: Certificate;
  /** In a list of CAs, not at a gateway. */
  readonly isCa: boolean;
}

function certificatesOf({ gateways, trust, peers }: Agreement): readonly Placed[] {
  const leaves = [gateways.ingress, gateways.egress].map((gateway) => gateway?.certificate).filter((leaf) => leaf !== undefined);
  const bundles = [trust, ...peers.map((peer) => peer.trust)].filter((bundle) => bundle !== undefined);
  return [
    ...leaves.flatMap(({ at, value }) => [value.leaf, ...value.intermediates].map((certificate) => ({ at, certificate, isCa: false }))),
    ...bundles.flatMap(({ files }) => files.flatMap(({ at, value }) => value.map((certificate) => ({ at, certificate, isCa: true })))),
  ];
}
