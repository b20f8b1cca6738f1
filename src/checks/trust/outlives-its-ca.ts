// A gateway's certificate that ends after a CA on which it rests.
import { check } from '../check.ts';
import { dayOf } from '../../model/days.ts';
import { validOn } from '../../certificates/valid-on.ts';
import { handshakes } from '../handshakes.ts';

const DAY = 24 * 60 * 60 * 1000;

export const outlivesItsCa = check(
  {
    code: 'MF4023',
    name: 'outlives-its-ca',
    since: '0.1.0',
    severity: 'warning',
    message: 'the certificate in {file} is valid until {end}, but the CA `{ca}`, through which {cluster} trusts it, ends on {caEnd}; from then on the handshake fails, though the certificate itself still looks valid',
    help: 'Replace that CA before {caEnd}, in this order: {cluster} lists the new one beside the old one in its `trust`, {owner} shows a certificate that the new one issued, {cluster} takes the old one out.',
  },
  function* (federation, found) {
    const told = new Set<string>();
    for (const { owner, certificate, verifier, trust, verdict } of handshakes(federation)) {
      if (verdict.kind !== 'verified') continue;
      const [leaf, ...cas] = verdict.path;
      const [ca] = [...cas].sort((a, b) => a.notAfter - b.notAfter);
      // Issued on one day for the same time, the leaf ends some moments later.
      if (ca === undefined || leaf.notAfter - ca.notAfter < DAY || told.has(leaf.fingerprint)) continue;
      // One that has ended already is an error of its own.
      if (validOn(ca, federation.now) === 'expired') continue;
      told.add(leaf.fingerprint);
      const related = [{ at: trust.at, message: `what ${verifier.cluster} trusts` }];
      yield found({ at: certificate.at, related }, { file: certificate.value.file, end: dayOf(leaf.notAfter), ca: ca.subject, caEnd: dayOf(ca.notAfter), cluster: verifier.cluster, owner: owner.cluster });
    }
  },
);
