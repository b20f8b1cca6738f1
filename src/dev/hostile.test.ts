// The laws of every compile, over hostile repositories: some kept seeds here, a long run by `npm run hostile`.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { demandLaws } from './demand-laws.ts';
import { folderOf } from './fixtures.ts';
import { hostileRepository, treeOf } from './hostile-repository.ts';
import { spec } from './spec.ts';

const PROGRAM = fileURLToPath(new URL('../cli/meshfed-compile.ts', import.meta.url));

/** Runs the program as people do, with a bound on memory and one on time. */
function compile(root: string): { readonly status: number | null; readonly out: string; readonly err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--max-old-space-size=512', '--import', 'tsx', PROGRAM, join(root, 'agreements'), '--now', '2026-11-25'], { encoding: 'utf8', timeout: 120_000, maxBuffer: 2 ** 28 });
  return { status, out: stdout, err: stderr };
}

function inFolder(use: (root: string) => void): void {
  const root = mkdtempSync(join(tmpdir(), 'meshfed-hostile-'));
  try {
    cpSync(folderOf('bookinfo', 'agreements'), join(root, 'agreements'), { recursive: true });
    use(root);
  } finally {
    rmSync(root, { recursive: true });
  }
}

function demandGood({ status, out, err }: ReturnType<typeof compile>, root: string): void {
  assert.ok(status === 0 || status === 1, `exit status ${status}: ${err}`);
  assert.not.match(out + err, /\n\s+at |node:internal/);
  assert.not.match(out, /[^\P{Cc}\n]/u);
  assert.equal(readdirSync(root).sort(), ['agreements', 'overlays']);
}

spec('hostile repositories', (test) => {
  for (const seed of [1, 2, 3]) {
    test(`seed ${seed}: every compile keeps the laws`, () => {
      fc.assert(fc.property(hostileRepository, ({ repository }) => demandLaws(treeOf(repository))), { numRuns: 150, seed });
    });
  }

  test('links in circles and out of the folder, a fifo, a device, a folder in place of a file', () =>
    inFolder((root) => {
      const cluster = join(root, 'agreements/cluster1');
      symlinkSync('..', join(cluster, 'circle'));
      symlinkSync('/etc/passwd', join(cluster, 'passwd.yaml'));
      symlinkSync('self.yaml', join(cluster, 'self.yaml'));
      execFileSync('mkfifo', [join(cluster, 'fifo.yaml')]);
      symlinkSync('/dev/zero', join(cluster, 'zero.yaml'));
      mkdirSync(join(cluster, 'folder.yaml'));
      const run = compile(root);
      demandGood(run, root);
      assert.not.match(run.out, /root:/);
    }));

  test('names in another case, in another normal form, and in no encoding', () =>
    inFolder((root) => {
      const agreements = Buffer.from(join(root, 'agreements/'));
      const text = 'apiVersion: meshfed.dev/v1alpha1\nkind: Agreement\n';
      for (const name of ['CLUSTER1', 'caf\u00e9', 'cafe\u0301']) {
        mkdirSync(join(root, 'agreements', name));
        writeFileSync(join(root, 'agreements', name, 'agreement.yaml'), text);
      }
      writeFileSync(Buffer.concat([agreements, Buffer.from('cluster1/'), Buffer.from([0xff, 0xfe]), Buffer.from('.yaml')]), text);
      writeFileSync(join(root, 'agreements/cluster1/\u001b[31m\n.yaml'), text);
      demandGood(compile(root), root);
    }));

  test('10,000 files', () =>
    inFolder((root) => {
      const folder = join(root, 'agreements/cluster1/more');
      mkdirSync(folder);
      for (let index = 0; index < 10_000; index++) writeFileSync(join(folder, `${index}.yaml`), index % 2 === 0 ? 'spec: {}\n' : 'apiVersion: meshfed.dev/v1alpha1\nkind: Agreement\nmetadata: {name: cluster1}\nspec: {}\n');
      demandGood(compile(root), root);
    }));
});
