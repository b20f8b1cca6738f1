// A trusted CA that another CA has issued, and which is trusted without that other.
import { check } from '../check.ts';
import { issuedBy, looksSelfSigned } from '../../certificates/issued-by.ts';
import { trustsOf } from '../known-cas.ts';

export const intermediateAsRoot = check(
  {
    code: 'MF4026',
    name: 'intermediate-as-root',
    since: '0.1.0',
    severity: 'note',
    message: 'the CA `{subject}` in this `trust` was issued by `{issuer}`, which is not in it; Envoy takes it as it is, so it alone vouches, and its own issuer cannot take it back',
    help: 'Nothing needs to be done where that CA is meant; else list `{issuer}`.',
  },
  function* ({ agreements }, found) {
    for (const { files, bundle } of agreements.flatMap(trustsOf)) {
      for (const { at, value } of files) {
        for (const ca of value) {
          if (looksSelfSigned(ca) || bundle.certificates.some((issuer) => issuedBy(ca, issuer))) continue;
          yield found({ at }, { subject: ca.subject, issuer: ca.issuer });
        }
      }
    }
  },
);
