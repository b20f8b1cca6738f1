// Chains of every shape that people show to a gateway, sound ones and faulty ones, each with the CAs against which it is held.
import { bits, der, oid, sequence } from '../../src/dev/der-writer.ts';
import {
  AUTHORITY_KEY,
  BASIC_CONSTRAINTS,
  EXTENDED_KEY_USAGE,
  EXTENDED_USAGES,
  extension,
  issue,
  KEY_USAGE,
  makeCa,
  NAME_CONSTRAINTS,
  SUBJECT_KEY,
  type KeyKind,
  type LeafWanted,
  type Made,
  type Wanted,
} from '../../src/dev/make-certificate.ts';
import type { Usage } from '../../src/certificates/judge-path.ts';

export interface Chain {
  readonly name: string;
  readonly usage: Usage;
  readonly leaf: Made;
  /** In the order of the file. */
  readonly intermediates: readonly Made[];
  readonly anchors: readonly Made[];
}

/** The day on which all are looked at. */
export const DAY = '2026-11-25';

const URI = 'spiffe://c1.example.com/gateway';
const PAST = { notBefore: new Date('2020-01-01T00:00:00Z'), notAfter: new Date('2026-06-01T00:00:00Z') };
const FUTURE = { notBefore: new Date('2027-06-01T00:00:00Z'), notAfter: new Date('2036-06-01T00:00:00Z') };

/** How many CAs there are, the root among them, and what is said of each certificate; 0 is the leaf, `cas` the root. */
interface Plan {
  readonly cas: number;
  readonly wanted?: Readonly<Record<number, Wanted & { readonly usages?: LeafWanted['usages'] }>>;
}

interface Line {
  readonly leaf: Made;
  /** From the leaf's issuer to the root. */
  readonly cas: readonly Made[];
}

function line({ cas, wanted = {} }: Plan): Line {
  const made: Made[] = [];
  for (let level = cas; level > 0; level--) {
    const by = made[0];
    made.unshift(makeCa({ subject: { O: 'example Inc.', CN: `CA ${level}` }, ...wanted[level], ...(by === undefined ? {} : { by }) }));
  }
  const [ca] = made;
  if (ca === undefined) throw new Error('a line has a CA');
  return { leaf: issue({ ca, uris: [URI], subject: { O: 'example Inc.', CN: 'gateway' }, ...wanted[0] }), cas: made };
}

const whole = ({ leaf, cas }: Line): Omit<Chain, 'name' | 'usage'> => ({ leaf, intermediates: cas.slice(0, -1), anchors: cas.slice(-1) });

const uri = (value: string): Buffer => sequence(der(0x86, Buffer.from(value)));
const dns = (value: string): Buffer => sequence(der(0x82, Buffer.from(value)));
const permitted = (...bases: readonly Buffer[]): Buffer => extension(NAME_CONSTRAINTS, true, sequence(der(0xa0, ...bases)));
const excluded = (...bases: readonly Buffer[]): Buffer => extension(NAME_CONSTRAINTS, true, sequence(der(0xa1, ...bases)));
const usages = (...names: readonly (keyof typeof EXTENDED_USAGES)[]): Buffer => extension(EXTENDED_KEY_USAGE, false, sequence(...names.map((name) => oid(EXTENDED_USAGES[name]))));
const UNKNOWN = '2b0601040182370a0101';
const unknown = (critical: boolean): Buffer => extension(UNKNOWN, critical, sequence());
const withoutCertSign = { without: [KEY_USAGE], extensions: [extension(KEY_USAGE, true, bits(7, Buffer.from([0x80])))] };
const notACa = { without: [BASIC_CONSTRAINTS], extensions: [extension(BASIC_CONSTRAINTS, true, sequence())] };

/** What is said of one certificate of a chain; each is tried at every place. */
const OF_ANY: Readonly<Record<string, Wanted>> = {
  expired: PAST,
  'not yet valid': FUTURE,
  'an unknown critical extension': { extensions: [unknown(true)] },
  'an unknown extension': { extensions: [unknown(false)] },
  'serial 0': { serial: [0] },
  'a negative serial': { serial: [0x80, 1] },
  'signed with SHA-1': { signature: 'sha1' },
  'no key ids': { without: [SUBJECT_KEY, AUTHORITY_KEY] },
};

