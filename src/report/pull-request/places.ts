// Where a line of an agreement lies in the repository, and the link to it.
import { positionOf, type Span } from '../../text/source.ts';
import { code, urlPath } from './code.ts';

export interface Places {
  /** From the repository's root. */
  readonly path: (file: string) => string;
  /** As a reader of the comment sees it: shorter, where that is clear. */
  readonly label: (file: string) => string;
  /** The address of a file in a revision; null where there are no addresses. */
  readonly url: (path: string, side: 'base' | 'head') => string | null;
}

/** `folder`: the agreements' from the repository's root. `blobs`: addresses below which a revision's files are found, with a final `/`. */
export function placesIn(folder: string, blobs: { readonly base: string | null; readonly head: string | null }): Places {
  const inside = trimmed(folder);
  const beside = inside.split('/').slice(0, -1).join('/');
  return {
    // Findings about overlays name them from the folder that holds both.
    path: (file) => joined(file.startsWith('overlays/') ? beside : inside, file),
    // All agreements lie in one folder, so it need not be said.
    label: (file) => file,
    url: (path, side) => (blobs[side] === null ? null : `${blobs[side]}${urlPath(path)}`),
  };
}

const trimmed = (folder: string): string => folder.replace(/^(\.?\/+)+|\/+$|^\.$/g, '');
const joined = (folder: string, file: string): string => (folder === '' ? file : `${folder}/${file}`);

/** Longer ones make no link: they would cost more than the line is worth. */
const LONGEST_URL = 1_000;

/** The line, as a link to it where there is one. */
export function placeLink({ path, label: labelled, url }: Places, at: Span, side: 'base' | 'head' = 'head'): string {
  const { line } = positionOf(at);
  const label = code(`${labelled(at.source.path)}:${line}`);
  const address = url(path(at.source.path), side);
  return address === null || address.length > LONGEST_URL ? label : `[${label}](${address}#L${line})`;
}
