// `meshfed accept` and `--fix` as processes that are killed at each change of the disk, and that run at the same time.
import { execFile, spawnSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { buildSync } from 'esbuild';
import * as assert from 'uvu/assert';
import { atOnce, captured } from '../dev/captured-streams.ts';
import { folderOf } from '../dev/fixtures.ts';
import { spec } from '../dev/spec.ts';
import { contentOf, inTemporaryFolder, inTemporaryFolderAsync } from '../io/testing/temporary-folder.ts';
import { main } from './main.ts';

/** A bundle starts much faster than a loader. */
function bundle(folder: string): string {
  const outfile = join(folder, 'killed-command.mjs');
  const banner = { js: "import { createRequire as requireFrom } from 'node:module';\nconst require = requireFrom(import.meta.url);" };
  buildSync({ entryPoints: [join(import.meta.dirname, 'testing/killed-command.ts')], outfile, bundle: true, platform: 'node', format: 'esm', logLevel: 'error', banner, external: ['kubeconform-wasm'] });
  return outfile;
}

const ONE = 'cluster1/agreement.yaml';
const TWO = 'cluster2/agreement.yaml';

/** A copy of the base example with slips in it. */
function slipped(folder: string, slips: readonly (readonly [file: string, right: string, wrong: string])[]): string {
  const root = join(folder, 'agreements');
  rmSync(root, { recursive: true, force: true });
  cpSync(folderOf('bookinfo', 'agreements'), root, { recursive: true });
  for (const [file, right, wrong] of slips) {
    const text = readFileSync(join(root, file), 'utf8');
    assert.ok(text.includes(right), right);
    writeFileSync(join(root, file), text.replaceAll(right, wrong));
  }
  return root;
}

const DIFFERS = [[ONE, 'hostname: c2.example.com', 'hostname: c2.example.org'], [ONE, '[203.0.113.10]', '[203.0.113.11]']] as const;
const MISSPELT = [[ONE, 'hostname: c1.example.com', 'Hostname: c1.example.com'], [TWO, '[GET]', '[get]']] as const;

const right = contentOf(folderOf('bookinfo', 'agreements'));

interface Killed {
  readonly slips: Parameters<typeof slipped>[1];
  readonly words: (root: string, out: string) => readonly string[];
}

const RUNS: Readonly<Record<string, Killed>> = {
  'meshfed accept': { slips: DIFFERS, words: (root) => ['accept', 'cluster1', '-a', root] },
  'meshfed compile --fix': { slips: MISSPELT, words: (root, out) => ['compile', root, '--fix', '-o', out, '--now', '2026-11-25'] },
};

spec('a command that writes agreements', (test) => {
  for (const [name, { slips, words }] of Object.entries(RUNS)) {
    test(`${name}, killed at any of its changes, leaves whole agreements, and the same command again ends right`, () =>
      inTemporaryFolder((folder) => {
        const script = bundle(folder);
        const wrong = contentOf(slipped(folder, slips));
        let killed = 0;
        for (let at = 1; ; at++) {
          const root = slipped(folder, slips);
          const command = words(root, join(folder, 'out'));
          const { signal, status, stderr } = spawnSync(process.execPath, [script, root, String(at), ...command], { encoding: 'utf8' });
          const now = contentOf(root);
          for (const path of Object.keys(right)) assert.ok([wrong[path], right[path]].includes(now[path] ?? null), `${path} after a kill at ${at}`);
          if (signal === null) {
            assert.is(status, 0, stderr);
            assert.equal(now, right);
            break;
          }
          assert.is(signal, 'SIGKILL');
          killed++;
          const streams = captured();
          assert.is(atOnce(main(command, streams, { validate: undefined })), 0, `after a kill at ${at}: ${streams.printed.err}`);
          assert.equal(contentOf(root), right, `after a kill at ${at}`);
        }
        assert.ok(killed >= 12, `killed ${killed} times`);
      }));
  }

  test('two accepts at once, each of another fact: one of them may have to run again, and no statement is lost', () =>
    inTemporaryFolderAsync(async (folder) => {
      const script = bundle(folder);
      let busy = 0;
      for (let round = 0; round < 4; round++) {
        const root = slipped(folder, DIFFERS);
        const run = (fact: string): Promise<Ended> => runs(script, root, 'accept', 'cluster1', '-a', root, '--fact', fact);
        const ended = await Promise.all(['hostname', 'addresses'].map(run));
        for (const { status, err } of ended) {
          // The other fact is left, so that 1 is what a run that wrote its own says as well.
          assert.ok([0, 1].includes(status), err);
          assert.match(err, /^$|^meshfed accept: the file cluster1\/\S+ (is held by process \d+|was given up this moment|was taken this moment|was changed by somebody else).*; nothing was written\n$/);
          if (err !== '') busy++;
        }
        const text = readFileSync(join(root, ONE), 'utf8');
        const lost = ended.filter(({ err }, index) => err === '' && text.includes(DIFFERS[index]?.[2] ?? ''));
        assert.equal(lost, [], 'what was said to be written');
        await run('hostname');
        await run('addresses');
        assert.equal(contentOf(root), right);
      }
      assert.ok(busy <= 4, `${busy} of 8 were turned away`);
    }));

  test('an accept and two compiles at once: each compile sees a whole agreement, the old or the new one', () =>
    inTemporaryFolderAsync(async (folder) => {
      const script = bundle(folder);
      const compiled = async (root: string): Promise<string> => JSON.stringify(JSON.parse((await runs(script, root, 'compile', root, '-o', join(folder, 'out'), '--check', '--now', '2026-11-25', '--format', 'json')).out).findings);
      const [before, after] = [await compiled(slipped(folder, DIFFERS)), await compiled(slipped(folder, []))];
      for (let round = 0; round < 3; round++) {
        const root = slipped(folder, DIFFERS);
        const [{ status }, ...seen] = await Promise.all([runs(script, root, 'accept', 'cluster1', '-a', root), compiled(root), compiled(root)]);
        assert.is(status, 0);
        for (const findings of seen) assert.ok([before, after].includes(findings), findings);
      }
    }));

  test('two --fix at once end in mended agreements, or one of them says that it could not write', () =>
    inTemporaryFolderAsync(async (folder) => {
      const script = bundle(folder);
      for (let round = 0; round < 3; round++) {
        const root = slipped(folder, MISSPELT);
        const run = (out: string): Promise<Ended> => runs(script, root, 'compile', root, '--fix', '-o', join(folder, out), '--now', '2026-11-25', '--format', 'json');
        for (const { status, out } of await Promise.all([run('out1'), run('out2')])) {
          const codes: readonly string[] = JSON.parse(out).findings.filter(({ severity }: { severity: string }) => severity === 'error').map(({ code }: { code: string }) => code);
          assert.ok(status === 0 || (status === 1 && codes.includes('MF0007')), `${status}: ${codes.join()}`);
        }
        await run('out1');
        assert.equal(contentOf(root), right);
      }
    }));
});

interface Ended {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

async function runs(script: string, root: string, ...words: readonly string[]): Promise<Ended> {
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [script, root, '0', ...words], { maxBuffer: 2 ** 26 });
    return { status: 0, out: stdout, err: stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { readonly code: number; readonly stdout: string; readonly stderr: string };
    return { status: code, out: stdout, err: stderr };
  }
}
