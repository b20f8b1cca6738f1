// Folders of a real disk, with everything in them that is no file.
import { execFileSync } from 'node:child_process';
import { closeSync, linkSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { spec } from '../dev/spec.ts';
import type { Tree } from '../text/tree.ts';
import { diskTree } from './disk-tree.ts';
import { inTemporaryFolder } from './testing/temporary-folder.ts';

function treeOf(root: string): Tree {
  const tree = diskTree(root);
  if ('unreadable' in tree) throw new Error(`the folder ${tree.unreadable}`);
  return tree;
}

const shown = (root: string): readonly string[] => treeOf(root).entries.map(({ path, kind }) => `${kind} ${path}`);

/** What is read, as text; or why it is not. */
function readIn(tree: Tree, path: string, limit = 100): string {
  const read = tree.read(path, limit);
  return 'unreadable' in read ? `the file ${read.unreadable}` : Buffer.from(read).toString();
}

function write(root: string, paths: readonly string[]): void {
  for (const path of paths) {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), `text of ${path}`);
  }
}

spec('diskTree lists', (test) => {
  test('files and folders by code unit, dotfiles and node_modules too', () =>
    inTemporaryFolder((root) => {
      write(root, ['b/x.yaml', 'b/é.YAML', 'B/x.yaml', 'b-a', '.git/config', 'node_modules/y', '..z']);
      mkdirSync(join(root, 'empty'));
      assert.equal(shown(root), [
        'file ..z', 'folder .git', 'file .git/config', 'folder B', 'file B/x.yaml', 'folder b', 'file b-a', 'file b/x.yaml', 'file b/é.YAML',
        'folder empty', 'folder node_modules', 'file node_modules/y',
      ]);
    }));

  test('every name that a disk can hold, line breaks and glob signs too', () =>
    inTemporaryFolder((root) => {
      const names = [' a', 'a ', '.\\a', '.\\b/c', '..\\d', 'a\n', '\n/\n/a\nb\n', 'a\tb', 'a\\b', '\\', '*', '**', '?', '[a]', '{a,b}', '!a', '#a', '(a)/b', '@(a|b)', '+(a)/c', '~', '-r', '"', "'", '$a', 'a:b', '...', '\u202e'];
      write(root, names);
      const tree = treeOf(root);
      assert.equal(tree.entries.filter(({ kind }) => kind === 'file').map(({ path }) => path), [...names].sort());
      for (const name of names) assert.is(readIn(tree, name), `text of ${name}`);
    }));

  test('whatever names there are (property)', () => {
    const name = fc.string({ unit: fc.constantFrom(...'a.\n\r\\*?[]{}()!@+|^$#~-, \u2028é'), minLength: 1, maxLength: 6 }).filter((text) => text !== '.' && text !== '..');
    const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/'));
    fc.assert(
      fc.property(fc.array(path, { maxLength: 8 }), (paths) =>
        inTemporaryFolder((root) => {
          for (const each of paths) mkdirSync(join(root, each), { recursive: true });
          const above = paths.flatMap((each) => each.split('/').map((_, index, parts) => parts.slice(0, index + 1).join('/')));
          assert.equal(treeOf(root).entries.map((entry) => entry.path), [...new Set(above)].sort());
        }),
      ),
      { numRuns: 200 },
    );
  });

  test('links, fifos and devices as what they are, and goes through no link', () =>
    inTemporaryFolder((outside) =>
      inTemporaryFolder((root) => {
        write(outside, ['secret.yaml']);
        write(root, ['a/x.yaml', 'folder.yaml/y.yaml']);
        symlinkSync('.', join(root, 'loop'));
        symlinkSync(outside, join(root, 'outside'));
        symlinkSync('nowhere', join(root, 'dangling.yaml'));
        symlinkSync('a/x.yaml', join(root, 'link.yaml'));
        execFileSync('mkfifo', [join(root, 'fifo.yaml')]);
        assert.equal(shown(root), [
          'folder a', 'file a/x.yaml', 'link dangling.yaml', 'other fifo.yaml', 'folder folder.yaml', 'file folder.yaml/y.yaml', 'link link.yaml', 'link loop', 'link outside',
        ]);
      }),
    ));

  test('a name that is not UTF-8 as neither file nor folder', () =>
    inTemporaryFolder((root) => {
      const raw = (name: string): Buffer => Buffer.concat([Buffer.from(`${root}/`), Buffer.from(name, 'latin1')]);
      writeFileSync(raw('bad\xff.yaml'), '');
      mkdirSync(raw('folder\xfe'));
      writeFileSync(raw('folder\xfe/in.yaml'), '');
      assert.is(readdirSync(root).length, 2, 'this disk refuses such names');
      assert.equal(shown(root), ['other bad\ufffd.yaml', 'other folder\ufffd']);
    }));

  test('a folder that may not be read as neither file nor folder', () => {
    // Root may read everything, so another user looks.
    const asUser = process.getuid?.() === 0 ? 65534 : undefined;
    inTemporaryFolder((root) => {
      write(root, ['closed/x.yaml', 'open.yaml']);
      execFileSync('chmod', ['755', root]);
      execFileSync('chmod', ['0', join(root, 'closed'), join(root, 'open.yaml')]);
      const seen = (): readonly string[] => [...shown(root), readIn(treeOf(root), 'open.yaml')];
      const asked = (): unknown => ({ seen: seen(), closed: diskTree(join(root, 'closed')) });
      const answered = asUser === undefined ? asked() : asAnother(asUser, asked);
      execFileSync('chmod', ['700', join(root, 'closed')]);
      assert.equal(answered, {
        seen: ['other closed', 'file open.yaml', 'the file may not be used by this user (EACCES)'],
        closed: { unreadable: 'may not be used by this user (EACCES)' },
      });
    });
  });

  test('a link to a folder, given as the root, as that folder', () =>
    inTemporaryFolder((root) => {
      write(root, ['real/x.yaml']);
      symlinkSync('real', join(root, 'link'));
      assert.equal(shown(join(root, 'link')), ['file x.yaml']);
      assert.is(readIn(treeOf(join(root, 'link')), 'x.yaml'), 'text of real/x.yaml');
    }));

  test('nothing where the root is no folder, and says why', () =>
    inTemporaryFolder((root) => {
      write(root, ['file']);
      symlinkSync('itself', join(root, 'itself'));
      assert.equal(diskTree(join(root, 'file')), { unreadable: 'is not a folder' });
      assert.equal(diskTree(join(root, 'missing')), { unreadable: 'does not exist (ENOENT)' });
      assert.equal(diskTree(join(root, 'file/x')), { unreadable: 'does not exist: what stands above it is no folder (ENOTDIR)' });
      assert.equal(diskTree(join(root, 'itself')), { unreadable: 'is a link, and links are not followed (ELOOP)' });
    }));
});

