// A folder of a commit behaves as one on a disk, whatever git can hold in it.
import { symlinkSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { spec } from '../../dev/spec.ts';
import { isUnreadable, type Tree } from '../../text/tree.ts';
import { diskTree } from '../disk-tree.ts';
import { opened } from './testing/opened.ts';
import { type Scratch, scratchFolder, scratchRepository } from './testing/scratch-repository.ts';
import { findTree, treeOfRevision } from './tree-of-revision.ts';

async function treeIn({ folder }: Scratch, revision: string, path: string, limits?: { file: number; total: number }): Promise<Tree> {
  const tree = await treeOfRevision(folder, revision, path, limits);
  if ('unreadable' in tree) throw new Error(`the revision ${tree.unreadable}`);
  return tree;
}

const listed = ({ entries }: Tree): readonly string[] => entries.map(({ path, kind }) => `${kind} ${path}`);
const shown = (tree: Tree, path: string, limit = 1000): string => {
  const read = tree.read(path, limit);
  return isUnreadable(read) ? read.unreadable : new TextDecoder().decode(read);
};

/** A tree object with entries that no `git add` makes; they must be sorted as git sorts them. */
function oddTree({ folder }: Scratch, ...lines: readonly (string | Buffer)[]): string {
  const input = Buffer.concat(lines.flatMap((line) => [Buffer.from(line as string), Buffer.from('\0')]));
  return execFileSync('git', ['mktree', '-z', '--missing'], { cwd: folder, input, encoding: 'utf8' }).trim();
}

function oddCommit(repository: Scratch, ...lines: readonly (string | Buffer)[]): string {
  return repository.git('commit-tree', oddTree(repository, ...lines), '-m', 'odd');
}

spec('treeOfRevision', (test) => {
  test('is the tree that a disk has after a checkout', async () => {
    const repository = scratchRepository();
    repository.commit('one', { 'agreements/c1/a.yaml': 'one\n', 'agreements/c1/certs/é "q"\nx.crt': 'crt', 'agreements/.dot': '', 'other/file': 'x', 'agreements/c2/b.yaml': new Uint8Array([0xff, 0, 10]) });
    repository.commit('two', { 'agreements/c1/a.yaml': 'two\n' });
    const tree = await treeIn(repository, 'HEAD', 'agreements');
    const disk = diskTree(join(repository.folder, 'agreements'));
    if ('unreadable' in disk) throw new Error(disk.unreadable);
    assert.equal(tree.entries, disk.entries);
    for (const { path, kind } of tree.entries) if (kind === 'file') assert.equal(Buffer.from(tree.read(path, 99) as Uint8Array), Buffer.from(disk.read(path, 99) as Uint8Array), path);
    assert.is(shown(await treeIn(repository, 'HEAD^', 'agreements'), 'c1/a.yaml'), 'one\n');
    assert.is(shown(await treeIn(repository, 'HEAD~1', '.'), 'agreements/c1/a.yaml'), 'one\n');
    assert.is(shown(tree, 'c1/a.yaml', 1), 'tw');
    assert.is(shown(tree, 'c1'), 'is a folder');
    assert.is(shown(tree, 'c9'), 'does not exist');
  });

  test('does not look at the work tree, nor at the index', async () => {
    const repository = scratchRepository();
    repository.commit('one', { 'agreements/a': 'committed' });
    repository.write('agreements/a', 'edited');
    repository.git('add', '.');
    repository.write('agreements/b', 'new');
    const tree = await treeIn(repository, 'main', 'agreements');
    assert.equal([listed(tree), shown(tree, 'a')], [['file a'], 'committed']);
  });

  test('reads no file that is larger than the limit, and says so', async () => {
    const repository = scratchRepository();
    repository.commit('one', { 'a/large.yaml': 'x'.repeat(300), 'a/last.yaml': 'z'.repeat(90), 'a/picture': 'p'.repeat(90), 'a/same.yaml': 'z'.repeat(90), 'a/small.yaml': 's'.repeat(90) });
    const tree = await treeIn(repository, 'HEAD', 'a', { file: 100, total: 190 });
    const large = tree.read('large.yaml', 100);
    assert.equal(large, new Uint8Array(101), 'the caller sees that it is larger, and none of it');
    assert.is(shown(tree, 'large.yaml', 300), 'is over 0 KiB');
    assert.is(shown(tree, 'small.yaml'), 's'.repeat(90));
    assert.equal([shown(tree, 'last.yaml'), shown(tree, 'same.yaml')], ['z'.repeat(90), 'z'.repeat(90)], 'one object is read once');
    assert.equal((await treeIn(repository, 'HEAD', 'a', { file: 100, total: 1000 })).read('large.yaml', 100), new Uint8Array(101), 'also where there is room for it');
    assert.match(shown(tree, 'picture'), /^does not fit into the 0 KiB that are read/);
  });

  test('lists links, submodules and names that are not UTF-8, and reads none', async () => {
    const repository = scratchRepository();
    const commit = repository.commit('one', { 'agreements/a.yaml': 'a' });
    symlinkSync('/etc/passwd', join(repository.folder, 'agreements/link.yaml'));
    symlinkSync('agreements', join(repository.folder, 'linked'));
    repository.git('update-index', '--add', '--cacheinfo', `160000,${commit},agreements/module`);
    repository.git('add', 'agreements/link.yaml', 'linked');
    repository.git('commit', '-qm', 'two');
    const tree = await treeIn(repository, 'HEAD', 'agreements');
    assert.equal(listed(tree), ['file a.yaml', 'link link.yaml', 'other module']);
    assert.equal([shown(tree, 'link.yaml'), shown(tree, 'module')], ['is a link, and links are not followed', 'is no regular file']);
    assert.equal(await treeOfRevision(repository.folder, 'HEAD', 'linked'), { unreadable: 'has a link at `linked`, and links are not followed' });
    assert.equal(await treeOfRevision(repository.folder, 'HEAD', 'agreements/module'), { unreadable: 'has no folder at `module`, but a submodule' });

    const blob = repository.git('rev-parse', 'HEAD:agreements/a.yaml');
    const odd = oddCommit(repository, Buffer.concat([Buffer.from(`100644 blob ${blob}\tn`), Buffer.from([0xff]), Buffer.from('.yaml')]));
    assert.equal(listed(await treeIn(repository, odd, '.')), ['other n\ufffd.yaml']);
  });

  test('refuses a tree that no work tree can hold', async () => {
    const repository = scratchRepository();
    repository.commit('one', { a: 'a', 'd/b': 'b' });
    const [blob, tree] = [repository.git('rev-parse', 'HEAD:a'), repository.git('rev-parse', 'HEAD:d')];
    for (const [path, lines] of [
      ['../b', [`040000 tree ${tree}\t..`]],
      ['.git/b', [`040000 tree ${tree}\t.git`]],
      ['a', [`100644 blob ${blob}\ta`, `100644 blob ${blob}\ta`]],
    ] as const) {
      const found = await treeOfRevision(repository.folder, oddCommit(repository, ...lines), '.');
      assert.match('unreadable' in found ? found.unreadable : '', /^holds a path that no work tree can have, `(\.\.|\.git|a)/, path);
    }
  });

  test('says of a Git LFS pointer what it is', async () => {
    const repository = scratchRepository();
    repository.commit('one', { 'c1/a.yaml': `version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 1234\n` });
    assert.match(shown(await treeIn(repository, 'HEAD', 'c1'), 'a.yaml'), /^is a Git LFS pointer, .*keep agreements/);
  });

  test('tells a folder that is not there from a revision that cannot be read', async () => {
    const repository = scratchRepository();
    repository.commit('one', { 'old/c1/a.yaml': 'a', file: '' });
    repository.git('mv', 'old', 'agreements');
    repository.commit('moved');
    const open = await opened(repository.folder);
    assert.equal(await findTree(open, 'HEAD^', 'agreements'), { absent: true });
    assert.equal(await findTree(open, 'HEAD', 'agreements/c1/certs'), { absent: true });
    assert.equal(await treeOfRevision(repository.folder, 'HEAD^', 'agreements'), { unreadable: 'has no folder `agreements`' });
    assert.equal(await findTree(open, 'HEAD', 'file'), { unreadable: 'has no folder at `file`, but a file' });
    assert.match(JSON.stringify(await findTree(open, 'nowhere', 'agreements')), /"is not in this repository, or is no commit"/);
    assert.match(JSON.stringify(await findTree(open, '--output=x', 'agreements')), /"is not written as a branch/);
    assert.match(JSON.stringify(await treeOfRevision(scratchFolder(), 'HEAD', 'a')), /"cannot be read: the folder lies in no git repository"/);
    assert.match(JSON.stringify(await treeOfRevision(join(repository.folder, 'nowhere'), 'HEAD', 'a')), /"cannot be read: the folder does not exist/);
  });

  test('reads from a bare repository, from below the root, and from a linked work tree', async () => {
    const repository = scratchRepository();
    repository.commit('one', { 'agreements/c1/a.yaml': 'a' });
    const bare = repository.clone('--bare');
    assert.is(shown(await treeIn(bare, 'main', 'agreements'), 'c1/a.yaml'), 'a');
    const below = await opened(join(repository.folder, 'agreements/c1'));
    assert.equal([below.root, below.prefix], [repository.folder, 'agreements/c1']);
    const linked = join(scratchFolder(), 'linked');
    repository.git('worktree', 'add', '-q', linked);
    assert.is((await opened(linked)).root, linked);
    assert.match(JSON.stringify(await treeOfRevision(join(repository.folder, '.git'), 'HEAD', '.')), /the folder lies in the folder that git keeps its own files in/);
  });

  test('knows the ids of SHA-256 repositories', async () => {
    const repository = scratchRepository();
    repository.git('init', '-q', '--object-format=sha256', 'long');
    const long = { ...repository, folder: join(repository.folder, 'long') };
    const git = (...args: readonly string[]): string => repository.git('-C', 'long', ...args);
    repository.write('long/a', 'text');
    git('add', 'a');
    git('commit', '-qm', 'one');
    assert.is(git('rev-parse', 'HEAD').length, 64);
    assert.is(shown(await treeIn(long, git('rev-parse', 'HEAD'), '.'), 'a'), 'text');
  });
});
