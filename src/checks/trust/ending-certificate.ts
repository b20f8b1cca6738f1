// A gateway's certificate, or a CA, that ends within a month.
import { check } from '../check.ts';
import { dayOf } from '../../model/days.ts';
import { validOn } from '../../certificates/valid-on.ts';
import { placedCertificates } from '../placed-certificates.ts';

const DAYS = 30;
const DAY = 24 * 60 * 60 * 1000;

export const endingCertificate = check(
  {
    code: 'MF4022',
    name: 'ending-certificate',
    since: '0.1.0',
    severity: 'warning',
    message: 'the {what} `{subject}` ends on {last}, {left}; from then on every handshake that needs it fails',
    help: '{remedy}',
  },
  function* ({ now, agreements }, found) {
    for (const { at, certificate, role } of agreements.flatMap(placedCertificates)) {
      const days = Math.floor((certificate.notAfter - Date.parse(`${now}T00:00:00Z`)) / DAY);
      if (validOn(certificate, now) !== 'valid' || days > DAYS) continue;
      const last = dayOf(certificate.notAfter);
      const left = days === 0 ? 'today' : days === 1 ? 'tomorrow' : `in ${days} days`;
      yield found({ at }, { what: WHAT[role], subject: certificate.subject, last, left, remedy: REMEDY[role] });
    }
  },
);

const WHAT = { leaf: 'certificate of', intermediate: 'intermediate CA', trusted: 'CA' } as const;

const REMEDY = {
  leaf: 'Have a new one issued, and put it here and into the Secret of the gateway.',
  intermediate: 'Have a new certificate issued for the gateway, with the intermediates that belong to it.',
  trusted: 'List the CA that follows it beside it now, before a peer shows its first certificate of the new CA; take the old one out once all of them do.',
} as const;