/** Runs `look` with the rights of another user. */
function asAnother<T>(user: number, look: () => T): T {
  process.seteuid?.(user);
  try {
    return look();
  } finally {
    process.seteuid?.(0);
  }
}

spec('diskTree reads', (test) => {
  test('at most one byte more than the limit, however long the file', () =>
    inTemporaryFolder((root) => {
      writeFileSync(join(root, 'x'), 'é!');
      writeFileSync(join(root, 'long'), Buffer.alloc(300_000, 'a'));
      truncateSync(join(root, 'long'), 1e12);
      const tree = treeOf(root);
      assert.is(readIn(tree, 'x', 3), 'é!');
      assert.is(readIn(tree, 'x', 1), 'é');
      assert.is(readIn(tree, 'x', 0).length, 1);
      assert.is(readIn(tree, 'long', 200_000), 'a'.repeat(200_001));
    }));

  test('a file whose size the system does not say', () => {
    const tree = treeOf('/proc/self');
    assert.match(readIn(tree, 'status', 10_000), /^Name:[\s\S]*\n$/);
  });

  test('a file with two names', () =>
    inTemporaryFolder((root) => {
      write(root, ['x']);
      linkSync(join(root, 'x'), join(root, 'y'));
      assert.is(readIn(treeOf(root), 'y'), 'text of x');
    }));

  test('nothing outside the folder, whatever is asked for', () =>
    inTemporaryFolder((folder) => {
      write(folder, ['secret', 'root/x', 'root/a/b']);
      const tree = treeOf(join(folder, 'root'));
      for (const path of ['../secret', 'a/../x', './x', '/etc/passwd', '', '.', '..', 'a//b', 'x/', 'x\0']) {
        assert.is(readIn(tree, path), 'the file lies outside the folder', path);
      }
    }));

  test('no link, no folder, and nothing that could hold it up', () =>
    inTemporaryFolder((root) => {
      write(root, ['a/x', 'secret']);
      symlinkSync('a', join(root, 'inner'));
      symlinkSync('secret', join(root, 'link'));
      symlinkSync('/dev/zero', join(root, 'zero'));
      execFileSync('mkfifo', [join(root, 'fifo')]);
      const tree = treeOf(root);
      assert.is(readIn(tree, 'link'), 'the file is a link, and links are not followed (ELOOP)');
      assert.is(readIn(tree, 'zero'), 'the file is a link, and links are not followed (ELOOP)');
      assert.is(readIn(tree, 'inner/x'), 'the file lies behind a link, and links are not followed');
      assert.is(readIn(tree, 'fifo'), 'the file is not a regular file');
      assert.is(readIn(tree, 'a'), 'the file is a folder');
      assert.is(readIn(tree, 'missing'), 'the file does not exist (ENOENT)');
      assert.is(readIn(tree, 'secret/x'), 'the file does not exist: what stands above it is no folder (ENOTDIR)');
      assert.is(readIn(tree, 'n'.repeat(300)), 'the file has a name that is too long for this disk (ENAMETOOLONG)');
    }));

  test('what was put in a file’s place after it was listed as that', () =>
    inTemporaryFolder((root) => {
      write(root, ['a/x', 'b/x', 'c/x', 'd']);
      const tree = treeOf(root);
      rmSync(join(root, 'd'));
      execFileSync('mkfifo', [join(root, 'd')]);
      renameSync(join(root, 'a'), join(root, 'moved'));
      symlinkSync('b', join(root, 'a'));
      rmSync(join(root, 'c/x'));
      symlinkSync('../b/x', join(root, 'c/x'));
      assert.is(readIn(tree, 'd'), 'the file is not a regular file');
      assert.is(readIn(tree, 'a/x'), 'the file lies behind a link, and links are not followed');
      assert.is(readIn(tree, 'c/x'), 'the file is a link, and links are not followed (ELOOP)');
    }));

  test('without leaving files open', () =>
    inTemporaryFolder((root) => {
      write(root, ['x', 'y/z']);
      const tree = treeOf(root);
      const before = readdirSync('/proc/self/fd').length;
      for (const path of ['x', 'y', 'missing']) for (let i = 0; i < 50; i++) tree.read(path, 10);
      assert.is(readdirSync('/proc/self/fd').length, before);
    }));

  test('a file that grows while it is read, up to the limit', () =>
    inTemporaryFolder((root) => {
      write(root, ['x']);
      const tree = treeOf(root);
      const file = openSync(join(root, 'x'), 'a');
      writeSync(file, 'more');
      closeSync(file);
      assert.is(readIn(tree, 'x'), 'text of xmore');
    }));
});
