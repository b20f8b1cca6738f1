// A repository whose config, hooks and attributes all name programs to run: none of them runs, whatever we ask of it.
import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { spec } from '../../dev/spec.ts';
import { commitOf, readCommits } from './commits.ts';
import { firstParentSteps } from './first-parent-steps.ts';
import { mergeBase } from './merge-base.ts';
import { openRepository } from './open-repository.ts';
import { commitIn, opened } from './testing/opened.ts';
import { type Scratch, scratchFolder, scratchRepository } from './testing/scratch-repository.ts';
import { treeOfRevision } from './tree-of-revision.ts';

const HOOKS = ['pre-commit', 'post-checkout', 'post-index-change', 'reference-transaction', 'post-merge', 'fsmonitor-watchman', 'pre-auto-gc', 'post-rewrite', 'sendemail-validate'];

interface Trap {
  readonly repository: Scratch;
  /** What has run since the last call. */
  readonly fired: () => readonly string[];
}

/** Plants every way that we know of to have git run something. */
function trap(): Trap {
  const repository = scratchRepository();
  const fired = scratchFolder();
  const bin = scratchFolder();
  const evil = (name: string): string => {
    const path = join(bin, name);
    writeFileSync(path, `#!/bin/sh\n: > '${fired}/${name}'\ncat 2>/dev/null || true\n`);
    chmodSync(path, 0o755);
    return path;
  };
  repository.commit('one', { 'agreements/c1/a.yaml': 'one', '.gitattributes': '*.yaml filter=evil diff=evil merge=evil\n*.bin filter=long\n', 'agreements/a.bin': '' });
  repository.commit('two', { 'agreements/c1/a.yaml': 'two' });
  const second = repository.git('cat-file', 'commit', 'HEAD');
  // A signature that nobody checked makes `log.showSignature` call gpg.program.
  const signed = second.replace('\n\n', '\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----\n\n');
  const id = execFileSync('git', ['hash-object', '-t', 'commit', '-w', '--stdin'], { cwd: repository.folder, input: `${signed}\n`, encoding: 'utf8' }).trim();
  repository.git('update-ref', 'HEAD', id);
  const settings: Readonly<Record<string, string>> = {
    'core.fsmonitor': evil('fsmonitor'),
    'core.hooksPath': join(bin, 'hooks'),
    'core.pager': evil('core-pager'),
    'core.editor': evil('editor'),
    'core.sshCommand': evil('ssh'),
    'core.gitProxy': evil('proxy'),
    'core.askPass': evil('askpass'),
    'core.alternateRefsCommand': evil('alternate-refs'),
    'credential.helper': evil('credential'),
    'gpg.program': evil('gpg'),
    'log.showSignature': 'true',
    'diff.external': evil('external-diff'),
    'diff.evil.textconv': evil('textconv'),
    'diff.evil.command': evil('diff-command'),
    'filter.evil.clean': evil('clean'),
    'filter.evil.smudge': evil('smudge'),
    'filter.long.process': evil('process'),
    'merge.evil.driver': evil('merge-driver'),
    'uploadpack.packObjectsHook': evil('pack-objects-hook'),
    'include.path': join(bin, 'included'),
    'includeIf.gitdir:/.path': join(bin, 'included'),
    ...Object.fromEntries(['rev-parse', 'ls-tree', 'cat-file', 'merge-base', 'rev-list'].flatMap((name) => [[`alias.${name}`, `!${evil(`alias-${name}`)}`], [`pager.${name}`, evil(`pager-${name}`)]])),
  };
  for (const [name, value] of Object.entries(settings)) repository.git('config', name, value);
  writeFileSync(join(bin, 'included'), `[core]\n\tfsmonitor = ${evil('included-fsmonitor')}\n[log]\n\tshowSignature = true\n`);
  mkdirSync(join(bin, 'hooks'));
  for (const hook of HOOKS) for (const folder of [join(bin, 'hooks'), join(repository.folder, '.git/hooks')]) {
    writeFileSync(join(folder, hook), `#!/bin/sh\n: > '${fired}/hook-${hook}'\n`);
    chmodSync(join(folder, hook), 0o755);
  }
  return {
    repository,
    fired: () => {
      const names = readdirSync(fired).sort();
      for (const name of names) unlinkSync(join(fired, name));
      return names;
    },
  };
}

/** All that we ever do with a repository. */
async function everything(folder: string): Promise<void> {
  const repository = await opened(folder);
  const [one, two] = [await commitIn(repository, 'HEAD^1'), await commitIn(repository, 'main')];
  assert.is((await readCommits(repository, [one, two])).get(two)?.subject, 'two');
  assert.equal(await mergeBase(repository, one, two), { kind: 'found', id: one });
  assert.equal(await firstParentSteps(repository, one, two), [{ before: one, after: two, subject: 'two' }]);
  const tree = await treeOfRevision(folder, two, 'agreements');
  if ('unreadable' in tree) throw new Error(tree.unreadable);
  assert.is(Buffer.from(tree.read('c1/a.yaml', 9) as Uint8Array).toString(), 'two');
}

