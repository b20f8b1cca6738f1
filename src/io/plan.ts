// What must be done for one cluster: its files as they should be, held against its record and against what stands there.
import { byCodeUnit } from '../text/source.ts';
import type { Removal } from './journal.ts';
import { recordPath } from './overlay-path.ts';
import { isRefused } from './own-json.ts';
import { hashOf, type Look, sha256 } from './present.ts';
import { type OverlayRecord, parseRecord, printRecord } from './record.ts';
import { obstacle, writeFault, type WriteFault } from './write-fault.ts';

export type Status = 'written' | 'unchanged' | 'withheld' | 'removed';

/** Paths are relative to `overlays/`. */
export interface Write {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** SHA-256 of the file that it replaces, null where there is none. */
  readonly before: string | null;
}

export interface Plan {
  readonly cluster: string;
  readonly status: Status;
  readonly write: readonly Write[];
  readonly remove: readonly Removal[];
  readonly faults: readonly WriteFault[];
}

/** What is to be done about one file. */
type Step =
  | { readonly kind: 'write'; readonly write: Write }
  | { readonly kind: 'remove'; readonly remove: Removal }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'leave'; readonly fault: WriteFault }
  | { readonly kind: 'stop'; readonly fault: WriteFault };

const NOTHING: Step = { kind: 'nothing' };

/** `files`: text by path, relative to the cluster's folder; undefined where its agreement is gone. */
export function planCluster(cluster: string, files: ReadonlyMap<string, string> | undefined, look: Look): Plan {
  const standing = look(recordPath(cluster));
  if (standing.kind === 'in-the-way' || standing.kind === 'unreadable') return withheld(cluster, [obstacle(cluster, standing)]);
  const record = standing.kind === 'absent' ? new Map<string, string>() : parseRecord(cluster, standing.bytes);
  if (isRefused(record)) return withheld(cluster, [writeFault('bad-record', cluster, recordPath(cluster), record.refused)]);

  const wanted = new Map([...(files ?? [])].map(([path, text]) => [path, new TextEncoder().encode(text)]));
  const next = new Map([...wanted].map(([path, bytes]) => [path, sha256(bytes)]));
  const steps: Step[] = [];
  for (const [path, bytes] of wanted) steps.push(needed(cluster, path, bytes, record.has(path), look));
  for (const [path, hash] of record) {
    if (wanted.has(path)) continue;
    const step = unneeded(cluster, path, hash, look);
    if (step.kind === 'leave') next.set(path, hash);
    steps.push(step);
  }

  const faults = steps.flatMap((step) => (step.kind === 'leave' || step.kind === 'stop' ? [step.fault] : [])).sort((a, b) => byCodeUnit(a.path, b.path));
  if (steps.some(({ kind }) => kind === 'stop')) return withheld(cluster, faults);
  // The record comes last: without it a file that is new is adopted, and a file that is gone is gone.
  steps.push(recordStep(cluster, files === undefined && next.size === 0 ? undefined : next, hashOf(standing)));
  const write = steps.flatMap((step) => (step.kind === 'write' ? [step.write] : []));
  const remove = steps.flatMap((step) => (step.kind === 'remove' ? [step.remove] : []));
  const status = files === undefined ? 'removed' : write.length + remove.length > 0 ? 'written' : 'unchanged';
  return { cluster, status, write, remove, faults };
}

export const withheld = (cluster: string, faults: readonly WriteFault[]): Plan => ({ cluster, status: 'withheld', write: [], remove: [], faults });

function needed(cluster: string, path: string, bytes: Uint8Array, isOurs: boolean, look: Look): Step {
  const full = `${cluster}/${path}`;
  const present = look(full);
  if (present.kind === 'absent') return { kind: 'write', write: { path: full, bytes, before: null } };
  if (present.kind !== 'file') return { kind: 'stop', fault: obstacle(cluster, present) };
  const before = sha256(present.bytes);
  if (before === sha256(bytes)) return NOTHING;
  if (isOurs) return { kind: 'write', write: { path: full, bytes, before } };
  return { kind: 'stop', fault: writeFault('not-ours', cluster, full, 'is a file that we did not write, and differs from what must stand there') };
}

function unneeded(cluster: string, path: string, hash: string, look: Look): Step {
  const full = `${cluster}/${path}`;
  const present = look(full);
  if (present.kind === 'absent') return NOTHING;
  if (present.kind === 'in-the-way' && present.what === 'a file') return NOTHING;
  if (present.kind === 'file' && sha256(present.bytes) === hash) return { kind: 'remove', remove: { path: full, before: hash } };
  if (present.kind === 'file' || (present.kind === 'in-the-way' && present.what === 'a folder')) {
    return { kind: 'leave', fault: writeFault('edited-and-unneeded', cluster, full, 'is no longer needed, but is not as we wrote it') };
  }
  return { kind: 'stop', fault: obstacle(cluster, present) };
}

function recordStep(cluster: string, next: OverlayRecord | undefined, before: string | undefined): Step {
  const path = recordPath(cluster);
  if (next === undefined) return before === undefined ? NOTHING : { kind: 'remove', remove: { path, before } };
  const bytes = printRecord(cluster, next);
  return sha256(bytes) === before ? NOTHING : { kind: 'write', write: { path, bytes, before: before ?? null } };
}
