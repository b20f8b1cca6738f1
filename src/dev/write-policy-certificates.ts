// Writes the certificates that examples of policies may name, by hand only: `node --import tsx src/dev/write-policy-certificates.ts`.
// What exists is left alone. Keys are never on a disk and are forgotten.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { issue, makeCa, type LeafWanted } from './make-certificate.ts';

const FOLDER = 'policies/certificates';
const day = (text: string): Date => new Date(`${text}T00:00:00Z`);
const EGRESS = 'spiffe://c1.example.com/istio-private-egressgateway';

const ca = makeCa({ subject: { O: 'example Inc.', CN: 'sample.example.com' }, key: 'ec-secp384r1', notBefore: day('2026-01-01'), notAfter: day('2031-01-01') });
const leaf = (wanted: Partial<LeafWanted>): string =>
  issue({ ca, subject: { O: 'example Inc.', CN: 'c1.example.com' }, key: 'ec-prime256v1', uris: [EGRESS], notBefore: day('2026-11-01'), notAfter: day('2027-01-30'), ...wanted }).pem;

/** The leaves are issued by `sample-ca` for the egress gateway of cluster1, and hold for 90 days from 2026-11-01 where their name says nothing else. */
const FILES: Readonly<Record<string, string>> = {
  'sample-ca': ca.pem,
  'ca-of-30-years': makeCa({ subject: { O: 'example Inc.', CN: 'old.example.com' }, key: 'ec-prime256v1', notBefore: day('2016-01-01'), notAfter: day('2046-01-01') }).pem,
  'ca-rsa-2048': makeCa({ subject: { O: 'example Inc.', CN: 'rsa.example.com' }, key: 'rsa-2048', notBefore: day('2026-01-01'), notAfter: day('2031-01-01') }).pem,
  'leaf-of-90-days': leaf({}),
  'leaf-of-2-years': leaf({ notAfter: day('2028-11-01') }),
  'leaf-ending': leaf({ notAfter: day('2026-12-05') }),
  'leaf-rsa-2048': leaf({ key: 'rsa-2048' }),
  'leaf-secp384r1': leaf({ key: 'ec-secp384r1' }),
  'leaf-with-dns': leaf({ dnsNames: ['c1.example.com', '*.example.com'] }),
};

const hadCa = existsSync(`${FOLDER}/sample-ca.crt`);
mkdirSync(FOLDER, { recursive: true });
for (const [name, pem] of Object.entries(FILES)) {
  const path = `${FOLDER}/${name}.crt`;
  if (existsSync(path)) continue;
  if (hadCa && name.startsWith('leaf')) throw new Error(`${name}: the key of sample-ca is forgotten; delete all and make them anew`);
  process.stdout.write(`${path}\n`);
  writeFileSync(path, pem);
}
