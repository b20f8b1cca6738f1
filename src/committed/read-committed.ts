// A committed file as text, and what its cluster's committed record says that we wrote.
import { entryOf } from '../syntax/node.ts';
import { parse } from '../syntax/parse.ts';
import { isUnreadable, type Tree } from '../text/tree.ts';
import type { FileText } from './stale-file.ts';

/** Bytes; larger than any file that we write. */
const LARGEST = 16 * 1024 * 1024;

/** `why` finishes the sentence 'the file …'. */
export interface NoText {
  readonly why: string;
}

export function readCommitted(tree: Tree, path: string): { readonly text: string } | NoText {
  const bytes = tree.read(path, LARGEST);
  if (isUnreadable(bytes)) return { why: bytes.unreadable };
  if (bytes.length > LARGEST) return { why: 'is over 16 MiB' };
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.includes('\0') ? { why: 'is no text' } : { text };
  } catch {
    return { why: 'is not UTF-8' };
  }
}

export const fileText = (read: { readonly text: string } | NoText): FileText => ('text' in read ? { text: read.text } : 'not text');

/** Paths relative to the cluster's folder. A pull request can write a record too: it decides about words, never about what is an error. */
export function recordedFiles(tree: Tree, cluster: string): ReadonlySet<string> {
  const read = readCommitted(tree, `.meshfed/${cluster}.json`);
  if (!('text' in read)) return new Set();
  const [root] = parse({ path: '', text: read.text }).documents;
  const files = entryOf(root, 'files')?.value;
  return new Set(files?.kind === 'map' ? files.entries.map(({ key }) => key) : []);
}
