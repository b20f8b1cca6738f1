// Certificates of every sound shape, in federations that work: no error, and no warning.
import { createPublicKey } from 'node:crypto';
import * as assert from 'uvu/assert';
import { der, sequence } from '../dev/der-writer.ts';
import { compileFiles, fixtureFiles } from '../dev/fixtures.ts';
import { BASIC_CONSTRAINTS, EXTENDED_KEY_USAGE, extension, issue, makeCa, NAME_CONSTRAINTS, type LeafWanted, type Made } from '../dev/make-certificate.ts';
import { spec } from '../dev/spec.ts';

const C1 = 'spiffe://c1.example.com/istio-private-egressgateway';
const C2 = 'spiffe://c2.example.com/istio-private-ingressgateway';

/** What cluster1 and cluster2 trust, and what their gateways show. */
interface Shape {
  readonly trust1: readonly Made[] | string;
  readonly trust2: readonly Made[] | string;
  readonly shown1: readonly Made[] | string;
  readonly shown2: readonly Made[] | string;
  /** Edits of agreements: file, what stands there, what shall. */
  readonly edits?: readonly (readonly [file: string, from: string, to: string])[];
}

const pem = (made: readonly Made[] | string): string => (typeof made === 'string' ? made : made.map((one) => one.pem).join(''));
const leaf1 = (ca: Made, wanted: Omit<LeafWanted, 'ca'> = {}): Made => issue({ ca, uris: [C1], ...wanted });
const leaf2 = (ca: Made, wanted: Omit<LeafWanted, 'ca'> = {}): Made => issue({ ca, uris: [C2], ...wanted });

function below(root: Made, wanted: Omit<LeafWanted, 'ca'> = {}): Shape {
  return { trust1: [root], trust2: [root], shown1: [leaf1(root, wanted)], shown2: [leaf2(root, wanted)] };
}

function filesOf({ trust1, trust2, shown1, shown2, edits = [] }: Shape): ReadonlyMap<string, Uint8Array | string> {
  const files = new Map<string, Uint8Array | string>(fixtureFiles('bookinfo'));
  files.set('cluster1/certs/example.com.crt', pem(trust1));
  files.set('cluster2/certs/example.com.crt', pem(trust2));
  files.set('cluster1/certs/c1.example.com.crt', pem(shown1));
  files.set('cluster2/certs/c2.example.com.crt', pem(shown2));
  for (const [file, from, to] of edits) {
    const text = Buffer.from(files.get(file) ?? '').toString();
    assert.is(text.split(from).length, 2, `${file}: ${from}`);
    files.set(file, text.replace(from, to));
  }
  return files;
}

const uri = (host: string): Buffer => extension(NAME_CONSTRAINTS, true, sequence(der(0xa0, sequence(der(0x86, Buffer.from(host))))));
const root = makeCa();
const first = makeCa({ subject: { CN: 'first' }, by: root });
const second = makeCa({ subject: { CN: 'second' }, by: first });
const newRoot = makeCa({ subject: { CN: 'new root' } });
const bundle = (ca: Made): string =>
  JSON.stringify({ spiffe_sequence: 1, keys: [{ use: 'x509-svid', ...createPublicKey(ca.key).export({ format: 'jwk' }), x5c: [ca.der.toString('base64')] }] });
const both = (trusted: readonly Made[], behind: readonly Made[], ca: Made): Shape => ({ trust1: trusted, trust2: trusted, shown1: [leaf1(ca), ...behind], shown2: [leaf2(ca), ...behind] });

