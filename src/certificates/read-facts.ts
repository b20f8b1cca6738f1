// What stands in a certificate's DER beside its key and dates: names, serial, and the extensions that decide whether it is accepted.
import { createHash } from 'node:crypto';
import type { Certificate, KeyUsage, Name, NameConstraints, NameKind } from './certificate.ts';
import {
  attributesOf,
  bytesOf,
  childrenOf,
  encoded,
  extensionsOf,
  innerDer,
  isTagged,
  oidOf,
  textOf,
  type DerNode,
  type Extension,
  type GeneralName,
} from './der.ts';
import { signatureOf } from './signature.ts';

export type Facts = Omit<Certificate, 'fingerprint' | 'pem' | 'notBefore' | 'notAfter' | 'key'>;

/**
 * RFC 5280 4.1: version [0] if it is not 1, serial number, signature, issuer, validity, subject, key, …, extensions [3].
 * Throws on what it cannot read.
 */
export function readFacts(certificate: DerNode): Facts {
  const fields = childrenOf(childrenOf(certificate)[0]);
  const [serial, signature, issuer, , subject, key] = isTagged(fields[0], 0) ? fields.slice(1) : fields;
  if (signature === undefined || issuer === undefined || subject === undefined || key === undefined) throw new Error('fields are missing');
  const extensions = extensionsOf(fields.find((field) => isTagged(field, 3)));
  const one = (id: string): Extension | undefined => extensions.find((extension) => extension.id === id);
  const names = extensions.filter(({ id }) => id === SUBJECT_ALTERNATIVE_NAMES).flatMap(({ altNames = [] }) => altNames.map(generalName));
  const basic = extensions.filter(({ id }) => id === BASIC_CONSTRAINTS);
  return {
    subject: nameOf(subject),
    issuer: nameOf(issuer),
    ca: basic.some(({ cA }) => cA === true),
    marked: basic.length > 0,
    pathLength: basic[0]?.pathLenConstraint,
    uris: names.filter(({ kind }) => kind === 'uri').map(({ value }) => value),
    names,
    keyFingerprint: createHash('sha256').update(encoded(key)).digest('hex'),
    signature: signatureOf(signature),
    serial: bytesOf(serial).toString('hex'),
    keyUsage: keyUsageOf(one(KEY_USAGE)),
    extendedKeyUsage: extendedKeyUsageOf(one(EXTENDED_KEY_USAGE)),
    nameConstraints: nameConstraintsOf(one(NAME_CONSTRAINTS)),
    subjectKeyId: one(SUBJECT_KEY)?.subjectKeyIdentifier,
    authorityKeyId: authorityKeyOf(one(AUTHORITY_KEY)),
    unknownCritical: extensions.filter(({ id, critical }) => critical && !KNOWN.has(id)).map(({ id }) => id),
    selfIssued: encoded(subject).equals(encoded(issuer)),
  };
}

const SUBJECT_KEY = '2.5.29.14';
const KEY_USAGE = '2.5.29.15';
const SUBJECT_ALTERNATIVE_NAMES = '2.5.29.17';
const BASIC_CONSTRAINTS = '2.5.29.19';
const NAME_CONSTRAINTS = '2.5.29.30';
const AUTHORITY_KEY = '2.5.29.35';
const EXTENDED_KEY_USAGE = '2.5.29.37';

/** What BoringSSL handles; policies, their mappings, constraints and inhibitAnyPolicy, and the type of Netscape, among it. */
const KNOWN = new Set([
  KEY_USAGE,
  SUBJECT_ALTERNATIVE_NAMES,
  BASIC_CONSTRAINTS,
  NAME_CONSTRAINTS,
  EXTENDED_KEY_USAGE,
  '2.5.29.32',
  '2.5.29.33',
  '2.5.29.36',
  '2.5.29.54',
  '2.16.840.1.113730.1.1',
]);

export function nameOf(name: DerNode): string {
  const attributes = attributesOf(name).map((attribute) => {
    const value = textOf(attribute).replace(/[,+"\\<>;]/g, '\\$&');
    return `${attribute.shortName ?? attribute.name ?? attribute.type}=${value}`;
  });
  return attributes.reverse().join(', ');
}

const KINDS: readonly NameKind[] = ['other', 'email', 'dns', 'other', 'directory', 'other', 'uri', 'ip', 'id'];

// Not from node:crypto's `subjectAltName`: it is one string, in which a name can be written that looks like two.
function generalName({ type, value }: GeneralName): Name {
  const kind = KINDS[type] ?? 'other';
  if (kind === 'directory') {
    const name = typeof value === 'string' ? undefined : value[0];
    return { kind, value: name === undefined ? '' : nameOf(name) };
  }
  if (typeof value !== 'string') return { kind, value: '' };
  return { kind, value: kind === 'ip' ? Buffer.from(value, 'latin1').toString('hex') : value };
}

// By the bit, from the first.
const USAGES: readonly KeyUsage[] = ['digitalSignature', 'nonRepudiation', 'keyEncipherment', 'dataEncipherment', 'keyAgreement', 'keyCertSign', 'cRLSign'];

function keyUsageOf(extension: Extension | undefined): readonly KeyUsage[] | undefined {
  if (extension === undefined) return undefined;
  const bits = bytesOf(innerDer(extension.value))[1] ?? 0;
  return USAGES.filter((_, index) => (bits & (0x80 >> index)) !== 0);
}

const extendedKeyUsageOf = (extension: Extension | undefined): readonly string[] | undefined =>
  extension && childrenOf(innerDer(extension.value)).map(oidOf);

function nameConstraintsOf(extension: Extension | undefined): NameConstraints | undefined {
  if (extension === undefined) return undefined;
  const { permittedSubtrees, excludedSubtrees, unsupportedSubtreeRange } = extension;
  const supported = permittedSubtrees !== undefined && unsupportedSubtreeRange !== true;
  return { permitted: (permittedSubtrees ?? []).map(generalName), excluded: (excludedSubtrees ?? []).map(generalName), supported };
}

function authorityKeyOf(extension: Extension | undefined): string | undefined {
  const id = extension && childrenOf(innerDer(extension.value)).find((part) => isTagged(part, 0));
  return id && bytesOf(id).toString('hex');
}
