// A set of CAs as one value: whatever the order and the number of files that named them, the same bytes.
import { createHash } from 'node:crypto';
import { byCodeUnit } from '../text/source.ts';
import type { CaBundle, Certificate } from './certificate.ts';

/** The bundle's fingerprint is the SHA-256, in lower-case hex, of its certificates' fingerprints, sorted, one after the other. */
export function caBundle(certificates: readonly Certificate[]): CaBundle {
  const distinct = new Map(certificates.map((certificate) => [certificate.fingerprint, certificate]));
  const sorted = [...distinct.values()].sort((a, b) => byCodeUnit(a.fingerprint, b.fingerprint));
  const hash = createHash('sha256');
  for (const { fingerprint } of sorted) hash.update(fingerprint);
  return { certificates: sorted, pem: sorted.map(({ pem }) => pem).join(''), fingerprint: hash.digest('hex') };
}
