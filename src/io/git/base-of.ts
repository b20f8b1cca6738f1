// Climbs the ladder: from an event to the commit that the change is compared with. Reads what is there, and fetches nothing.
import type { Base, NoBase, Reason } from '../../base/base.ts';
import type { ChangeEvent } from '../../base/change-event.ts';
import { type CommitId, commitOf, readCommits } from './commits.ts';
import { mergeBase } from './merge-base.ts';
import type { Repository } from './open-repository.ts';

type PullRequest = Extract<ChangeEvent, { readonly kind: 'pull-request' }>;
type Push = Extract<ChangeEvent, { readonly kind: 'push' }>;

/** `input` is the revision that the user names as base; it counts before all else. */
export async function baseOf(repository: Repository, event: ChangeEvent, input?: string): Promise<Base | NoBase> {
  if (input !== undefined) return named(repository, event, input);
  switch (event.kind) {
    case 'pull-request':
      return pullRequest(repository, event);
    case 'merge-group': {
      const base = await present(repository, event.base);
      return base === undefined ? none(event.head, missing(repository, `the commit ${event.base}`)) : found(base, event.head, 'merge-group');
    }
    case 'push':
      return push(repository, event);
    case 'other': {
      const answer = await fromDefault(repository, event.head, event.defaultBranch);
      return answer.kind === 'base' && answer.base === event.head ? none(event.head, { kind: 'itself' }) : answer;
    }
    default: {
      const never: never = event;
      return never;
    }
  }
}

const found = (base: string, head: string, how: Base['how'], tree = head): Base => ({ kind: 'base', base, head, tree, how });

const none = (head: string | null, reason: Reason, tree = head): NoBase => ({ kind: 'none', head, tree, reason });

const missing = ({ isShallow }: Repository, what: string): Reason => (isShallow ? { kind: 'shallow', depth: '0' } : { kind: 'missing', what });

async function present(repository: Repository, id: string): Promise<CommitId | undefined> {
  return (await readCommits(repository, [id])).get(id)?.id;
}

async function named(repository: Repository, event: ChangeEvent, written: string): Promise<Base | NoBase> {
  const head = event.kind === 'push' ? event.after : event.head;
  if (head === null) return none(null, { kind: 'deleted' });
  const tree = event.kind === 'pull-request' ? ((await mergeOf(repository, event))?.id ?? head) : head;
  const base = await commitOf(repository, written);
  return typeof base === 'string' ? found(base, head, 'input', tree) : none(head, { kind: 'unknown-revision', written, why: base.unreadable }, tree);
}

/** The commit that merges the pull request, where one is here. What is checked out may be one that the event does not name. */
async function mergeOf(repository: Repository, { merges, head }: PullRequest): Promise<{ readonly id: CommitId; readonly onto: string } | undefined> {
  const checkedOut = await commitOf(repository, 'HEAD');
  const commits = await readCommits(repository, typeof checkedOut === 'string' ? [...merges, checkedOut] : merges);
  for (const { id, parents } of commits.values()) {
    const [onto, merged] = parents;
    if (parents.length === 2 && onto !== undefined && merged === head) return { id, onto };
  }
  return undefined;
}

async function pullRequest(repository: Repository, event: PullRequest): Promise<Base | NoBase> {
  const merge = await mergeOf(repository, event);
  if (merge !== undefined) {
    const base = await present(repository, merge.onto);
    if (base !== undefined) return found(base, event.head, 'first-parent', merge.id);
    return none(event.head, repository.isShallow ? { kind: 'shallow', depth: '2' } : { kind: 'missing', what: `the commit ${merge.onto}` }, merge.id);
  }
  const head = await present(repository, event.head);
  if (head === undefined) return none(event.head, { kind: 'missing-head', number: Number.isSafeInteger(event.number) ? event.number : null, head: event.head });
  const tip = (await present(repository, event.base)) ?? (await branch(repository, event.baseBranch));
  return tip === undefined ? none(head, missing(repository, `the commit ${event.base}`)) : parting(repository, head, tip, `the branch ${event.baseBranch}`);
}

async function push(repository: Repository, { before, after, branch: pushed, defaultBranch }: Push): Promise<Base | NoBase> {
  if (after === null) return none(null, { kind: 'deleted' });
  const base = before === null ? undefined : await present(repository, before);
  if (base !== undefined) return found(base, after, 'before');
  if (before !== null && repository.isShallow) return none(after, { kind: 'shallow', depth: '0' });
  if (pushed !== defaultBranch) return fromDefault(repository, after, defaultBranch);
  return none(after, before === null ? { kind: 'first-push' } : { kind: 'force-push', before });
}

async function fromDefault(repository: Repository, head: string, defaultBranch: string): Promise<Base | NoBase> {
  const here = await present(repository, head);
  const tip = await branch(repository, defaultBranch);
  if (here === undefined) return none(head, missing(repository, `the commit ${head}`));
  return tip === undefined ? none(head, missing(repository, `the branch ${defaultBranch}`)) : parting(repository, here, tip, `the branch ${defaultBranch}`);
}

async function parting(repository: Repository, head: CommitId, tip: CommitId, to: string): Promise<Base | NoBase> {
  const answer = await mergeBase(repository, tip, head);
  switch (answer.kind) {
    case 'found':
      return found(answer.id, head, 'merge-base');
    case 'shallow':
      return none(head, { kind: 'shallow', depth: '0' });
    case 'unrelated':
      return none(head, { kind: 'unrelated', to });
    default: {
      const never: never = answer;
      return never;
    }
  }
}

/** As actions/checkout leaves it: what the server has, not what a local branch of that name may have become. */
async function branch(repository: Repository, name: string): Promise<CommitId | undefined> {
  const id = await commitOf(repository, `refs/remotes/origin/${name}`);
  return typeof id === 'string' ? id : undefined;
}
