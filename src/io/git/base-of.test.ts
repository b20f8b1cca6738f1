// The ladder of bases, each rung in a real clone such as actions/checkout leaves behind.
import * as assert from 'uvu/assert';
import { changeEvent } from '../../base/change-event.ts';
import type { Base, NoBase } from '../../base/base.ts';
import { spec } from '../../dev/spec.ts';
import { baseOf } from './base-of.ts';
import { opened } from './testing/opened.ts';
import { type Scratch, scratchRepository } from './testing/scratch-repository.ts';

const ZEROS = '0'.repeat(40);

/** main: one ─ two ─ moved on; side: one ─ head; and GitHub's merge of head into `moved on`. */
interface Hub {
  readonly hub: Scratch;
  readonly one: string;
  readonly two: string;
  readonly tip: string;
  readonly head: string;
  readonly merge: string;
}

function hub(): Hub {
  const hub = scratchRepository();
  const one = hub.commit('one', { a: '1' });
  hub.git('switch', '-qc', 'side');
  hub.commit('wip', { b: '1' });
  const head = hub.commit('head', { b: '2' });
  hub.git('switch', '-q', 'main');
  const two = hub.commit('two', { a: '2' });
  const tip = hub.commit('moved on', { a: '3' });
  hub.git('switch', '-q', '--detach');
  hub.git('merge', '-q', '--no-ff', '-m', 'Merge head into main', 'side');
  const merge = hub.git('rev-parse', 'HEAD');
  hub.git('update-ref', 'refs/pull/7/merge', merge);
  hub.git('update-ref', 'refs/pull/7/head', head);
  hub.git('switch', '-q', 'main');
  return { hub, one, two, tip, head, merge };
}

/** Making one takes twenty processes; tests that change it make their own. */
const HUB = hub();

/** What actions/checkout does: fetch one ref (0: everything), check it out. */
function checkout({ hub }: Hub, ref: string, depth: number): Scratch {
  const clone = scratchRepository();
  clone.git('remote', 'add', 'origin', `file://${hub.folder}`);
  const wanted = [`+${ref}:refs/remotes/checked/out`];
  clone.git('fetch', '-q', '--no-tags', ...(depth === 0 ? ['origin', '+refs/heads/*:refs/remotes/origin/*'] : [`--depth=${depth}`, 'origin']), ...wanted);
  clone.git('checkout', '-q', '--detach', 'refs/remotes/checked/out');
  return clone;
}

const pull = ({ head, tip }: Hub, more = {}): object => ({ pull_request: { number: 7, head: { sha: head }, base: { sha: tip, ref: 'main' }, ...more } });
const pushed = (before: string, after: string, branch = 'main'): object => ({ before, after, ref: `refs/heads/${branch}`, repository: { default_branch: 'main' } });

async function ladder(clone: Scratch, name: string, payload: object, sha: string, input?: string): Promise<Base | NoBase> {
  const event = changeEvent(name, payload, sha);
  if ('unreadable' in event) throw new Error(event.unreadable);
  return baseOf(await opened(clone.folder), event, input);
}

const short = (answer: Base | NoBase): string => (answer.kind === 'base' ? answer.how : `${answer.reason.kind}${answer.reason.kind === 'shallow' ? ` ${answer.reason.depth}` : ''}`);

spec('base of a pull request', (test) => {
  test('is the first parent of the merge commit, with depth 2', async () => {
    const world = HUB;
    const { merge, head, tip } = world;
    for (const depth of [2, 0]) {
      const clone = checkout(world, 'refs/pull/7/merge', depth);
      assert.equal(await ladder(clone, 'pull_request', pull(world), merge), { kind: 'base', base: tip, head, tree: merge, how: 'first-parent' }, `depth ${depth}`);
    }
  });

  test('is not known with depth 1, and the line to change is said', async () => {
    const world = HUB;
    const answer = await ladder(checkout(world, 'refs/pull/7/merge', 1), 'pull_request', pull(world), world.merge);
    assert.equal(answer, { kind: 'none', head: world.head, tree: world.merge, reason: { kind: 'shallow', depth: '2' } });
  });

  test('is where the branch parted, where its head is checked out', async () => {
    const world = HUB;
    const { one, head, merge } = world;
    assert.equal(await ladder(checkout(world, 'refs/pull/7/head', 0), 'pull_request', pull(world), merge), { kind: 'base', base: one, head, tree: head, how: 'merge-base' });
    for (const depth of [1, 2, 3]) assert.is(short(await ladder(checkout(world, 'refs/pull/7/head', depth), 'pull_request', pull(world), merge)), 'shallow 0', `depth ${depth}`);
  });

  test('does not take a merge that the head itself is for the merge of the pull request', async () => {
    const world = hub();
    world.hub.git('switch', '-q', 'side');
    world.hub.git('merge', '-q', '-m', 'catch up', world.two);
    const head = world.hub.git('rev-parse', 'HEAD');
    world.hub.git('update-ref', 'refs/pull/7/head', head);
    const answer = await ladder(checkout(world, 'refs/pull/7/head', 0), 'pull_request', pull({ ...world, head }), world.merge);
    assert.equal(answer, { kind: 'base', base: world.two, head, tree: head, how: 'merge-base' });
  });

  test('falls back to the branch where its tip at the time is not there', async () => {
    const world = HUB;
    assert.is(short(await ladder(checkout(world, 'refs/pull/7/head', 0), 'pull_request', pull({ ...world, tip: 'f'.repeat(40) }), world.merge)), 'merge-base');
  });

  test('of a fork under pull_request_target needs the head, as objects', async () => {
    const world = HUB;
    const { head, merge, tip } = world;
    const clone = checkout(world, 'refs/heads/main', 1);
    const event = pull(world, { merge_commit_sha: merge });
    const answer = await ladder(clone, 'pull_request_target', event, tip);
    assert.equal(answer, { kind: 'none', head, tree: head, reason: { kind: 'missing-head', number: 7, head } });
    // What the finding says to run.
    clone.git('fetch', '-q', 'origin', 'refs/pull/7/merge', '--depth=2');
    assert.equal(await ladder(clone, 'pull_request_target', event, tip), { kind: 'base', base: tip, head, tree: merge, how: 'first-parent' });
    assert.is(clone.git('rev-parse', 'HEAD'), tip, 'nothing was checked out');
  });

  test('of an orphan branch there is none', async () => {
    const world = hub();
    world.hub.git('switch', '-q', '--orphan', 'orphan');
    const head = world.hub.commit('alone', { o: '' });
    assert.is(short(await ladder(checkout(world, 'refs/heads/orphan', 0), 'pull_request', pull({ ...world, head }), world.merge)), 'unrelated');
  });

  test('is what the user names, if it is there', async () => {
    const world = HUB;
    const { merge, head, two } = world;
    const clone = checkout(world, 'refs/pull/7/merge', 0);
    assert.equal(await ladder(clone, 'pull_request', pull(world), merge, 'origin/main~1'), { kind: 'base', base: two, head, tree: merge, how: 'input' });
    for (const input of ['nowhere', '--output=x', 'HEAD^{/one}', '@{-1}', '']) assert.is(short(await ladder(clone, 'pull_request', pull(world), merge, input)), 'unknown-revision', input);
  });
});

