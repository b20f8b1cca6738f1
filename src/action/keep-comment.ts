// Keeps one comment on a pull request: makes it, edits it in place, and clears up after two runs that made one each.
import type { Marker } from '../report/pull-request/pull-request.ts';
import { readMarker } from '../report/pull-request/marker.ts';
import type { Called, Failed } from './github/answer.ts';
import type { GitHub } from './github/calls.ts';
import type { ListedComment } from './github/comments-of.ts';

export interface WantedComment {
  readonly number: number;
  readonly marker: Marker;
  readonly body: string;
  /** A few lines, for a server that does not take the whole. */
  readonly minimal: string;
  /** False where nothing changes and nothing is found: then none is made, but one that is there is brought up to date. */
  readonly create: boolean;
}

export type KeptComment =
  | { readonly kind: 'kept'; readonly url: string }
  /** All is well without: `why` finishes the sentence 'no comment, because …'. */
  | { readonly kind: 'none'; readonly why: string }
  | { readonly kind: 'failed'; readonly failed: Failed };

export interface CommentPorts {
  readonly github: Pick<GitHub, 'pullNow' | 'createComment' | 'updateComment' | 'deleteComment'>;
  /** Ours, oldest first, whatever their key. */
  readonly list: () => Promise<Called<readonly ListedComment[]>>;
}

export async function keepComment(wanted: WantedComment, ports: CommentPorts): Promise<KeptComment> {
  const listed = await ofKey(wanted, ports);
  if (listed.kind === 'failed') return { kind: 'failed', failed: listed };
  if (listed.value.length === 0 && !wanted.create) return { kind: 'none', why: 'nothing changes and nothing is found' };
  const now = await ports.github.pullNow(wanted.number);
  if (now.kind === 'failed') return { kind: 'failed', failed: now };
  if (!now.value.isOpen) return { kind: 'none', why: 'the pull request is closed' };
  if (now.value.head !== wanted.marker.head) return { kind: 'none', why: `the pull request has a newer head, ${now.value.head.slice(0, 7)}` };
  return listed.value.length === 0 ? create(wanted, ports) : settle(wanted, listed.value, ports);
}

async function ofKey({ marker: { key } }: WantedComment, { list }: CommentPorts): Promise<Called<readonly ListedComment[]>> {
  const listed = await list();
  return listed.kind === 'failed' ? listed : { kind: 'done', value: listed.value.filter(({ body }) => readMarker(body)?.key === key) };
}

async function create(wanted: WantedComment, ports: CommentPorts): Promise<KeptComment> {
  const wasDone = async (): Promise<ListedComment | undefined> => {
    const listed = await ofKey(wanted, ports);
    return listed.kind === 'failed' ? undefined : listed.value.find(({ body }) => readMarker(body)?.run === wanted.marker.run);
  };
  const created = await withShorter(wanted, (body) => ports.github.createComment(wanted.number, body, wasDone));
  if (created.kind === 'failed') return { kind: 'failed', failed: created };
  // Another run may have done the same in this moment, and GitHub has no way to ask for 'only if there is none'.
  const listed = await ofKey(wanted, ports);
  if (listed.kind === 'failed' || listed.value.length < 2) return { kind: 'kept', url: created.value.url };
  return settle(wanted, listed.value, ports);
}

/** The oldest stays and holds what the newest run says; the others go. */
async function settle(wanted: WantedComment, listed: readonly ListedComment[], { github }: CommentPorts): Promise<KeptComment> {
  const [kept, ...others] = listed;
  if (kept === undefined) return { kind: 'none', why: 'it was deleted meanwhile' };
  const newer = listed.filter(({ body }) => isNewer(readMarker(body), wanted.marker)).at(-1);
  const body = newer?.body ?? wanted.body;
  const updated = kept.body === body ? ({ kind: 'done', value: kept } as const) : await withShorter({ ...wanted, body }, (text) => github.updateComment(kept.id, text));
  if (updated.kind === 'failed') return updated.reason === 'gone' ? { kind: 'none', why: 'it was deleted meanwhile' } : { kind: 'failed', failed: updated };
  for (const { id } of others) {
    const deleted = await github.deleteComment(id);
    if (deleted.kind === 'failed') return { kind: 'failed', failed: deleted };
  }
  return newer === undefined ? { kind: 'kept', url: updated.value.url } : { kind: 'none', why: 'a newer run has written it' };
}

/** A run with another head does not count: whether ours is the newest, GitHub has just said. */
function isNewer(other: Marker | undefined, ours: Marker): boolean {
  return other !== undefined && other.head === ours.head && compareRuns(other.run, ours.run) > 0;
}

/** `<run id>.<attempt>`: both grow. */
function compareRuns(a: string, b: string): number {
  const [left = [], right = []] = [a, b].map((run) => run.split('.').map(Number));
  return (left[0] ?? 0) - (right[0] ?? 0) || (left[1] ?? 0) - (right[1] ?? 0) || 0;
}

/** A server may have limits of its own. Only once. */
async function withShorter(wanted: WantedComment, write: (body: string) => Promise<Called<ListedComment>>): Promise<Called<ListedComment>> {
  const whole = await write(wanted.body);
  return whole.kind === 'failed' && whole.reason === 'too-long' ? write(wanted.minimal) : whole;
}
