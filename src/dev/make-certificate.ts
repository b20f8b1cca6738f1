// Makes keys and certificates of every kind, for tests and fixtures, with nothing but Node.
import { constants, createHash, createPublicKey, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { bits, der, integer, OCTET_STRING, oid, sequence, SET, time, UTF8_STRING } from './der-writer.ts';

/** Named as `Certificate.key` names them. */
export type KeyKind = 'rsa-1024' | 'rsa-2048' | 'rsa-pss-2048' | 'ec-prime256v1' | 'ec-secp384r1' | 'ec-secp521r1' | 'ec-secp224r1' | 'ec-secp256k1' | 'ed25519' | 'ed448';

/** In the order in which it is written. */
export type Subject = Readonly<Partial<Record<'C' | 'O' | 'OU' | 'CN', string>>>;

export interface Made {
  readonly pem: string;
  readonly der: Buffer;
  /** PKCS#8. */
  readonly keyPem: string;
  readonly key: KeyObject;
  readonly subject: Subject;
}

export interface Wanted {
  readonly subject?: Subject;
  readonly key?: KeyKind;
  readonly notBefore?: Date;
  readonly notAfter?: Date;
  /** Subject alternative names; the extension is critical. */
  readonly uris?: readonly string[];
  readonly dnsNames?: readonly string[];
  /** More extensions, each made by `extension`. */
  readonly extensions?: readonly Uint8Array[];
  /** OIDs in hex of extensions that are left out, though a certificate of its kind has them. */
  readonly without?: readonly string[];
  /** The key pair of another certificate, in place of a new one. */
  readonly keyOf?: Made;
  /** 16 random bytes by default. */
  readonly serial?: readonly number[];
  /** How its issuer signs, where not with SHA-2 and, for RSA, PKCS#1 padding. */
  readonly signature?: 'md5' | 'sha1' | 'pss';
  /** For a CA: how many intermediates may follow. */
  readonly pathLength?: number;
}

/** A CA: signed by itself, or an intermediate signed by `by`. */
export function makeCa({ by, ...wanted }: Wanted & { readonly by?: Made } = {}): Made {
  const subject = wanted.subject ?? { O: 'example Inc.', CN: 'example.com' };
  const keyUsage = extension(KEY_USAGE, true, bits(1, Buffer.from([KEY_CERT_SIGN | CRL_SIGN])));
  const limit = wanted.pathLength === undefined ? [] : [integer(wanted.pathLength)];
  return make({ ...wanted, subject }, by, [extension(BASIC_CONSTRAINTS, true, sequence(TRUE, ...limit)), keyUsage]);
}

export interface LeafWanted extends Wanted {
  readonly ca: Made;
  /** Both by default. */
  readonly usages?: readonly (keyof typeof EXTENDED_USAGES)[] | undefined;
}

/** A leaf: no CA, for the client's and the server's side. */
export function issue({ ca, usages = ['serverAuth', 'clientAuth'], ...wanted }: LeafWanted): Made {
  const subject = wanted.subject ?? { O: 'example Inc.', CN: 'leaf.example.com' };
  return make({ ...wanted, subject }, ca, [
    extension(BASIC_CONSTRAINTS, true, sequence()),
    extension(KEY_USAGE, true, bits(7, Buffer.from([DIGITAL_SIGNATURE]))),
    extension(EXTENDED_KEY_USAGE, false, sequence(...usages.map((usage) => oid(EXTENDED_USAGES[usage])))),
  ]);
}

/** `id` is the OID as DER has it, in hex. */
export const extension = (id: string, critical: boolean, value: Uint8Array): Buffer =>
  sequence(oid(id), ...(critical ? [TRUE] : []), der(OCTET_STRING, value));

export const SUBJECT_ALTERNATIVE_NAMES = '551d11';
export const BASIC_CONSTRAINTS = '551d13';
export const KEY_USAGE = '551d0f';
export const EXTENDED_KEY_USAGE = '551d25';
export const NAME_CONSTRAINTS = '551d1e';
export const SUBJECT_KEY = '551d0e';
export const AUTHORITY_KEY = '551d23';
export const EXTENDED_USAGES = { serverAuth: '2b06010505070301', clientAuth: '2b06010505070302', codeSigning: '2b06010505070303', any: '551d2500' } as const;
const ATTRIBUTES = { C: '550406', O: '55040a', OU: '55040b', CN: '550403' } as const;
const TRUE = Buffer.from([0x01, 0x01, 0xff]);
const NULL = Buffer.from([0x05, 0x00]);
const DIGITAL_SIGNATURE = 0x80;
const KEY_CERT_SIGN = 0x04;
const CRL_SIGN = 0x02;

export function makeKey(kind: KeyKind): KeyObject {
  if (kind === 'ed25519') return generateKeyPairSync('ed25519').privateKey;
  if (kind === 'ed448') return generateKeyPairSync('ed448').privateKey;
  const detail = kind.slice(kind.indexOf('-') + 1);
  if (kind.startsWith('ec-')) return generateKeyPairSync('ec', { namedCurve: detail }).privateKey;
  if (kind === 'rsa-pss-2048') return generateKeyPairSync('rsa-pss', { modulusLength: 2048 }).privateKey;
  return generateKeyPairSync('rsa', { modulusLength: Number(detail) }).privateKey;
}

function make(wanted: Wanted & { readonly subject: Subject }, by: Made | undefined, extensions: readonly Buffer[]): Made {
  const { subject, notBefore = new Date('2026-01-01T00:00:00Z'), notAfter = new Date('2125-12-31T23:59:59Z') } = wanted;
  const key = wanted.keyOf?.key ?? makeKey(wanted.key ?? 'ec-prime256v1');
  const signer = by?.key ?? key;
  const { algorithm, hash, ...padding } = signatureOf(signer, wanted.signature);
  const all = [...extensions, ...keyIds(key, signer), ...alternativeNames(wanted)].filter((one) => !wanted.without?.some((id) => one.includes(oid(id))));
  const certified = sequence(
    der(0xa0, integer(2)),
    // 16 bytes, of which the first is neither zero nor negative.
    integer(...(wanted.serial ?? [0x5a, ...randomBytes(15)])),
    algorithm,
    nameOf(by?.subject ?? subject),
    sequence(time(notBefore), time(notAfter)),
    nameOf(subject),
    publicDer(key),
    der(0xa3, sequence(...all, ...(wanted.extensions ?? []))),
  );
  const bytes = sequence(certified, algorithm, bits(0, sign(hash, certified, { key: signer, ...padding })));
  return { pem: pemOf(bytes), der: bytes, keyPem: key.export({ type: 'pkcs8', format: 'pem' }).toString(), key, subject };
}

const publicDer = (key: KeyObject): Buffer => createPublicKey(key).export({ type: 'spki', format: 'der' });

const keyId = (key: KeyObject): Buffer => createHash('sha1').update(publicDer(key)).digest();

const keyIds = (key: KeyObject, signer: KeyObject): readonly Buffer[] => [
  extension(SUBJECT_KEY, false, der(OCTET_STRING, keyId(key))),
  extension(AUTHORITY_KEY, false, sequence(der(0x80, keyId(signer)))),
];

function alternativeNames({ uris = [], dnsNames = [] }: Wanted): readonly Buffer[] {
  const names = [...uris.map((uri) => der(0x86, Buffer.from(uri))), ...dnsNames.map((name) => der(0x82, Buffer.from(name)))];
  return names.length === 0 ? [] : [extension(SUBJECT_ALTERNATIVE_NAMES, true, sequence(...names))];
}

const nameOf = (subject: Subject): Buffer =>
  sequence(
    ...Object.entries(subject).map(([attribute, value]) =>
      der(SET, sequence(oid(ATTRIBUTES[attribute as keyof Subject]), der(UTF8_STRING, Buffer.from(value)))),
    ),
  );

interface Signature {
  readonly algorithm: Buffer;
  /** In node:crypto's words. */
  readonly hash: string | null;
  readonly padding?: number;
  readonly saltLength?: number;
}

const PSS_SHA256 = (() => {
  const sha256 = sequence(oid('608648016503040201'), NULL);
  const mask = sequence(oid('2a864886f70d010108'), sha256);
  return sequence(oid('2a864886f70d01010a'), sequence(der(0xa0, sha256), der(0xa1, mask), der(0xa2, integer(32))));
})();

const RSA_WITH = { md5: '2a864886f70d010104', sha1: '2a864886f70d010105', sha256: '2a864886f70d01010b' } as const;

/** The signature algorithm that fits the signer's key. */
function signatureOf(signer: KeyObject, wish: Wanted['signature']): Signature {
  const type = signer.asymmetricKeyType;
  if (type === 'ed25519') return { algorithm: sequence(oid('2b6570')), hash: null };
  if (type === 'ed448') return { algorithm: sequence(oid('2b6571')), hash: null };
  if (type === 'rsa-pss' || (type === 'rsa' && wish === 'pss')) {
    return { algorithm: PSS_SHA256, hash: 'sha256', padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 };
  }
  if (type === 'rsa') {
    const hash = wish === 'md5' || wish === 'sha1' ? wish : 'sha256';
    return { algorithm: sequence(oid(RSA_WITH[hash]), NULL), hash };
  }
  if (wish === 'sha1') return { algorithm: sequence(oid('2a8648ce3d0401')), hash: 'sha1' };
  switch (signer.asymmetricKeyDetails?.namedCurve) {
    case 'secp384r1':
      return { algorithm: sequence(oid('2a8648ce3d040303')), hash: 'sha384' };
    case 'secp521r1':
      return { algorithm: sequence(oid('2a8648ce3d040304')), hash: 'sha512' };
    default:
      return { algorithm: sequence(oid('2a8648ce3d040302')), hash: 'sha256' };
  }
}

/** Any bytes as a PEM block. */
export function pemOf(bytes: Uint8Array, label = 'CERTIFICATE'): string {
  const lines = Buffer.from(bytes).toString('base64').match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}