/** What is said of one CA. */
const OF_CAS: Readonly<Record<string, Wanted>> = {
  'CA:FALSE': notACa,
  'no basicConstraints': { without: [BASIC_CONSTRAINTS] },
  'no basicConstraints, no key usage': { without: [BASIC_CONSTRAINTS, KEY_USAGE] },
  'no keyCertSign': withoutCertSign,
  'no key usage': { without: [KEY_USAGE] },
  'pathlen 0': { pathLength: 0 },
  'pathlen 1': { pathLength: 1 },
  'EKU clientAuth': { extensions: [usages('clientAuth')] },
  'EKU serverAuth': { extensions: [usages('serverAuth')] },
  'EKU of both': { extensions: [usages('serverAuth', 'clientAuth')] },
  'EKU any': { extensions: [usages('any')] },
  'EKU codeSigning': { extensions: [usages('codeSigning')] },
  'permits URIs of the trust domain': { extensions: [permitted(uri('c1.example.com'))] },
  'permits URIs in capitals': { extensions: [permitted(uri('C1.EXAMPLE.COM'))] },
  'permits URIs of another': { extensions: [permitted(uri('c2.example.com'))] },
  'permits URIs of two': { extensions: [permitted(uri('c2.example.com'), uri('c1.example.com'))] },
  'permits URIs below the trust domain': { extensions: [permitted(uri('.c1.example.com'))] },
  'permits URIs below its parent': { extensions: [permitted(uri('.example.com'))] },
  'permits a SPIFFE ID as URI': { extensions: [permitted(uri(URI))] },
  'permits DNS names': { extensions: [permitted(dns('example.org'))] },
  'permits DNS names and the trust domain': { extensions: [permitted(dns('example.org'), uri('c1.example.com'))] },
  'excludes the trust domain': { extensions: [excluded(uri('c1.example.com'))] },
  'excludes another trust domain': { extensions: [excluded(uri('c2.example.com'))] },
  'permits directory names': { extensions: [permitted(sequence(der(0xa4, sequence(der(0x31, sequence(oid('55040a'), der(0x0c, Buffer.from('example Inc.')))))))), ] },
  'permits other directory names': { extensions: [permitted(sequence(der(0xa4, sequence(der(0x31, sequence(oid('55040a'), der(0x0c, Buffer.from('other Inc.')))))))), ] },
  'a minimum in its constraint': { extensions: [permitted(sequence(der(0x86, Buffer.from('c1.example.com')), der(0x80, Buffer.from([1]))))] },
  'RSA of 1024 bits': { key: 'rsa-1024' },
};

const OF_LEAVES: Readonly<Record<string, Wanted & { readonly usages?: LeafWanted['usages'] }>> = {
  'EKU clientAuth': { usages: ['clientAuth'] },
  'EKU serverAuth': { usages: ['serverAuth'] },
  'EKU codeSigning': { usages: ['codeSigning'] },
  'EKU any': { usages: ['any'] },
  'no EKU': { without: [EXTENDED_KEY_USAGE] },
  'no key usage': { without: [KEY_USAGE] },
  'no basicConstraints': { without: [BASIC_CONSTRAINTS] },
  'CA:TRUE': { without: [BASIC_CONSTRAINTS], extensions: [extension(BASIC_CONSTRAINTS, true, sequence(Buffer.from([1, 1, 0xff])))] },
  'key usage keyEncipherment': { without: [KEY_USAGE], extensions: [extension(KEY_USAGE, true, bits(5, Buffer.from([0x20])))] },
  'key usage keyCertSign': { without: [KEY_USAGE], extensions: [extension(KEY_USAGE, true, bits(2, Buffer.from([0x04])))] },
  'a DNS name too': { dnsNames: ['c1.example.com'] },
};

const KEYS: readonly KeyKind[] = ['rsa-2048', 'ec-prime256v1', 'ec-secp384r1', 'ec-secp521r1', 'ec-secp224r1', 'ec-secp256k1', 'ed25519', 'ed448'];

type Unnamed = readonly [name: string, chain: Omit<Chain, 'name' | 'usage'>];

