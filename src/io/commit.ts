// Changes `overlays/` so that a stop at any moment loses nothing: stage, decide, apply, drop the journal.
import { lstatSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { foldersAbove } from '../text/folders-above.ts';
import { type Files, makeFolder, removeEmptyFolder, removeFile, syncFolder, writeNew } from './files.ts';
import { isStagedName, printJournal } from './journal.ts';
import { DEAD_LOCK, JOURNAL, JOURNAL_DRAFT, OWN, STAGED } from './overlay-path.ts';
import type { Plan } from './plan.ts';
import { namesIn, sha256 } from './present.ts';
import type { Unfinished } from './unfinished.ts';

/** Puts every new file beside the overlays, then writes the journal. Until its rename nothing has happened; after it the change is decided. */
export function decide(files: Files, overlays: string, plans: readonly Plan[]): void {
  const write = plans.flatMap((plan) => plan.write).map((each, index) => ({ ...each, staged: String(index) }));
  makeFolder(files, join(overlays, STAGED));
  for (const { staged, bytes } of write) writeNew(files, join(overlays, STAGED, staged), bytes);
  syncFolder(files, join(overlays, STAGED));
  const replace = write.map(({ staged, path, before, bytes }) => ({ staged, path, before, after: sha256(bytes) }));
  writeNew(files, join(overlays, JOURNAL_DRAFT), printJournal({ replace, remove: plans.flatMap((plan) => plan.remove) }));
  files.renameSync(join(overlays, JOURNAL_DRAFT), join(overlays, JOURNAL));
  syncFolder(files, join(overlays, OWN));
}

/** Does what the journal still asks for, and drops it. Each step may be done twice. */
export function apply(files: Files, overlays: string, { journal, replace, remove }: Unfinished): void {
  if (journal === undefined) return;
  for (const { staged, path } of replace) {
    makeFolder(files, dirname(join(overlays, path)));
    files.renameSync(join(overlays, STAGED, staged), join(overlays, path));
  }
  for (const { path } of remove) removeFile(files, join(overlays, path));
  for (const { path } of journal.remove) for (const folder of foldersAbove(path)) if (!removeEmptyFolder(files, join(overlays, folder))) break;
  // The journal may be lost only after what it asks for can't be.
  const changed = new Set([...journal.replace, ...journal.remove].flatMap(({ path }) => foldersAbove(path)));
  for (const folder of [...changed, '.', '..']) syncFolder(files, join(overlays, folder));
  files.unlinkSync(join(overlays, JOURNAL));
  syncFolder(files, join(overlays, OWN));
}

/** Removes what was staged for a change that was not decided, or that is done. Only names that we give; nothing while a journal may need it. */
export function sweep(files: Files, overlays: string): void {
  if (lstatSync(join(overlays, JOURNAL), { throwIfNoEntry: false }) !== undefined) return;
  sweepStaged(files, overlays);
  removeFile(files, join(overlays, JOURNAL_DRAFT));
}

/** The same where no journal is kept. */
export function sweepStaged(files: Files, overlays: string): void {
  const staged = join(overlays, STAGED);
  for (const name of namesIn(staged) ?? []) if (isStagedName(name)) removeFile(files, join(staged, name));
  removeEmptyFolder(files, staged);
  removeFile(files, join(overlays, DEAD_LOCK));
}
