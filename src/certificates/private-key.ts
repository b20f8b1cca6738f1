// Finds private keys, whatever they are wrapped in. Only the words of this file are ever said about one, no byte of it.
import { outlineOf, type Outline } from './der.ts';

export interface PrivateKey {
  /** From the words of this file. */
  readonly shape: string;
  /** In `text`, in UTF-16 units. */
  readonly offset: number;
}

// A label as such, in whatever dashes and escapes: a block need not be well formed to hold a key. OPENSSH keys also have a name inside.
const LABEL = /\b(?:BEGIN|END)\b[^a-z\n]{0,40}?(?:(RSA|EC|DSA|ENCRYPTED|OPENSSH|PGP)[^A-Za-z\n]{1,5})?PRIVATE[^A-Za-z\n]{1,5}KEY|(openssh-key-v1)/;
const JWK_TYPE = /"kty"\s*:/;
const JWK_SECRET = /"[dk]"\s*:\s*"/;

// `=` ends a run, so that a second one behind it starts at its own first character.
const BASE64 = /[A-Za-z0-9+/]{16,}[A-Za-z0-9+/\s]*/g;

// A key in PEM, in base64, in the base64 of a Secret.
const DEEPEST = 3;

const PKCS12_VERSION = '\x03';

/** The first private key in a file, by its text and by the shape of its bytes. `text` is what `bytes` say in UTF-8. */
export function findPrivateKey(bytes: Uint8Array, text: string): PrivateKey | undefined {
  if (!text.includes('\0')) return search(bytes, text, DEEPEST);
  // UTF-16 can be read once its zeros are gone; the offsets are then no use.
  const key = search(bytes, text.replaceAll('\0', ''), DEEPEST);
  return key && { ...key, offset: 0 };
}

function search(bytes: Uint8Array, text: string, depth: number): PrivateKey | undefined {
  return byText(text) ?? byOutline(outlineOf(bytes)) ?? (depth > 0 ? inBase64(text, depth - 1) : undefined);
}

function byText(text: string): PrivateKey | undefined {
  const label = LABEL.exec(text);
  if (label !== null) {
    const kind = label[2] === undefined ? label[1] : 'OPENSSH';
    return { shape: kind === undefined ? 'PRIVATE KEY' : `${kind} PRIVATE KEY`, offset: label.index };
  }
  const secret = JWK_TYPE.test(text) ? JWK_SECRET.exec(text) : null;
  return secret === null ? undefined : { shape: 'JWK', offset: secret.index };
}

const OUTLINES: readonly (readonly [children: RegExp, shape: string])[] = [
  [/^I{5}/, 'RSA or DSA PRIVATE KEY in DER'],
  [/^ISO/, 'PKCS#8 PRIVATE KEY in DER'],
  [/^SO/, 'encrypted PKCS#8 PRIVATE KEY in DER'],
  [/^IO/, 'EC PRIVATE KEY in DER'],
];

function byOutline(outline: Outline | undefined): PrivateKey | undefined {
  if (outline === undefined) return undefined;
  const known = OUTLINES.find(([children]) => children.test(outline.children));
  if (known !== undefined) return { shape: known[1], offset: 0 };
  return outline.children.startsWith('IS') && outline.first?.value === PKCS12_VERSION ? { shape: 'PKCS#12', offset: 0 } : undefined;
}

function inBase64(text: string, depth: number): PrivateKey | undefined {
  for (const run of text.matchAll(BASE64)) {
    const bytes = Buffer.from(run[0], 'base64');
    const key = search(bytes, bytes.toString('latin1'), depth);
    if (key !== undefined) return { ...key, offset: run.index };
  }
  return undefined;
}
