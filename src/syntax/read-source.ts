// Bytes to text: the limits, UTF-8, and the characters that no agreement may hold.
import { isUnreadable, type Tree } from '../text/tree.ts';
import { startOf, type Source } from '../text/source.ts';
import type { SyntaxFault } from './fault.ts';

export const FILE_LIMIT = 256 * 1024;
export const TOTAL_LIMIT = 32 * 1024 * 1024;

export interface SourceRead {
  /** Its text is as much as could be read; use it only where there are no faults. */
  readonly source: Source;
  readonly faults: readonly SyntaxFault[];
  /** Bytes read. */
  readonly size: number;
}

// Controls, most of which YAML 1.2 forbids and the yaml package lets pass; zero-width and bidirectional marks, also in comments: with them a
// reviewer sees another text than the compiler reads. A BOM may open a file, nothing more.
const FORBIDDEN =
  /[\u0000-\u0008\u000b-\u000c\u000e-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ud800-\udfff\ufffe\uffff]|(?<!^)\ufeff/u;

/** Reads one file of a tree as text. Never throws: what is wrong comes back as faults. */
export function readSource(tree: Tree, path: string): SourceRead {
  const bytes = tree.read(path, FILE_LIMIT);
  if (isUnreadable(bytes)) {
    const source = { path, text: '' };
    return { source, size: 0, faults: [{ kind: 'unreadable-file', at: startOf(source), args: { reason: bytes.unreadable } }] };
  }
  if (bytes.length > FILE_LIMIT) {
    const source = { path, text: '' };
    return { source, size: bytes.length, faults: [{ kind: 'file-too-large', at: startOf(source), args: { limit: '256 KiB' } }] };
  }
  const source = { path, text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) };
  const fault = wrongByte(source, bytes) ?? wrongCharacter(source);
  return { source, size: bytes.length, faults: fault === undefined ? [] : [fault] };
}

function wrongByte(source: Source, bytes: Uint8Array): SyntaxFault | undefined {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return undefined;
  } catch {
    const start = firstDifference(bytes, new TextEncoder().encode(source.text));
    // Up to the wrong byte the text is as it was written, so that prefix gives the place in UTF-16 units. As a stream, it ends before a character that is cut off.
    const before = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, start), { stream: true });
    const offset = before.length;
    const byte = `0x${(bytes[Buffer.byteLength(before)] ?? 0).toString(16).padStart(2, '0')}`;
    return { kind: 'not-utf8', at: { source, start: offset, end: offset + 1 }, args: { byte } };
  }
}

function firstDifference(a: Uint8Array, b: Uint8Array): number {
  let index = 0;
  while (index < a.length && a[index] === b[index]) index++;
  return index;
}

function wrongCharacter(source: Source): SyntaxFault | undefined {
  const match = FORBIDDEN.exec(source.text);
  if (match === null) return undefined;
  const code = (match[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return { kind: 'control-character', at: { source, start: match.index, end: match.index + 1 }, args: { character: `U+${code}` } };
}
