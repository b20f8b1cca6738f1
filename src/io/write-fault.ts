// What can keep us from writing. The command line makes findings of it.
import { isSystemError, inWords } from './errno.ts';
import type { InTheWay, Present } from './present.ts';

export type WriteFaultKind =
  /** Something that we did not write stands where we must write, and differs. Nothing of the cluster is written. */
  | 'not-ours'
  /** A file of ours that is no longer needed was edited: it stays, and stays in the record. The rest is written. */
  | 'edited-and-unneeded'
  /** A link or a special file. Nothing of the cluster is written; nothing at all where `cluster` is null. */
  | 'link-in-the-way'
  /** Nothing of the cluster is written. */
  | 'bad-record'
  /** Nothing of the cluster is written. Where `cluster` is null the disk failed us: the next run finishes what was decided, or undoes it. */
  | 'cannot-write'
  /** Nothing is written at all, until somebody has removed it. */
  | 'bad-journal'
  /** Somebody else is writing. Nothing is written at all. */
  | 'busy';

export interface WriteFault {
  readonly kind: WriteFaultKind;
  /** Null where it concerns all of them. */
  readonly cluster: string | null;
  /** Relative to DIR; '' is DIR itself. */
  readonly path: string;
  /** In words that finish the sentence 'PATH …'. */
  readonly why: string;
}

/** `path` is relative to `overlays/`. */
export function writeFault(kind: WriteFaultKind, cluster: string | null, path: string, why: string): WriteFault {
  return { kind, cluster, path: path === '' ? 'overlays' : `overlays/${path}`, why };
}

/** What stands at `path` is not what must stand there. */
export function inTheWay(cluster: string | null, path: string, what: InTheWay): WriteFault {
  if (what === 'a link' || what === 'a special file') return writeFault('link-in-the-way', cluster, path, `is ${what}`);
  return writeFault('not-ours', cluster, path, `is ${what}, where ${what === 'a file' ? 'a folder' : 'a file'} must be`);
}

export function obstacle(cluster: string | null, present: Present & { readonly kind: 'in-the-way' | 'unreadable' }): WriteFault {
  if (present.kind === 'in-the-way') return inTheWay(cluster, present.path, present.what);
  return writeFault('cannot-write', cluster, present.path, present.why);
}

/** An operation failed that should not. `out` is DIR, as a real path. Throws what is no error of the system. */
export function failed(out: string, error: unknown): WriteFault {
  const why = inWords(error);
  const path = isSystemError(error) ? (error.dest ?? error.path ?? '') : '';
  return { kind: 'cannot-write', cluster: null, path: path.startsWith(`${out}/`) ? path.slice(out.length + 1) : '', why };
}
