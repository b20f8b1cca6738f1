// What a pull request may put into the overlays' folder to make us write or remove something else.
import { existsSync, mkdirSync, readFileSync, readlinkSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { spec } from '../dev/spec.ts';
import { sha256 } from './present.ts';
import { contentOf, inTemporaryFolder, put } from './testing/temporary-folder.ts';
import { linesOf, type Overlays, writeTo } from './testing/write-to.ts';

const hash = (text: string): string => sha256(new TextEncoder().encode(text));

const OLD: Overlays = { c1: { a: 'a1' }, c2: { a: 'a2' } };
const NEW: Overlays = { c1: { a: 'new1' }, c2: { a: 'new2' } };

spec('a hostile record', (test) => {
  for (const path of ['../../secret', '../c2/a', '../.meshfed/c2.json', '/etc/hostname', 'x/../../../secret', '..\\..\\secret']) {
    test(`cannot have ${path} removed`, () =>
      inTemporaryFolder((out) => {
        writeTo(out, OLD);
        put(join(out, 'secret'), 'secret');
        const target = join(out, 'overlays/c1', path);
        const content = existsSync(target) ? readFileSync(target, 'utf8') : '';
        put(join(out, 'overlays/.meshfed/c1.json'), JSON.stringify({ version: '1', cluster: 'c1', files: { a: hash('a1'), [path]: hash(content) } }));
        const before = contentOf(out);
        const fault = `bad-record (c1): overlays/.meshfed/c1.json names \`${path}\`, which is no path inside the cluster’s folder`;
        assert.equal(linesOf(out, {}, { scope: ['c1'] }), ['c1 withheld', fault]);
        assert.equal(linesOf(out, { c1: NEW['c1'] ?? {} }, { scope: ['c1'] }), ['c1 withheld', fault]);
        assert.equal(contentOf(out), before);
        assert.equal(linesOf(out, NEW), ['c1 withheld', 'c2 written', fault]);
      }));
  }

  test('cannot have a file removed whose hash it does not know', () =>
    inTemporaryFolder((out) => {
      writeTo(out, OLD);
      put(join(out, 'overlays/c1/own.yaml'), 'own');
      put(join(out, 'overlays/.meshfed/c1.json'), JSON.stringify({ version: '1', cluster: 'c1', files: { a: hash('a1'), 'own.yaml': hash('a guess') } }));
      assert.equal(linesOf(out, NEW), ['c1 written', 'c2 written', 'edited-and-unneeded (c1): overlays/c1/own.yaml is no longer needed, but is not as we wrote it']);
      assert.is(readFileSync(join(out, 'overlays/c1/own.yaml'), 'utf8'), 'own');
    }));

  test('with a name that no disk can hold is a fault of that cluster alone', () =>
    inTemporaryFolder((out) => {
      writeTo(out, OLD);
      const name = 'n'.repeat(5000);
      put(join(out, 'overlays/.meshfed/c1.json'), JSON.stringify({ version: '1', cluster: 'c1', files: { a: hash('a1'), [name]: hash('') } }));
      assert.equal(linesOf(out, NEW), ['c1 withheld', 'c2 written', `cannot-write (c1): overlays/c1/${name} has a name that is too long for this disk (ENAMETOOLONG)`]);
    }));

  test('of no cluster is left alone', () =>
    inTemporaryFolder((out) => {
      writeTo(out, OLD);
      for (const name of ['C1.json', '..json', 'README.md']) put(join(out, 'overlays/.meshfed', name), 'x');
      assert.equal(linesOf(out, OLD), ['c1 unchanged', 'c2 unchanged']);
      assert.equal(linesOf(out, {}), ['c1 removed', 'c2 removed']);
      assert.equal(Object.keys(contentOf(out)), ['overlays/', 'overlays/.meshfed/', 'overlays/.meshfed/..json', 'overlays/.meshfed/C1.json', 'overlays/.meshfed/README.md']);
    }));
});

spec('a hostile journal', (test) => {
  const staged = (out: string, name: string, content: string): void => put(join(out, 'overlays/.meshfed/staged', name), content);
  const journal = (out: string, replace: readonly object[], remove: readonly object[] = []): void =>
    put(join(out, 'overlays/.meshfed/journal'), JSON.stringify({ version: '1', replace, remove }));

  /** Whatever is asked for, nothing at all is changed. */
  function demandRefused(out: string, why: string): void {
    const before = contentOf(out);
    const said = ['c1 withheld', 'c2 withheld', `bad-journal (all): overlays/.meshfed/journal ${why}`];
    assert.equal(linesOf(out, NEW, { check: true }), said);
    assert.equal(linesOf(out, NEW), said);
    assert.equal(linesOf(out, NEW), said);
    assert.equal(contentOf(out), before);
  }

  test('cannot name what is outside', () =>
    inTemporaryFolder((out) => {
      writeTo(out, OLD);
      put(join(out, 'secret'), 'secret');
      staged(out, '0', 'evil');
      journal(out, [{ staged: '0', path: '../secret', before: hash('secret'), after: hash('evil') }]);
      demandRefused(out, 'names `../secret`, which is no path of a cluster’s overlay');
    }));

  test('cannot replace a file whose hash it does not know', () =>
    inTemporaryFolder((out) => {
      writeTo(out, OLD);
      put(join(out, 'overlays/c1/own.yaml'), 'own');
      staged(out, '0', 'evil');
      journal(out, [{ staged: '0', path: 'c1/own.yaml', before: null, after: hash('evil') }]);
      demandRefused(out, 'does not fit any more: `overlays/c1/own.yaml` has changed since');
    }));

  test('cannot remove a file whose hash it does not know', () =>
    inTemporaryFolder((out) => {
      writeTo(out, OLD);
      put(join(out, 'overlays/c1/own.yaml'), 'own');
      journal(out, [], [{ path: 'c1/a', before: hash('a1') }, { path: 'c1/own.yaml', before: hash('') }]);
      demandRefused(out, 'does not fit any more: `overlays/c1/own.yaml` has changed since');
    }));

  test('cannot go through a link', () =>
    inTemporaryFolder((out) => {
      writeTo(out, OLD);
      put(join(out, 'outside/a'), 'a');
      symlinkSync('../../outside', join(out, 'overlays/c1/link'));
      journal(out, [], [{ path: 'c1/link/a', before: hash('a') }]);
      demandRefused(out, 'does not fit any more: `overlays/c1/link/a` has changed since');
      staged(out, '0', 'evil');
      journal(out, [{ staged: '0', path: 'c1/link/a', before: hash('a'), after: hash('evil') }]);
      demandRefused(out, 'does not fit any more: `overlays/c1/link/a` has changed since');
    }));

  test('cannot take another file for a staged one', () =>
    inTemporaryFolder((out) => {
      writeTo(out, OLD);
      put(join(out, 'secret'), 'secret');
      const why = 'needs the staged file `0`, which is not there or has changed';
      journal(out, [{ staged: '0', path: 'c1/b', before: null, after: hash('secret') }]);
      demandRefused(out, why);
      staged(out, '0', 'not it');
      demandRefused(out, why);
    }));

  test('cannot take a link for a staged file', () =>
    inTemporaryFolder((out) => {
      writeTo(out, OLD);
      put(join(out, 'secret'), 'secret');
      mkdirSync(join(out, 'overlays/.meshfed/staged'));
      symlinkSync('../../../secret', join(out, 'overlays/.meshfed/staged/0'));
      journal(out, [{ staged: '0', path: 'c1/b', before: null, after: hash('secret') }]);
      demandRefused(out, 'needs the staged file `0`, which is not there or has changed');
    }));

  test('cannot be a link, a folder or nonsense', () => {
    for (const [make, why] of [
      [(path: string) => symlinkSync('../../secret', path), 'is a link'],
      [(path: string) => symlinkSync('nowhere', path), 'is a link'],
      [(path: string) => mkdirSync(path), 'is a folder'],
      [(path: string) => writeFileSync(path, '{'), 'is not JSON'],
    ] as const) {
      inTemporaryFolder((out) => {
        writeTo(out, OLD);
        put(join(out, 'secret'), JSON.stringify({ version: '1', replace: [], remove: [] }));
        staged(out, '0', 'x');
        make(join(out, 'overlays/.meshfed/journal'));
        demandRefused(out, why);
      });
    }
  });

  test('that asks for nothing wrong is finished, and what it put there is judged as anything else', () =>
    inTemporaryFolder((out) => {
      writeTo(out, OLD);
      staged(out, '0', 'evil');
      journal(out, [{ staged: '0', path: 'c1/a', before: hash('a1'), after: hash('evil') }]);
      assert.equal(linesOf(out, OLD), ['c1 written', 'c2 unchanged']);
      assert.equal(contentOf(out), inTemporaryFolder((clean) => (writeTo(clean, OLD), contentOf(clean))));
    }));
});

spec('leftovers', (test) => {
  test('of our names are removed, others are not', () =>
    inTemporaryFolder((out) => {
      writeTo(out, OLD);
      for (const name of ['0', '12', '012', 'x']) put(join(out, 'overlays/.meshfed/staged', name), 'x');
      put(join(out, 'overlays/.meshfed/journal.draft'), 'x');
      assert.equal(linesOf(out, OLD), ['c1 unchanged', 'c2 unchanged']);
      assert.equal(Object.keys(contentOf(join(out, 'overlays/.meshfed'))), ['c1.json', 'c2.json', 'staged/', 'staged/012', 'staged/x']);
    }));

  test('that are links are removed as links', () =>
    inTemporaryFolder((out) => {
      writeTo(out, OLD);
      put(join(out, 'secret'), 'secret');
      mkdirSync(join(out, 'overlays/.meshfed/staged'));
      symlinkSync('../../../secret', join(out, 'overlays/.meshfed/staged/0'));
      symlinkSync('../../secret', join(out, 'overlays/.meshfed/journal.draft'));
      assert.equal(linesOf(out, NEW), ['c1 written', 'c2 written']);
      assert.is(readFileSync(join(out, 'secret'), 'utf8'), 'secret');
    }));

  test('a lock that is not ours is left, and nothing is written', () =>
    inTemporaryFolder((out) => {
      writeTo(out, OLD);
      for (const target of ['../../secret', '-1', '0', '1e3', ' 1']) {
        symlinkSync(target, join(out, 'overlays/.meshfed/lock'));
        assert.equal(linesOf(out, NEW), ['c1 withheld', 'c2 withheld', 'busy (all): overlays/.meshfed/lock is not one of ours'], target);
        assert.is(readlinkSync(join(out, 'overlays/.meshfed/lock')), target);
        unlinkSync(join(out, 'overlays/.meshfed/lock'));
      }
      put(join(out, 'overlays/.meshfed/lock'), 'a file');
      assert.equal(linesOf(out, NEW), ['c1 withheld', 'c2 withheld', 'busy (all): overlays/.meshfed/lock is not one of ours']);
      assert.equal(linesOf(out, NEW, { check: true }), ['c1 written', 'c2 written']);
    }));
});