const SHAPES: Readonly<Record<string, () => Shape>> = {
  'one root': () => below(root),
  'RSA throughout': () => below(makeCa({ key: 'rsa-2048' }), { key: 'rsa-2048' }),
  'P-384 throughout': () => below(makeCa({ key: 'ec-secp384r1' }), { key: 'ec-secp384r1' }),
  'an Ed25519 root': () => below(makeCa({ key: 'ed25519' })),
  'a P-521 root': () => below(makeCa({ key: 'ec-secp521r1' })),
  'RSA-PSS signatures': () => below(makeCa({ key: 'rsa-2048' }), { signature: 'pss' }),
  'an intermediate': () => both([root], [first], first),
  'two intermediates and the root in the file': () => both([root], [second, first, root], second),
  'an intermediate that is trusted': () => both([first], [], first),
  'a chain that is trusted whole': () => both([second, first, root], [], second),
  'a CA for each side': () => ({ trust1: [newRoot], trust2: [root], shown1: [leaf1(root)], shown2: [leaf2(newRoot)] }),
  'two roots in a rotation': () => ({ trust1: [root, newRoot], trust2: [newRoot, root], shown1: [leaf1(root)], shown2: [leaf2(newRoot)] }),
  'a root cross-signed by the next': () => both([newRoot], [first, makeCa({ subject: root.subject, keyOf: root, by: newRoot })], first),
  'a root made anew with its key': () => ({ ...below(root), trust1: [makeCa({ subject: root.subject, keyOf: root })] }),
  'the usage of each side': () => ({ ...below(root), shown1: [leaf1(root, { usages: ['clientAuth'] })], shown2: [leaf2(root, { usages: ['serverAuth'] })] }),
  'no extended key usage': () => below(root, { without: [EXTENDED_KEY_USAGE] }),
  'no basicConstraints in the leaf': () => below(root, { without: [BASIC_CONSTRAINTS] }),
  'DNS names beside the URI': () => below(root, { dnsNames: ['gateway.example.com', 'localhost'] }),
  'a root bound to the trust domains below a host': () => below(makeCa({ extensions: [uri('.example.com')] })),
  'a path as long as allowed': () => {
    const narrow = makeCa({ pathLength: 1 });
    const last = makeCa({ subject: { CN: 'last' }, by: narrow, pathLength: 0 });
    return both([narrow], [last], last);
  },
  'a root signed with SHA-1 by itself': () => below(makeCa({ signature: 'sha1' })),
  'certificates of 31 days': () => below(root, { notAfter: new Date('2026-12-26T00:00:00Z') }),
  'a trust bundle of SPIFFE': () => ({ ...below(root), trust1: bundle(root), trust2: bundle(root) }),
  'CRLF, and words around': () => ({ ...below(root), trust1: `# our root\r\n${root.pem.replaceAll('\n', '\r\n')}`, shown2: `subject=CN = c2\n${leaf2(root).pem}\nissuer\n` }),
  'no certificates named': () => ({
    ...below(root),
    edits: [
      ['cluster1/agreement.yaml', '      certificate: certs/c1.example.com.crt\n', ''],
      ['cluster2/agreement.yaml', '      certificate: certs/c2.example.com.crt\n', ''],
    ],
  }),
  'a trust of its own for a peer': () => ({
    trust1: [root],
    trust2: [newRoot],
    shown1: [leaf1(first), first],
    shown2: [leaf2(root)],
    edits: [
      ['cluster2/agreement.yaml', '    - cluster: cluster1\n      egress', '    - cluster: cluster1\n      trust: [certs/c1.crt]\n      egress'],
      ['cluster1/agreement.yaml', '        port: 15443\n', '        port: 15443\n        sni: cluster1.c2.example.com\n'],
    ],
  }),
};

spec('sound certificates', (test) => {
  for (const [name, shape] of Object.entries(SHAPES)) {
    test(`give no error and no warning: ${name}`, () => {
      const files = new Map(filesOf(shape()));
      if (name === 'a trust of its own for a peer') files.set('cluster2/certs/c1.crt', root.pem);
      const { findings, withheld } = compileFiles(files);
      const grave = findings.filter(({ severity }) => severity !== 'note');
      assert.equal(grave.map(({ name: check, message }) => `${check}: ${message}`), []);
      assert.equal(withheld, []);
    });
  }

  test('come out as PEM, whatever form they came in', () => {
    const emitted = (shape: Shape): string => JSON.stringify(compileFiles(filesOf(shape)).compiled.map(({ overlay }) => [...overlay.files]));
    const plain = below(root);
    assert.is(emitted({ ...plain, trust1: bundle(root), trust2: bundle(root) }), emitted(plain));
  });
});
