// What this project says of a chain.
import { readCertificates } from '../../src/certificates/read-certificates.ts';
import { verifyChain, type ChainVerdict } from '../../src/certificates/verify-chain.ts';
import type { Made } from '../../src/dev/make-certificate.ts';
import { DAY, type Chain } from './chains.ts';

export const pemOf = (made: readonly Made[]): string => made.map(({ pem }) => pem).join('');

export function verdictOf({ leaf, intermediates, anchors, usage }: Chain): ChainVerdict {
  const file = readCertificates(Buffer.from(pemOf([leaf, ...intermediates])));
  const trusted = readCertificates(Buffer.from(pemOf(anchors)));
  const [first, ...others] = file.certificates;
  if (first === undefined || file.faults.length + trusted.faults.length > 0) throw new Error('a chain that is made for this cannot be read');
  return verifyChain({ file: '', leaf: first, intermediates: others }, trusted.certificates, { at: DAY, usage });
}
