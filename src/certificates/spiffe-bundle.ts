// A trust bundle of SPIFFE: a JWK set whose `x509-svid` keys bring the certificates of the CAs of a trust domain.
// https://github.com/spiffe/spiffe/blob/main/standards/SPIFFE_Trust_Domain_and_Bundle.md, and 6 of X509-SVID.md.
import { createHash, createPublicKey, type JsonWebKey } from 'node:crypto';
import { isMap, isNode, isSeq, LineCounter, parseDocument, type Document } from 'yaml';
import type { Certificate } from './certificate.ts';
import type { CertificateFault, Place } from './certificate-fault.ts';
import { parseCertificate } from './parse-certificate.ts';

interface BundleRead {
  readonly certificates: readonly Certificate[];
  readonly faults: readonly CertificateFault[];
}

const MOST_KEYS = 256;

/** Lists and maps in each other; a bundle has four. What goes deeper would take a reader's stack. */
const DEEPEST = 32;

/** True for what can only be meant as a bundle: PEM never starts so. */
export const isBundle = (text: string): boolean => /^\ufeff?\s*\{/.test(text);

/** `text` must have been searched for private keys. Keys for other uses, `jwt-svid` among them, are passed over. */
export function readBundle(text: string): BundleRead {
  const only = (problem: string, place: Place = { offset: 0, line: 1 }): BundleRead => ({ certificates: [], faults: [{ kind: 'broken-bundle', ...place, problem }] });
  const lines = new LineCounter();
  const parsed = parseJson(text, lines);
  if (typeof parsed === 'string') return only(parsed);
  const keys = parsed.get('keys', true);
  if (!isSeq(keys)) return only('is JSON without a list `keys`, and so no trust bundle of SPIFFE');
  if (keys.items.length > MOST_KEYS) return only(`holds ${keys.items.length} keys; at most ${MOST_KEYS} are read`);
  const read = keys.items.flatMap((item, index): (Certificate | CertificateFault)[] => {
    const offset = isNode(item) ? (item.range?.[0] ?? 0) : 0;
    const key: unknown = isNode(item) ? item.toJSON() : item;
    const result = isMap(item) ? readKey(key as Key) : 'is not an object';
    if (result === undefined) return [];
    return [typeof result === 'string' ? { kind: 'broken-bundle', offset, line: lines.linePos(offset).line, problem: `has a key, keys[${index}], that ${result}` } : result];
  });
  const faults = read.filter((one): one is CertificateFault => 'kind' in one);
  const certificates = read.filter((one): one is Certificate => !('kind' in one));
  return faults.length + certificates.length > 0 ? { certificates, faults } : only('is a trust bundle without any key for the use `x509-svid`');
}

/** JSON.parse decides what is JSON. It takes the last of two members of one name where a reader sees the first, so those are looked for by yaml. */
function parseJson(text: string, lineCounter: LineCounter): Document.Parsed | string {
  if (isTooDeep(text)) return `is JSON that is nested over ${DEEPEST} levels deep`;
  try {
    JSON.parse(text.replace(/^\ufeff/, ''));
    const document = parseDocument(text, { lineCounter, version: '1.2', schema: 'json', uniqueKeys: true });
    return document.errors.length === 0 ? document : 'is JSON in which a member stands twice';
  } catch {
    return 'starts like JSON and cannot be read as JSON';
  }
}

/** By hand: a regular expression needs stack for every character of a string. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '"') quoted = !quoted;
    else if (quoted) at += character === '\\' ? 1 : 0;
    else if (character === '[' || character === '{') depth++;
    else if (character === ']' || character === '}') depth--;
    if (depth > DEEPEST) return true;
  }
  return false;
}

interface Key extends JsonWebKey {
  readonly use?: unknown;
  readonly x5c?: unknown;
}

/** A certificate, or what is wrong with the key; undefined for a key of another use. */
function readKey(key: Key): Certificate | string | undefined {
  if (key.use !== 'x509-svid') return undefined;
  const { x5c } = key;
  if (!Array.isArray(x5c) || x5c.length !== 1 || typeof x5c[0] !== 'string') return 'has no `x5c` with exactly one certificate';
  const [encoded] = x5c as [string];
  const der = Buffer.from(encoded, 'base64');
  const parsed = der.toString('base64') === encoded ? parseCertificate(der) : 'is not base64';
  if (typeof parsed === 'string') return `has a certificate in \`x5c\` that ${parsed}`;
  return fingerprintOf(key) === parsed.keyFingerprint ? parsed : 'is not the key of the certificate in its `x5c`';
}

function fingerprintOf(key: JsonWebKey): string | undefined {
  try {
    return createHash('sha256').update(createPublicKey({ key, format: 'jwk' }).export({ type: 'spki', format: 'der' })).digest('hex');
  } catch {
    return undefined;
  }
}
