// A pattern of CODEOWNERS against a path. No regular expression: the patterns are others', and some take for ever on an engine for those.

type Piece = { readonly kind: 'character'; readonly character: string } | { readonly kind: 'one' } | { readonly kind: 'many' };
type Segment = { readonly kind: 'folders' } | { readonly kind: 'name'; readonly pieces: readonly Piece[] };

/** Alternatives: a path is matched where one of them matches it. */
export type Pattern = readonly (readonly Segment[])[];

const FOLDERS: Segment = { kind: 'folders' };
const ANY_NAME: Segment = { kind: 'name', pieces: [{ kind: 'many' }] };
const BELOW: readonly Segment[] = [FOLDERS, ANY_NAME];

/** As in .gitignore, but for `!` and `[ ]`, which CODEOWNERS has not: then undefined. */
export function parsePattern(written: string): Pattern | undefined {
  if (/^!|^\\#|[[\]]/.test(written) || written === '/' || written === '') return undefined;
  const inner = written.replace(/^\//, '').replace(/\/$/, '');
  const segments = inner.split('/').map(segment);
  const isAnchored = written.startsWith('/') || inner.includes('/');
  const start = isAnchored ? segments : [FOLDERS, ...segments];
  const last = inner.split('/').at(-1);
  if (written.endsWith('/')) return [[...start, ...BELOW]];
  if (last === '**') return [[...start, ANY_NAME]];
  // GitHub's own page says that `docs/*` does not go into the folders of docs. Without a folder `*` is everything.
  if (last === '*' && isAnchored) return [start];
  return [start, [...start, ...BELOW]];
}

function segment(text: string): Segment {
  if (text === '**') return FOLDERS;
  const pieces = [...text.matchAll(/\\(.)|\*+|\?|[^]/gu)].map(([whole, escaped]): Piece => {
    if (escaped !== undefined) return { kind: 'character', character: escaped };
    return whole === '?' ? { kind: 'one' } : whole.startsWith('*') ? { kind: 'many' } : { kind: 'character', character: whole };
  });
  return { kind: 'name', pieces };
}

/** `path` from the repository's root, `/` between its parts; case counts. */
export function matches(pattern: Pattern, path: string): boolean {
  const names = path.split('/');
  return pattern.some((segments) =>
    wildcard(segments, names, (one) => one.kind === 'folders', (one, name) => one.kind === 'name' && matchesName(one.pieces, name)),
  );
}

const matchesName = (pieces: readonly Piece[], name: string): boolean =>
  wildcard(pieces, [...name], (one) => one.kind === 'many', (one, character) => one.kind === 'one' || (one.kind === 'character' && one.character === character));

/** One wildcard stands for any number of items. Going back to the last one alone is enough, so it takes n · m steps at most. */
function wildcard<P, T>(pattern: readonly P[], items: readonly T[], isMany: (piece: P) => boolean, fits: (piece: P, item: T) => boolean): boolean {
  let [at, item] = [0, 0];
  let back: { readonly at: number; item: number } | undefined;
  while (item < items.length) {
    const piece = pattern[at];
    if (piece !== undefined && isMany(piece)) {
      back = { at: ++at, item };
    } else if (piece !== undefined && fits(piece, items[item] as T)) {
      at++;
      item++;
    } else if (back !== undefined) {
      at = back.at;
      item = ++back.item;
    } else return false;
  }
  return pattern.slice(at).every(isMany);
}
