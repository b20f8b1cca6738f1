// What a journal still asks for, and what `overlays/` will be once that is done.
import { type Journal, parseJournal, type Removal, type Replacement } from './journal.ts';
import { clusterOf, JOURNAL, STAGED } from './overlay-path.ts';
import { isRefused, type Refused } from './own-json.ts';
import { hashOf, type Look } from './present.ts';

export interface Unfinished {
  /** All that was decided; undefined where there is no journal. */
  readonly journal: Journal | undefined;
  readonly replace: readonly (Replacement & { readonly bytes: Uint8Array })[];
  readonly remove: readonly Removal[];
}

/**
 * Each of a journal's steps is either done or can be done, or the journal is refused as a whole: then somebody has changed
 * the files since, or the journal was never ours.
 */
export function readUnfinished(look: Look): Unfinished | Refused {
  const present = look(JOURNAL);
  if (present.kind === 'absent') return { journal: undefined, replace: [], remove: [] };
  if (present.kind === 'in-the-way') return { refused: `is ${present.what}` };
  if (present.kind === 'unreadable') return { refused: present.why };
  const journal = parseJournal(present.bytes);
  if (isRefused(journal)) return journal;

  const replace: (Replacement & { bytes: Uint8Array })[] = [];
  for (const step of journal.replace) {
    const standing = look(step.path);
    if (hashOf(standing) === step.after) continue;
    const isBefore = step.before === null ? standing.kind === 'absent' : hashOf(standing) === step.before;
    if (!isBefore) return changedSince(step.path);
    const staged = look(`${STAGED}/${step.staged}`);
    if (staged.kind !== 'file' || hashOf(staged) !== step.after) return { refused: `needs the staged file \`${step.staged}\`, which is not there or has changed` };
    replace.push({ ...step, bytes: staged.bytes });
  }
  const remove: Removal[] = [];
  for (const step of journal.remove) {
    const standing = look(step.path);
    if (standing.kind === 'absent') continue;
    if (hashOf(standing) !== step.before) return changedSince(step.path);
    remove.push(step);
  }
  return { journal, replace, remove };
}

const changedSince = (path: string): Refused => ({ refused: `does not fit any more: \`overlays/${path}\` has changed since` });

/** As `look`, once everything is done. */
export function afterwards({ replace, remove }: Unfinished, look: Look): Look {
  const written = new Map(replace.map(({ path, bytes }) => [path, bytes]));
  const gone = new Set(remove.map(({ path }) => path));
  return (path) => {
    const bytes = written.get(path);
    if (bytes !== undefined) return { kind: 'file', bytes };
    return gone.has(path) ? { kind: 'absent' } : look(path);
  };
}

/** The clusters of which something is still to be done. */
export function clustersIn({ replace, remove }: Unfinished): ReadonlySet<string> {
  return new Set([...replace, ...remove].flatMap(({ path }) => clusterOf(path) ?? []));
}
