// A gateway's certificate whose issuer is neither in its file nor trusted by the other side.
import { check } from '../check.ts';
import { handshakes } from '../handshakes.ts';
import { knownIssuer } from '../known-cas.ts';
import { listed } from '../listed.ts';
import { isBelow } from './untrusted-certificate.ts';

export const missingIntermediate = check(
  {
    code: 'MF4012',
    name: 'missing-intermediate',
    since: '0.1.0',
    severity: 'error',
    message: 'the certificate in {file} leads to the issuer `{issuer}`, which is neither in that file nor trusted by {cluster}; {cluster} cannot verify it, so the handshake fails and calls get 503',
    help: 'Append the certificate of `{issuer}` to {file}, here and in the Secret of the gateway, after the one that it issued.{known}',
  },
  function* (federation, found) {
    for (const { certificate, verifier, trust, verdict } of handshakes(federation)) {
      if (verdict.kind !== 'no-path' || verdict.reason !== 'unknown-issuer') continue;
      const issuer = knownIssuer(federation, verdict.last);
      // One that is known, and leads to nothing that is trusted, is the trust's fault.
      if (issuer !== undefined && !isBelow(federation, issuer.certificate, trust.bundle.certificates)) continue;
      const related = [{ at: trust.at, message: `${verifier.cluster} trusts ${listed(trust.bundle.certificates.map(({ subject }) => `\`${subject}\``))}` }];
      const known = issuer === undefined ? ` If it is a root, ${verifier.cluster} lists it in \`trust\` instead.` : ` ${issuer.cluster} has it among its CAs.`;
      yield found({ at: certificate.at, related }, { file: certificate.value.file, issuer: verdict.last.issuer, cluster: verifier.cluster, known });
    }
  },
);
