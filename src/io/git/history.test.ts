// Commits, where histories part, and the steps of a merge group, in whole and in shallow clones.
import * as assert from 'uvu/assert';
import { spec } from '../../dev/spec.ts';
import { commitOf, readCommits } from './commits.ts';
import { firstParentSteps } from './first-parent-steps.ts';
import { mergeBase } from './merge-base.ts';
import { commitIn, opened } from './testing/opened.ts';
import { type Scratch, scratchRepository } from './testing/scratch-repository.ts';

/** main: A ─ B ─ D(merge of C); side: A ─ C. */
function forked(): { readonly repository: Scratch; readonly a: string; readonly b: string; readonly c: string; readonly d: string } {
  const repository = scratchRepository();
  const a = repository.commit('A', { a: 'a' });
  const b = repository.commit('B', { b: 'b' });
  repository.git('switch', '-qc', 'side', a);
  const c = repository.commit('C', { c: 'c' });
  repository.git('switch', '-q', 'main');
  repository.git('merge', '-q', '--no-ff', '-m', 'D\n\nparent 0123456789012345678901234567890123456789', 'side');
  return { repository, a, b, c, d: repository.git('rev-parse', 'HEAD') };
}

spec('commits', (test) => {
  test('are found by what users write, and read with their parents', async () => {
    const { repository, a, b, c, d } = forked();
    repository.git('tag', '-a', 'v1', '-m', 'tag', b);
    const open = await opened(repository.folder);
    for (const [written, id] of [['main', d], ['HEAD', d], [d.slice(0, 10), d], ['HEAD^', b], ['HEAD^2', c], ['main~2', a], ['v1', b], ['refs/heads/side', c]] as const) {
      assert.is(await commitOf(open, written), id, written);
    }
    const commits = await readCommits(open, [a, d, 'f'.repeat(40), repository.git('rev-parse', 'HEAD^{tree}')]);
    assert.equal([...commits.values()].map(({ subject, parents }) => ({ subject, parents })), [{ subject: 'A', parents: [] }, { subject: 'D', parents: [b, c] }]);
  });

  test('are missing with a word about the clone where that may be why', async () => {
    const { repository, a } = forked();
    const shallow = await opened(repository.clone('--depth=1').folder);
    assert.match(JSON.stringify(await commitOf(shallow, a)), /is not in this repository, or is no commit; the clone is shallow, .*fetch-depth: 0/);
    assert.equal(await commitOf(await opened(repository.folder), 'HEAD:a'), { unreadable: 'is not written as a branch, a tag, an id, `HEAD`, or one of them with `^` or `~`' });
  });
});

spec('mergeBase', (test) => {
  test('finds where two histories part', async () => {
    const { repository, a, b, c } = forked();
    repository.git('switch', '-q', '--orphan', 'orphan');
    const lone = repository.commit('lone', { o: 'o' });
    const open = await opened(repository.folder);
    const base = async (x: string, y: string): Promise<unknown> => mergeBase(open, await commitIn(open, x), await commitIn(open, y));
    assert.equal(await base(b, c), { kind: 'found', id: a });
    assert.equal(await base(b, 'main'), { kind: 'found', id: b });
    assert.equal(await base(lone, b), { kind: 'unrelated' });
  });

  test('gives no answer in a shallow clone that may be wrong', async () => {
    const { repository, b, c, d } = forked();
    const clone = repository.clone('--depth=2');
    const open = await opened(clone.folder);
    assert.ok(open.isShallow);
    const base = async (x: string, y: string): Promise<unknown> => mergeBase(open, await commitIn(open, x), await commitIn(open, y));
    // Both parents are there, and A is not.
    assert.equal(await base(b, c), { kind: 'shallow' });
    // B is there, but D has another parent, whose history is cut: something that both have may lie there, but nothing later than B itself.
    assert.equal(await base(b, d), { kind: 'shallow' });
  });

  test('answers in a shallow clone where what is cut off lies before the answer', async () => {
    const repository = scratchRepository();
    for (const name of ['1', '2', '3', '4']) repository.commit(name, { [name]: name });
    const open = await opened(repository.clone('--depth=3').folder);
    const [parent, head] = [await commitIn(open, 'HEAD^'), await commitIn(open, 'HEAD')];
    assert.equal(await mergeBase(open, parent, head), { kind: 'found', id: parent });
  });

  test('does not take an older ancestor that a shallow clone happens to show', async () => {
    // root ─ late ─ x, and root ─ old ─ late: a clone that lacks `late` on one side would answer `root`.
    const repository = scratchRepository();
    const root = repository.commit('root', { r: '' });
    const late = repository.commit('late', { l: '' });
    repository.git('switch', '-qc', 'left');
    const left = repository.commit('left', { x: '' });
    repository.git('switch', '-qc', 'right', late);
    const right = repository.commit('right', { y: '' });
    const clone = repository.clone();
    // As a fetch with `--depth` leaves it behind: `left` and `right` have lost their parents, and a merge holds on to the root.
    clone.git('checkout', '-q', '-b', 'm', left);
    clone.git('fetch', '-q', 'origin', right);
    const [a, b] = [left, right].map((tip) => clone.git('commit-tree', `${tip}^{tree}`, '-p', tip, '-p', root, '-m', 'merge'));
    clone.write('.git/shallow', `${left}\n${right}\n`);
    const open = await opened(clone.folder);
    assert.is(clone.git('merge-base', a ?? '', b ?? ''), root, 'git itself answers wrongly');
    assert.equal(await mergeBase(open, await commitIn(open, a ?? ''), await commitIn(open, b ?? '')), { kind: 'shallow' });
  });
});

spec('firstParentSteps', (test) => {
  test('goes from commit to commit on the branch itself', async () => {
    const { repository, a, b, d } = forked();
    const open = await opened(repository.folder);
    const ids = await Promise.all([a, d, b].map((id) => commitIn(open, id)));
    const [base, head, middle] = ids as [never, never, never];
    assert.equal(await firstParentSteps(open, base, head), [{ before: a, after: b, subject: 'B' }, { before: b, after: d, subject: 'D' }]);
    assert.equal(await firstParentSteps(open, middle, head), [{ before: b, after: d, subject: 'D' }]);
    assert.equal(await firstParentSteps(open, head, head), []);
  });

  test('says why there are none', async () => {
    const { repository, c, d } = forked();
    const open = await opened(repository.folder);
    // C is an ancestor, but was never what the branch stood at.
    assert.equal(await firstParentSteps(open, await commitIn(open, c), await commitIn(open, d)), { unreadable: 'does not lead along first parents from the one to the other' });
    repository.commit('E', {});
    const shallow = repository.clone('--depth=2');
    shallow.git('fetch', '-q', '--depth=1', 'origin', 'side');
    const cut = await opened(shallow.folder);
    assert.match(JSON.stringify(await firstParentSteps(cut, await commitIn(cut, c), await commitIn(cut, 'HEAD'))), /shallow: give actions\/checkout `fetch-depth: 0`/);
  });

  test('shows nothing of a subject that cannot be seen', async () => {
    const repository = scratchRepository();
    repository.commit('one');
    repository.commit('evil \u202e\u001b[31m');
    const open = await opened(repository.folder);
    const steps = await firstParentSteps(open, await commitIn(open, 'HEAD^'), await commitIn(open, 'HEAD'));
    assert.is('unreadable' in steps ? '' : steps[0]?.subject, 'evil \\u{202e}\\u{1b}[31m');
  });
});