spec('a hostile repository', (test) => {
  test('runs nothing, whatever we read of it', async () => {
    const { repository, fired } = trap();
    fired();
    await everything(repository.folder);
    assert.equal(fired(), []);
    // The trap works: this is what common commands set off.
    for (const args of [['status'], ['log', '-1'], ['diff', 'HEAD~1'], ['archive', 'HEAD']]) {
      try {
        repository.git(...args);
      } catch {
        // Some of the programs make git fail.
      }
    }
    const seen = fired();
    for (const name of ['included-fsmonitor', 'gpg', 'diff-command', 'clean', 'smudge']) assert.ok(seen.includes(name), `${name} is not among ${seen.join()}`);
  });

  test('fetches nothing that a partial clone lacks', async () => {
    const repository = scratchRepository();
    repository.commit('one', { 'agreements/a.yaml': 'one', 'agreements/b.yaml': 'b' });
    const clone = repository.clone('--filter=blob:none', '--no-checkout');
    const folder = scratchFolder();
    const [evil, fired] = [join(folder, 'evil'), join(folder, 'fired')];
    writeFileSync(evil, `#!/bin/sh\n: > '${fired}'\n`);
    chmodSync(evil, 0o755);
    for (const [name, value] of [
      ['remote.origin.url', `ext::${evil}`],
      ['remote.origin.uploadpack', evil],
      ['core.sshCommand', evil],
      ['protocol.allow', 'always'],
      ['protocol.ext.allow', 'always'],
    ] as const) clone.git('config', name, value);
    assert.match(JSON.stringify(await treeOfRevision(clone.folder, 'HEAD', 'agreements')), /"is not whole in this clone, which was made with a filter: /);
    assert.not.ok(existsSync(fired));
    try {
      clone.git('cat-file', '-p', 'HEAD:agreements/a.yaml');
    } catch {
      // It cannot be had from there.
    }
    assert.ok(existsSync(fired), 'the trap does not work');
  });

  test('says what its commits say, not what replacements, grafts or a graph of them say', async () => {
    const repository = scratchRepository();
    const one = repository.commit('one', { 'a/x': 'one' });
    const two = repository.commit('two', { 'a/x': 'two' });
    const three = repository.commit('three', { 'a/x': 'three' });
    repository.git('replace', three, one);
    repository.write('.git/info/grafts', `${three}\n`);
    const open = await opened(repository.folder);
    const head = await commitIn(open, 'main');
    assert.equal((await readCommits(open, [head])).get(head)?.parents, [two]);
    assert.is(await commitOf(open, 'main^'), two);
    assert.equal(await mergeBase(open, await commitIn(open, two), head), { kind: 'found', id: two });
    const tree = await treeOfRevision(repository.folder, 'main', 'a');
    assert.is('unreadable' in tree ? '' : Buffer.from(tree.read('x', 9) as Uint8Array).toString(), 'three');
  });

  test('has no say through the environment that a hook hands on', async () => {
    const [repository, other] = [scratchRepository(), scratchRepository()];
    repository.commit('ours', { a: '' });
    other.commit('theirs', { b: '' });
    const before = { ...process.env };
    Object.assign(process.env, { GIT_DIR: join(other.folder, '.git'), GIT_WORK_TREE: other.folder, GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'core.bare', GIT_CONFIG_VALUE_0: 'true' });
    try {
      const open = await opened(repository.folder);
      const head = await commitIn(open, 'HEAD');
      assert.equal([open.root, (await readCommits(open, [head])).get(head)?.subject], [repository.folder, 'ours']);
    } finally {
      for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    }
  });

  test('is trusted where it was named, whoever owns it, and nowhere else', async () => {
    const repository = scratchRepository();
    repository.commit('one', { 'agreements/a': '' });
    const bin = scratchFolder();
    const git = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
    // A switch that git has for its own tests: it takes the repository for another user's.
    writeFileSync(join(bin, 'git'), `#!/bin/sh\nGIT_TEST_ASSUME_DIFFERENT_OWNER=1 exec '${git}' "$@"\n`);
    chmodSync(join(bin, 'git'), 0o755);
    const path = process.env['PATH'];
    process.env['PATH'] = `${bin}:${path ?? ''}`;
    try {
      assert.is((await opened(repository.folder)).root, repository.folder);
      assert.match(JSON.stringify(await openRepository(join(repository.folder, 'agreements'))), /"lies in a repository of another user; /);
    } finally {
      process.env['PATH'] = path;
    }
    rmSync(bin, { recursive: true });
  });

  test('does not make a failure a success by saying nothing', async () => {
    const repository = scratchRepository();
    const one = repository.commit('one', { a: '' });
    repository.git('switch', '-q', '--orphan', 'other');
    const other = repository.commit('other', { b: '' });
    const result = await (await opened(repository.folder)).git(['merge-base', one, other]);
    assert.is('failed' in result && result.failed, 1);
  });

  test('is said to need git, where there is none', async () => {
    const repository = scratchRepository();
    const path = process.env['PATH'];
    process.env['PATH'] = scratchFolder();
    try {
      assert.equal(await openRepository(repository.folder), { unreadable: 'cannot be read as a repository: git is not installed' });
    } finally {
      process.env['PATH'] = path;
    }
  });
});
