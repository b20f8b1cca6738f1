// Finds private keys, whatever they are wrapped in. Only the words of this file are ever said about one, no byte of it.
import { childrenOf, outlineOf, type DerNode, type Outline } from './der.ts';

export interface PrivateKey {
  /** From the words of this file. */
  readonly shape: string;
  /** In `text`, in UTF-16 units. */
  readonly offset: number;
}

// A label as such, in whatever dashes and escapes: a block need not be well formed to hold a key. OPENSSH keys also have a name inside.
const LABEL = /\b(?:BEGIN|END)\b[^a-z\n]{0,40}?(?:(RSA|EC|DSA|ENCRYPTED|OPENSSH|PGP)[^A-Za-z\n]{1,5})?PRIVATE[^A-Za-z\n]{1,5}KEY|(openssh-key-v1)/;
// In JSON, or in the YAML of somebody who has converted it: there without quotes, but then a long value.
const JWK_TYPE = /(?:"kty"|'kty'|\bkty)\s*:/;
const JWK_SECRET = /"[dk]"\s*:\s*"|(?:^|[\s{,])['"]?[dk]['"]?\s*:\s*['"]?[A-Za-z0-9_-]{16}/m;
// 'PRIVATE KEY' in base64, wherever the three bytes of a group start: glued to something else a run cannot be read from its own start.
const LABEL_IN_BASE64 = /UFJJVkFURSBLRVk|BSSVZBVEUgS0VZ|QUklWQVRFIEtFW/;
const PUTTY = /^PuTTY-User-Key-File-\d/m;

const SPACES = new Set([...' \t\r\n'].map((character) => character.charCodeAt(0)));
const BASE64 = new Set([...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'].map((character) => character.charCodeAt(0)));
const LEAST = 16;

// A key in PEM, in base64, in the base64 of a Secret.
const DEEPEST = 3;


/** The first private key in a file, by its text and by the shape of its bytes. `text` is what `bytes` say in UTF-8. */
export function findPrivateKey(bytes: Uint8Array, text: string): PrivateKey | undefined {
  if (!text.includes('\0')) return search(bytes, text, DEEPEST);
  // UTF-16 can be read once its zeros are gone; the offsets are then no use.
  const key = search(bytes, text.replaceAll('\0', ''), DEEPEST);
  return key && { ...key, offset: 0 };
}

function search(bytes: Uint8Array, text: string, depth: number): PrivateKey | undefined {
  return byText(text) ?? byOutline(outlineOf(bytes)) ?? byFirstBytes(bytes) ?? (depth > 0 ? inBase64(text, depth - 1) : undefined) ?? byLabelInBase64(text);
}

function byText(text: string): PrivateKey | undefined {
  const label = LABEL.exec(text);
  if (label !== null) {
    const kind = label[2] === undefined ? label[1] : 'OPENSSH';
    return { shape: kind === undefined ? 'PRIVATE KEY' : `${kind} PRIVATE KEY`, offset: label.index };
  }
  const secret = JWK_TYPE.test(text) ? JWK_SECRET.exec(text) : null;
  if (secret !== null) return { shape: 'JWK', offset: secret.index + secret[0].search(/\S/) };
  const putty = PUTTY.exec(text);
  return putty === null ? undefined : { shape: 'PuTTY', offset: putty.index };
}

function byLabelInBase64(text: string): PrivateKey | undefined {
  const label = LABEL_IN_BASE64.exec(text);
  return label === null ? undefined : { shape: 'PRIVATE KEY', offset: label.index };
}

const JAVA_STORES = [0xfeedfeed, 0xcececece];

/** Stores and packets that are no DER: of Java, where the first entry is a key, and of PGP without its armour. */
function byFirstBytes(bytes: Uint8Array): PrivateKey | undefined {
  const view = Buffer.from(bytes.subarray(0, 16));
  if (view.length < 16) return undefined;
  if (JAVA_STORES.includes(view.readUInt32BE(0)) && view.readUInt32BE(12) === 1) return { shape: 'Java key store', offset: 0 };
  return isPgpSecretKey(view) ? { shape: 'PGP', offset: 0 } : undefined;
}

const PGP_ALGORITHMS = new Set([1, 2, 3, 16, 17, 18, 19, 22, 25, 26, 27, 28]);

/** RFC 9580 4.2, 5.5.2: tag 5, length, version, time, algorithm. */
function isPgpSecretKey(bytes: Buffer): boolean {
  const [tag = 0, second = 0] = bytes;
  const newLength = second < 192 ? 1 : second < 224 ? 2 : 5;
  const length = tag === 0xc5 ? newLength : tag >= 0x94 && tag <= 0x96 ? 2 ** (tag & 3) : 0;
  const header = 1 + length;
  return length > 0 && [3, 4, 5, 6].includes(bytes[header] ?? 0) && PGP_ALGORITHMS.has(bytes[header + 5] ?? 0);
}

const OUTLINES: readonly (readonly [children: RegExp, shape: string])[] = [
  [/^I{5}/, 'RSA or DSA PRIVATE KEY in DER'],
  [/^ISO/, 'PKCS#8 PRIVATE KEY in DER'],
  [/^IO/, 'EC PRIVATE KEY in DER'],
];

// PKCS#5 and the older schemes of PKCS#12, as DER has their OIDs: what encrypts a key. A hash with its algorithm has the same outline.
const ENCRYPTION = /^\x2a\x86\x48\x86\xf7\x0d\x01(?:\x05|\x0c\x01)/;
const PKCS7 = /^\x2a\x86\x48\x86\xf7\x0d\x01\x07/;
const PKCS12_VERSION = '\x03';

function byOutline(whole: Outline | undefined): PrivateKey | undefined {
  if (whole === undefined) return undefined;
  const { children, first, second } = whole;
  const known = OUTLINES.find(([shape]) => shape.test(children));
  if (known !== undefined) return { shape: known[1], offset: 0 };
  if (children.startsWith('SO') && startsWith(first, ENCRYPTION)) return { shape: 'encrypted PKCS#8 PRIVATE KEY in DER', offset: 0 };
  return children.startsWith('IS') && first?.value === PKCS12_VERSION && startsWith(second, PKCS7) ? { shape: 'PKCS#12', offset: 0 } : undefined;
}

/** The first value inside it is such an OID. */
function startsWith(node: DerNode | undefined, oid: RegExp): boolean {
  const value = childrenOf(node)[0]?.value;
  return typeof value === 'string' && oid.test(value);
}

function inBase64(text: string, depth: number): PrivateKey | undefined {
  for (const { start, end } of base64Runs(text)) {
    const bytes = Buffer.from(text.slice(start, end), 'base64');
    const key = search(bytes, bytes.toString('latin1'), depth);
    if (key !== undefined) return { ...key, offset: start };
  }
  return undefined;
}

/**
 * From 16 characters of base64 on, as far as only base64 and spaces follow. `=` ends a run, so that a second one behind it starts at its own
 * first character. By hand: a regular expression needs stack for every character of a run.
 */
function* base64Runs(text: string): Generator<{ readonly start: number; readonly end: number }> {
  let start = 0;
  let long = false;
  for (let at = 0; at <= text.length; at++) {
    const code = text.charCodeAt(at);
    if (BASE64.has(code)) long ||= at - start >= LEAST - 1;
    else if (!long) start = at + 1;
    else if (!SPACES.has(code)) {
      yield { start, end: at };
      start = at + 1;
      long = false;
    }
  }
}
