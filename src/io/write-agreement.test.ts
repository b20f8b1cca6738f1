// Stops the writer of agreements before each of its operations, fails each, and puts things in its way.
import { execFileSync } from 'node:child_process';
import { chmodSync, lstatSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { spec } from '../dev/spec.ts';
import { disk, type Files } from './files.ts';
import { takeLock } from './lock.ts';
import { cutAt, failingAt, isPowerCut, operationsOf, unsynced, watched } from './testing/power-cut.ts';
import { contentOf, inTemporaryFolder, put } from './testing/temporary-folder.ts';
import { writeAgreements, type NotWritten, type Replacement } from './write-agreement.ts';

const OLD = { 'c1/agreement.yaml': 'one\n', 'c1/more.yaml': 'more\n', 'c2/agreement.yaml': 'two\n', 'federation.yaml': 'all\n' };
/** `c1/certs/new.crt` is new, and `c1/agreement.yaml` names it from now on. */
const NEW = { ...OLD, 'c1/agreement.yaml': 'one, with certs/new.crt\n', 'c1/certs/new.crt': 'new\n', 'c2/agreement.yaml': 'two, mended\n', 'federation.yaml': 'all, mended\n' };

type Texts = Readonly<Record<string, string>>;

const CLUSTERS = ['c1', 'c2'];

const filesIn = (root: string): Texts => Object.fromEntries(Object.entries(contentOf(root)).filter(([path]) => !path.endsWith('/'))) as Texts;

/** What is still to be done, as a command finds it by reading the agreements. */
function missingIn(root: string, wanted: Texts): readonly Replacement[] {
  const now = filesIn(root);
  return Object.entries(wanted).flatMap(([path, after]) => (now[path] === after ? [] : [{ path, before: now[path] ?? null, after }]));
}

const write = (root: string, wanted: Texts = NEW, files: Files = unsynced): NotWritten | undefined => writeAgreements(root, CLUSTERS, missingIn(root, wanted), files);

function inAgreements(use: (root: string) => void): void {
  inTemporaryFolder((root) => {
    for (const [path, text] of Object.entries(OLD)) put(join(root, path), text);
    use(root);
  });
}

const expected = (): Readonly<Record<string, string | null>> =>
  inTemporaryFolder((root) => {
    for (const [path, text] of Object.entries(NEW)) put(join(root, path), text);
    return contentOf(root);
  });

/** Whole files, old or new, and none that names another before it is there. */
function demandWhole(root: string, message: string): void {
  const now = filesIn(root);
  for (const [path, text] of Object.entries(OLD)) assert.ok([text, (NEW as Texts)[path]].includes(now[path] ?? ''), `${message}: ${path} is ${now[path]}`);
  if (now['c1/agreement.yaml'] !== OLD['c1/agreement.yaml']) assert.is(now['c1/certs/new.crt'], 'new\n', message);
  const others = Object.keys(now).filter((path) => !Object.hasOwn(NEW, path) && !path.includes('.meshfed/'));
  assert.equal(others, [], message);
}

const countOf = (): number => {
  let count = 0;
  inAgreements((root) => (count = operationsOf((files) => write(root, NEW, files))));
  return count;
};

spec('writeAgreements', (test) => {
  test('writes all that is asked for, keeps modes, and leaves nothing else', () =>
    inAgreements((root) => {
      chmodSync(join(root, 'c1/agreement.yaml'), 0o660);
      assert.is(write(root, NEW, disk), undefined);
      assert.equal(contentOf(root), expected());
      assert.is(lstatSync(join(root, 'c1/agreement.yaml')).mode & 0o777, 0o660);
      assert.is(write(root, NEW, disk), undefined);
    }));

  test('cut before any of its operations it leaves whole files, and the next run ends right with nothing left behind', () => {
    const count = countOf();
    assert.ok(count > 40, `${count} operations`);
    for (let at = 1; at <= count; at++) {
      inAgreements((root) => {
        assert.throws(() => write(root, NEW, cutAt(at)), isPowerCut);
        demandWhole(root, `cut at ${at}`);
        assert.is(write(root), undefined, `cut at ${at}`);
        assert.equal(contentOf(root), expected(), `cut at ${at}`);
      });
    }
  });

  test('the next run tidies up also where it has nothing to write, or something else', () => {
    for (let at = 1; at <= countOf(); at++) {
      inAgreements((root) => {
        assert.throws(() => write(root, NEW, cutAt(at)), isPowerCut);
        const now = filesIn(root);
        const kept = Object.fromEntries(Object.entries(now).filter(([path]) => !path.includes('.meshfed/')));
        writeAgreements(root, CLUSTERS, at % 2 === 0 ? [] : [{ path: 'c2/agreement.yaml', before: now['c2/agreement.yaml'] ?? '', after: 'else\n' }], unsynced);
        assert.equal(filesIn(root), at % 2 === 0 ? kept : { ...kept, 'c2/agreement.yaml': 'else\n' }, `cut at ${at}`);
      });
    }
  });

  test('a disk that fails at any operation is told, loses nothing, and is made good by the next run', () => {
    let told = 0;
    for (let at = 1; at <= countOf(); at++) {
      inAgreements((root) => {
        const fault = write(root, NEW, failingAt(at, 'ENOSPC'));
        demandWhole(root, `operation ${at}`);
        if (fault !== undefined) told++;
        if (fault !== undefined) assert.match(fault.why, 'the disk is full');
        const now = filesIn(root);
        for (const path of fault?.written ?? []) assert.is(now[path], (NEW as Texts)[path]);
        if (fault === undefined) assert.equal(missingIn(root, NEW), [], `operation ${at}`);
        assert.is(write(root), undefined);
        assert.equal(contentOf(root), expected(), `operation ${at}`);
      });
    }
    // Only what tidies up at the end may fail in silence.
    assert.ok(told > 30, `${told} were told`);
  });

  test('no file changes before all texts are on the disk', () =>
    inAgreements((root) => {
      const log: string[] = [];
      const files = watched((operation, args) => void log.push(`${operation} ${String(args[0]).replace(`${root}/`, '')}`));
      assert.is(write(root, NEW, files), undefined);
      const last = log.findLastIndex((line) => line.startsWith('openSync') && line.includes('.meshfed/staged/'));
      const first = log.findIndex((line) => line.startsWith('renameSync'));
      assert.ok(last >= 0 && last < first);
      assert.match(log[first] ?? '', /c1\/\.meshfed\/staged/);
    }));
});

/** What `use` finds with the rights of another user than root, who may write everything. */
function asSomebody<T>(use: () => T): T {
  if (process.getuid?.() !== 0) return use();
  process.seteuid?.(65534);
  try {
    return use();
  } finally {
    process.seteuid?.(0);
  }
}

spec('what is in the way of writeAgreements', (test) => {
  const refused = (root: string, prepare: () => void): NotWritten | undefined => {
    const wanted = missingIn(root, NEW);
    prepare();
    const before = contentOf(root);
    const fault = writeAgreements(root, CLUSTERS, wanted, unsynced);
    assert.equal(contentOf(root), before);
    return fault;
  };

  test('a file that is read-only stays, and so does all else', () =>
    inAgreements((root) => {
      chmodSync(join(root, 'c2/agreement.yaml'), 0o444);
      assert.equal(refused(root, () => {}), { path: 'c2/agreement.yaml', why: 'is read-only', written: [] });
    }));

  test('a folder that is read-only', () =>
    inAgreements((root) => {
      execFileSync('chmod', ['-R', 'a+rwX', root]);
      chmodSync(join(root, 'c2'), 0o555);
      const fault = asSomebody(() => refused(root, () => {}));
      assert.equal(fault, { path: 'c2/.meshfed/lock', why: 'lies in a folder where this user may change nothing (EACCES)', written: [] });
      chmodSync(join(root, 'c2'), 0o755);
    }));

  test('what somebody else changed, removed or made meanwhile', () => {
    const cases: readonly (readonly [(root: string) => void, string, string])[] = [
      [(root) => put(join(root, 'c1/agreement.yaml'), 'edited\n'), 'c1/agreement.yaml', 'was changed by somebody else meanwhile; run again'],
      [(root) => put(join(root, 'c1/certs/new.crt'), 'other\n'), 'c1/certs/new.crt', 'was changed by somebody else meanwhile; run again'],
      [(root) => rmSync(join(root, 'c2/agreement.yaml')), 'c2/agreement.yaml', 'was removed by somebody else meanwhile'],
    ];
    for (const [change, path, why] of cases) inAgreements((root) => assert.equal(refused(root, () => change(root)), { path, why, written: [] }));
  });

  test('a link, wherever it stands: nothing is written through it', () =>
    inTemporaryFolder((outside) => {
      put(join(outside, 'agreement.yaml'), 'one\n');
      const cases: readonly (readonly [(root: string) => void, string, RegExp])[] = [
        [(root) => (rmSync(join(root, 'c1/agreement.yaml')), symlinkSync(join(outside, 'agreement.yaml'), join(root, 'c1/agreement.yaml'))), 'c1/agreement.yaml', /^is a link$/],
        [(root) => (rmSync(join(root, 'c1'), { recursive: true }), symlinkSync(outside, join(root, 'c1'))), 'c1', /^is a link, where a folder must be$/],
        [(root) => symlinkSync(outside, join(root, 'c1/.meshfed')), 'c1/.meshfed', /^is a link, where a folder must be$/],
        [(root) => (mkdirSync(join(root, 'c1/.meshfed')), symlinkSync(outside, join(root, 'c1/.meshfed/staged'))), 'c1/.meshfed/staged', /^is a link, where a folder must be$/],
        [(root) => symlinkSync(outside, join(root, 'c1/certs')), 'c1/certs/new.crt', /^lies below c1\/certs, which is a link$/],
      ];
      for (const [plant, path, why] of cases) {
        inAgreements((root) => {
          const fault = refused(root, () => plant(root));
          assert.is(fault?.path, path);
          assert.match(fault?.why ?? '', why);
        });
      }
      assert.equal(contentOf(outside), { 'agreement.yaml': 'one\n' });
    }));

  test('another run in the same cluster; one in another cluster is in nobody’s way', () =>
    inAgreements((root) => {
      mkdirSync(join(root, 'c1/.meshfed'));
      symlinkSync('1', join(root, 'c1/.meshfed/lock'));
      const fault = write(root);
      assert.equal(fault, { path: 'c1/.meshfed/lock', why: 'is held by process 1; if that is no run of meshfed, remove it', written: [] });
      const other = { path: 'c2/agreement.yaml', before: OLD['c2/agreement.yaml'], after: 'two, mended\n' };
      assert.is(writeAgreements(root, CLUSTERS, [other], unsynced), undefined);
      assert.is(readFileSync(join(root, 'c2/agreement.yaml'), 'utf8'), other.after);
    }));

  test('the lock of a run that has died is replaced', () =>
    inAgreements((root) => {
      assert.is(takeLock(unsynced, join(root, 'c1')), undefined);
      assert.is(write(root), undefined);
      assert.equal(contentOf(root), expected());
    }));
});
