// A certificate in a list of CAs that is none.
import { check } from '../check.ts';
import { gatewayCertificates } from '../gateway-certificates.ts';

export const notACa = check(
  {
    code: 'MF4003',
    name: 'not-a-ca',
    since: '0.1.0',
    severity: 'error',
    message: '{file} holds the certificate of `{subject}`, which is not a CA, so it can vouch for nobody',
    help: 'Put the certificate of the CA that issued it, `{issuer}`, in its place.',
  },
  function* ({ faults, agreements }, found) {
    const shown = agreements.flatMap(gatewayCertificates);
    for (const fault of faults) {
      if (fault.kind !== 'not-a-ca') continue;
      const { fingerprint, ...args } = fault.args;
      const owner = shown.find(({ certificate }) => certificate.value.leaf.fingerprint === fingerprint);
      const related = owner === undefined ? [] : [{ at: owner.certificate.at, message: `it is that of the ${owner.side} gateway of ${owner.cluster}` }];
      yield found({ at: fault.at, related, withholds: fault.cluster === null ? [] : [fault.cluster] }, args);
    }
  },
);