spec('base of a merge group', (test) => {
  test('is what the event names, if it is there', async () => {
    const world = HUB;
    const { two, tip, merge } = world;
    const event = { merge_group: { head_sha: merge, base_sha: tip } };
    assert.equal(await ladder(checkout(world, 'refs/pull/7/merge', 2), 'merge_group', event, merge), { kind: 'base', base: tip, head: merge, tree: merge, how: 'merge-group' });
    const longer = { merge_group: { head_sha: merge, base_sha: two } };
    assert.is(short(await ladder(checkout(world, 'refs/pull/7/merge', 2), 'merge_group', longer, merge)), 'shallow 0');
    assert.is(short(await ladder(checkout(world, 'refs/pull/7/merge', 0), 'merge_group', { merge_group: { head_sha: merge, base_sha: 'f'.repeat(40) } }, merge)), 'missing');
  });
});

spec('base of a push', (test) => {
  test('is what the branch stood at before', async () => {
    const world = HUB;
    const { two, tip, one, head } = world;
    assert.equal(await ladder(checkout(world, 'refs/heads/main', 2), 'push', pushed(two, tip), tip), { kind: 'base', base: two, head: tip, tree: tip, how: 'before' });
    assert.is(short(await ladder(checkout(world, 'refs/heads/main', 1), 'push', pushed(two, tip), tip)), 'shallow 0');
    // A force-push, whose old commits another ref still holds: what was live is what is compared.
    assert.equal(await ladder(checkout(world, 'refs/heads/main', 0), 'push', pushed(head, tip), tip), { kind: 'base', base: head, head: tip, tree: tip, how: 'before' });
    assert.is(short(await ladder(checkout(world, 'refs/heads/main', 0), 'push', pushed(one, ZEROS), tip)), 'deleted');
  });

  test('of a rewritten or new branch is where it left the default branch', async () => {
    const world = HUB;
    const { one, head, tip } = world;
    for (const before of [ZEROS, 'f'.repeat(40)]) {
      const clone = checkout(world, 'refs/heads/side', 0);
      assert.equal(await ladder(clone, 'push', pushed(before, head, 'side'), head), { kind: 'base', base: one, head, tree: head, how: 'merge-base' });
    }
    assert.is(short(await ladder(checkout(world, 'refs/heads/main', 0), 'push', pushed('f'.repeat(40), tip), tip)), 'force-push');
    assert.is(short(await ladder(checkout(world, 'refs/heads/side', 1), 'push', pushed(ZEROS, head, 'side'), head)), 'shallow 0');
  });

  test('of the first push there is none', async () => {
    const world = HUB;
    assert.is(short(await ladder(checkout(world, 'refs/heads/main', 0), 'push', pushed(ZEROS, world.tip), world.tip)), 'first-push');
  });
});

spec('base of other runs', (test) => {
  const repository = { default_branch: 'main' };
  test('is where the branch left the default branch; of that branch itself there is none', async () => {
    const world = HUB;
    const { one, head, tip, two } = world;
    assert.equal(await ladder(checkout(world, 'refs/heads/side', 0), 'workflow_dispatch', { repository }, head), { kind: 'base', base: one, head, tree: head, how: 'merge-base' });
    assert.is(short(await ladder(checkout(world, 'refs/heads/main', 0), 'schedule', { repository }, tip)), 'itself');
    assert.equal(await ladder(checkout(world, 'refs/heads/main', 0), 'workflow_dispatch', { repository }, tip, two), { kind: 'base', base: two, head: tip, tree: tip, how: 'input' });
    assert.is(short(await ladder(checkout(world, 'refs/heads/main', 0), 'schedule', { repository: { default_branch: 'trunk' } }, tip)), 'missing');
  });

  test('on the tip of the default branch needs no history', async () => {
    const world = HUB;
    const clone = checkout(world, 'refs/heads/main', 1);
    clone.git('update-ref', 'refs/remotes/origin/main', world.tip);
    assert.is(short(await ladder(clone, 'schedule', { repository }, world.tip)), 'itself');
  });
});
