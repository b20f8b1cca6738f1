// Whether a certificate holds on a day. The day is an input: nothing here knows what time it is.
import type { Certificate } from './certificate.ts';

const DAY = 24 * 60 * 60 * 1000;

/**
 * `day` is YYYY-MM-DD, in UTC. `expired`: notAfter lies before the day starts. `not-yet`: notBefore lies after the day ends.
 * So a certificate is valid on the day on which it starts or ends, at whatever hour.
 */
export function validOn({ notBefore, notAfter }: Certificate, day: string): 'valid' | 'not-yet' | 'expired' {
  const start = Date.parse(`${day}T00:00:00Z`);
  // Negated, so that what is no day (NaN) never makes a certificate valid.
  if (!(notAfter >= start)) return 'expired';
  return notBefore < start + DAY ? 'valid' : 'not-yet';
}
