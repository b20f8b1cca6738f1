// The runner over small projects; one of them fails in every way in which a test can seem to pass.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import * as assert from 'uvu/assert';
import { spec } from './spec.ts';

const PROJECT = resolve(import.meta.dirname, '../..');
const HEAD = `import { spec } from '${PROJECT}/src/dev/spec.ts';\n`;
const suite = (body: string): string => `${HEAD}spec('s', (test) => { ${body} });\n`;
const GOOD = suite(`test('passes', () => {});`);

interface Run {
  readonly status: number | null;
  readonly lines: readonly string[];
}

/** Runs the runner over `files` (path → text) in a project of their own. */
function run(files: Readonly<Record<string, string>>, ...args: readonly string[]): Run {
  const folder = mkdtempSync(join(tmpdir(), 'run-tests-'));
  try {
    symlinkSync(join(PROJECT, 'node_modules'), join(folder, 'node_modules'));
    const all = { 'package.json': '{"type": "module"}', 'tsconfig.json': '{"files": ["types.ts"]}', 'types.ts': '', ...files };
    for (const [path, text] of Object.entries(all)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const ended = spawnSync(process.execPath, ['--import', 'tsx', join(PROJECT, 'src/dev/run-tests.ts'), ...args], { cwd: folder, encoding: 'utf8' });
    return { status: ended.status, lines: (ended.stdout + ended.stderr).trimEnd().split('\n') };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A folder each, so that none can spoil another's process: the file's text, and the fault that is told of it. */
const HAZARDS: Readonly<Record<string, readonly [text: string, fault: string]>> = {
  'a test that fails beside one that passes': [suite(`test('breaks here', () => { throw new Error('the reason'); }); test('b', () => {});`), '1 of 2 tests failed'],
  'a suite that nobody runs': [`import { suite } from 'uvu';\nsuite('s')('never run', () => {});`, 'it has no test'],
  'a .only that leaves tests out': [suite(`test.only('a', () => {}); test('b', () => { throw 1; });`), '1 of its tests are skipped (a .skip, or a .only elsewhere in the suite)'],
  'a .skip': [suite(`test('a', () => {}); test.skip('b', () => {});`), '1 of its tests are skipped (a .skip, or a .only elsewhere in the suite)'],
  'a before hook that throws': [suite(`test.before(() => { throw new Error('x'); }); test('a', () => {});`), '1 of 1 tests failed'],
  'an exit with 0': [suite(`test('a', () => { process.exit(0); });`), 'the process ended before it was through (exit code 0)'],
  'a test that never ends': [suite(`test('a', () => new Promise(() => {}));`), 'the process ended before it was through (exit code 13)'],
  'a throw while the file is loaded': [`${GOOD}throw new Error('at the top');`, 'it throws outside its tests'],
  'a rejection that nobody handles': [suite(`test('a', () => { void Promise.reject(new Error('late')); return new Promise((go) => setTimeout(go, 50)); });`), 'the process ended before it was through (exit code 1)'],
  'a suite defined by an async function': [`${HEAD}spec('s', async (test) => { test('a', () => {}); await null; test('b', () => {}); });`, 'it throws outside its tests'],
};

spec('run-tests', (test) => {
  test('counts the type check and the tests of all folders', () => {
    const { status, lines } = run({ 'src/a/a.test.ts': GOOD, 'src/b/b.test.ts': GOOD, 'packages/p/c.test.ts': GOOD });
    assert.is(lines.at(-1), '4 passed, 0 failed');
    assert.is(status, 0);
  });

  test('runs the folders and files that are named, and refuses a name that selects none', () => {
    const files = { 'src/a/a.test.ts': GOOD, 'src/ab/b.test.ts': GOOD, 'src/ab/c.test.ts': GOOD };
    assert.is(run(files, 'src/a/').lines.at(-1), '2 passed, 0 failed');
    assert.is(run(files, './src/ab/b.test.ts', 'src/nowhere').lines.at(-1), '2 passed, 1 failed');
  });

  test('fails where no test is found', () => {
    const { status, lines } = run({});
    assert.is(lines.at(-1), '1 passed, 1 failed');
    assert.is(status, 1);
  });

  test('fails for everything that only seems to pass', () => {
    const hazards = Object.values(HAZARDS);
    const files = hazards.map(([text], index) => [`src/${index}/a.test.ts`, text]);
    const { status, lines } = run({ ...Object.fromEntries(files), 'src/good.test.ts': GOOD, 'types.ts': 'export const a: string = 1;' });
    Object.entries(HAZARDS).forEach(([name, [, fault]], index) => {
      assert.ok(lines.includes(`failed: src/${index}/a.test.ts: ${fault}`), `${name} is not told\n${lines.join('\n')}`);
    });
    assert.ok(lines.includes('failed: the type check fails'));
    assert.match(lines.join('\n'), /breaks here[^]*the reason/);
    // The good file, and a test in each of the first, the .only and the .skip.
    assert.is(lines.at(-1), `4 passed, ${hazards.length + 1} failed`);
    assert.is(status, 1);
  });
});