function* shapes(): Generator<Unnamed> {
  for (const cas of [1, 2, 3]) {
    const below = cas - 1;
    yield [`${below} intermediates`, whole(line({ cas }))];
    for (const [what, wanted] of Object.entries(OF_ANY)) {
      for (let at = 0; at <= cas; at++) yield [`${below} intermediates, level ${at}: ${what}`, whole(line({ cas, wanted: { [at]: wanted } }))];
    }
    for (const [what, wanted] of Object.entries(OF_CAS)) {
      if (cas === 2 && wanted.key !== undefined) continue;
      for (let at = 1; at <= cas; at++) yield [`${below} intermediates, level ${at}: ${what}`, whole(line({ cas, wanted: { [at]: wanted } }))];
    }
  }
  for (const [what, wanted] of Object.entries(OF_LEAVES)) yield [`the leaf: ${what}`, whole(line({ cas: 2, wanted: { 0: wanted } }))];
  for (const key of KEYS) {
    yield [`a CA of ${key}`, whole(line({ cas: 1, wanted: { 1: { key } } }))];
    yield [`an intermediate of ${key}`, whole(line({ cas: 2, wanted: { 1: { key } } }))];
  }
  yield ['RSA-PSS by a CA of rsa-2048', whole(line({ cas: 2, wanted: { 0: { signature: 'pss' }, 1: { key: 'rsa-2048' } } }))];
  yield ['a CA of rsa-pss-2048', whole(line({ cas: 1, wanted: { 1: { key: 'rsa-pss-2048' } } }))];
  yield ['MD5 by RSA', whole(line({ cas: 1, wanted: { 0: { signature: 'md5' }, 1: { key: 'rsa-2048' } } }))];
  yield ['MD5 of a root by itself', whole(line({ cas: 1, wanted: { 1: { key: 'rsa-2048', signature: 'md5' } } }))];
  yield ['SHA-1 by RSA', whole(line({ cas: 1, wanted: { 0: { signature: 'sha1' }, 1: { key: 'rsa-2048' } } }))];
  yield* files();
  yield* anchors();
}

/** What people put in the certificate's file, and leave out. */
function* files(): Generator<Unnamed> {
  const { leaf, cas } = line({ cas: 4 });
  const [first, second, third, root] = cas as [Made, Made, Made, Made];
  const foreign = line({ cas: 2 });
  const trusted = { leaf, anchors: [root] };
  yield ['intermediates out of order', { ...trusted, intermediates: [third, first, second] }];
  yield ['intermediates reversed', { ...trusted, intermediates: [third, second, first] }];
  yield ['the root in the file', { ...trusted, intermediates: [first, second, third, root] }];
  yield ['the first intermediate missing', { ...trusted, intermediates: [second, third] }];
  yield ['a middle intermediate missing', { ...trusted, intermediates: [first, third] }];
  yield ['the last intermediate missing', { ...trusted, intermediates: [first, second] }];
  yield ['all intermediates missing', { ...trusted, intermediates: [] }];
  yield ['an intermediate twice', { ...trusted, intermediates: [first, first, second, third, second] }];
  yield ['the leaf twice', { ...trusted, intermediates: [leaf, first, second, third] }];
  yield ['a foreign chain between', { ...trusted, intermediates: [first, foreign.leaf, ...foreign.cas, second, third] }];
  yield ['a foreign chain alone', { ...trusted, intermediates: foreign.cas }];
  yield ['another leaf of that chain first', { ...trusted, leaf: foreign.leaf, intermediates: [leaf, first, second, third] }];
}

