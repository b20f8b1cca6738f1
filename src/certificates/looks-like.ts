// What a file that is no PEM seems to be, so that its owner knows what to convert.
import { outline, outlineOf } from './der.ts';

/** In words that follow 'it looks like'. `text` is what `bytes` say in UTF-8. */
export function looksLike(bytes: Uint8Array, text: string): string {
  if (/^\s*$/.test(text)) return 'an empty file';
  if (text.replaceAll('\0', '').includes('-----BEGIN ')) return 'text in UTF-16';
  if (/^\s*[[{]/.test(text)) return 'JSON';
  const der = looksLikeDer(bytes);
  if (der !== undefined) return der;
  return looksLikeDer(Buffer.from(text, 'base64')) === undefined ? 'something else' : 'base64 without BEGIN and END lines';
}

function looksLikeDer(bytes: Uint8Array): string | undefined {
  const whole = outlineOf(bytes);
  if (whole === undefined) return undefined;
  if (whole.children === 'SB') return 'a public key in DER';
  if (whole.children !== 'SSB' || whole.first === undefined) return 'other DER';
  const { children } = outline(whole.first);
  // Version, subject, key and attributes [0]; a certificate has a validity and more, a revocation list a date.
  if (children === 'ISSC') return 'a certificate request in DER';
  return /^C?ISSSSS/.test(children) ? 'a certificate in DER' : 'other DER';
}