/** What people put in a list of trusted CAs. */
function* anchors(): Generator<Unnamed> {
  const { leaf, cas } = line({ cas: 3 });
  const [first, second, root] = cas as [Made, Made, Made];
  const other = line({ cas: 1 });
  const file = { leaf, intermediates: [first, second] };
  yield ['another root', { ...file, anchors: other.cas }];
  yield ['two roots', { ...file, anchors: [...other.cas, root] }];
  yield ['an intermediate as anchor', { ...file, anchors: [second] }];
  yield ['the issuer as anchor, alone', { leaf, intermediates: [], anchors: [first] }];
  yield ['the issuer as anchor, whole file', { ...file, anchors: [first] }];
  yield ['intermediates among the anchors, none in the file', { leaf, intermediates: [], anchors: [first, second, root] }];
  yield ['the first intermediate in no place, the second an anchor', { leaf, intermediates: [], anchors: [second, root] }];
  yield ['the leaf itself as anchor', { leaf, intermediates: [], anchors: [leaf] }];
  const own = makeCa({ subject: { CN: 'gateway' }, uris: [URI] });
  yield ['a self-signed CA as leaf, untrusted', { leaf: own, intermediates: [], anchors: [root] }];
  yield ['a self-signed CA as leaf, trusted', { leaf: own, intermediates: [], anchors: [own] }];
  const twin = makeCa({ subject: root.subject });
  yield ['another root of that name', { ...file, anchors: [twin] }];
  yield ['both roots of that name, the wrong one first', { ...file, anchors: [twin, root] }];
  const twinWithoutId = makeCa({ subject: root.subject, without: [SUBJECT_KEY, AUTHORITY_KEY] });
  yield ['another root of that name, without key ids', { ...file, anchors: [twinWithoutId] }];
  const plainRoot = makeCa({ without: [SUBJECT_KEY, AUTHORITY_KEY] });
  const plainTwin = makeCa({ subject: plainRoot.subject, without: [SUBJECT_KEY, AUTHORITY_KEY] });
  const plainLeaf = issue({ ca: plainRoot, uris: [URI], without: [SUBJECT_KEY, AUTHORITY_KEY] });
  yield ['no key ids, both roots of that name, the right one first', { leaf: plainLeaf, intermediates: [], anchors: [plainRoot, plainTwin] }];
  yield ['no key ids, both roots of that name, the wrong one first', { leaf: plainLeaf, intermediates: [], anchors: [plainTwin, plainRoot] }];
  yield ['the root anew, with its key', { ...file, anchors: [makeCa({ subject: root.subject, keyOf: root })] }];
  const ended = makeCa({ subject: root.subject, keyOf: root, ...PAST });
  yield ['the root anew, and ended before', { ...file, anchors: [ended, root] }];
  yield ['the root ended, a new one of its key beside', { ...file, anchors: [root, ended] }];
  const newRoot = makeCa({ subject: { O: 'example Inc.', CN: 'new root' } });
  const cross = makeCa({ subject: root.subject, keyOf: root, by: newRoot });
  yield ['cross-signed by a new root, which is trusted', { leaf, intermediates: [first, second, cross], anchors: [newRoot] }];
  yield ['cross-signed by a new root, the old one is trusted', { leaf, intermediates: [first, second, cross], anchors: [root] }];
  yield ['cross-signed by a new root, and neither is trusted', { leaf, intermediates: [first, second, cross], anchors: other.cas }];
  const endedCross = makeCa({ subject: root.subject, keyOf: root, by: newRoot, ...PAST });
  yield ['cross-signed twice, once ended', { leaf, intermediates: [first, second, endedCross, cross], anchors: [newRoot] }];
  const rolled = makeCa({ subject: root.subject, by: root, pathLength: 0 });
  const below = issue({ ca: rolled, uris: [URI], subject: { CN: 'gateway' } });
  yield ['a root that issued to itself under a new key', { leaf: below, intermediates: [rolled], anchors: [root] }];
  const narrow = makeCa({ subject: { CN: 'narrow' }, pathLength: 0 });
  const own2 = makeCa({ subject: { CN: 'narrow' }, by: narrow });
  yield ['pathlen 0, and an intermediate of the same name', { leaf: issue({ ca: own2, uris: [URI] }), intermediates: [own2], anchors: [narrow] }];
  const capitals = makeCa({ subject: { O: 'EXAMPLE  Inc.', CN: 'Root' } });
  const spoken: Made = { ...capitals, subject: { O: 'example Inc.', CN: 'root' } };
  yield ['an issuer in other capitals and spaces', { leaf: issue({ ca: spoken, uris: [URI] }), intermediates: [], anchors: [capitals] }];
}

/** Each shape for a server and for a client. */
export function* chains(): Generator<Chain> {
  for (const [name, chain] of shapes()) for (const usage of ['serverAuth', 'clientAuth'] as const) yield { name: `${name}, ${usage}`, usage, ...chain };
}

