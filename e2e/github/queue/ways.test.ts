// Each way of use that docs/github.md shows, run once as it stands there.
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { parse } from 'yaml';
import { buildInto } from '../../../src/dev/build.ts';
import { spec } from '../../../src/dev/spec.ts';
import { inMesh } from '../in-mesh.ts';
import { mesh, scratch, type Mesh } from '../mesh.ts';

const DOCUMENT = readFileSync('docs/github.md', 'utf8');

/** The block below a comment that names it. */
function shown(name: string): string {
  const found = new RegExp(`<!-- ${name} -->\\n\`\`\`\\w+\\n([\\s\\S]*?)\`\`\``).exec(DOCUMENT)?.[1];
  if (found === undefined) throw new Error(`docs/github.md has no block '${name}'`);
  return found;
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: object;
  readonly jobs: Readonly<Record<string, { readonly permissions: object; readonly steps: readonly { readonly uses: string; readonly with?: Readonly<Record<string, unknown>> }[] }>>;
}

/** The programs under the names by which they are installed. */
let installed: Promise<string> | undefined;
const programs = (): Promise<string> => (installed ??= install());

async function install(): Promise<string> {
  const folder = scratch('programs');
  await buildInto(join(folder, 'dist'));
  mkdirSync(join(folder, 'node_modules'));
  mkdirSync(join(folder, 'bin'));
  writeFileSync(join(folder, 'package.json'), '{"type": "module"}');
  execFileSync('cp', ['-r', 'packages/kubeconform-wasm', join(folder, 'node_modules/kubeconform-wasm')]);
  mkdirSync(join(folder, 'packages'));
  execFileSync('cp', ['-r', 'packages/kubeconform-wasm', join(folder, 'packages/kubeconform-wasm')]);
  const script = (name: string, line: string): void => {
    writeFileSync(join(folder, 'bin', name), `#!/bin/sh\n${line}\n`);
    chmodSync(join(folder, 'bin', name), 0o755);
  };
  for (const name of ['meshfed', 'meshfed-compile']) script(name, `exec '${process.execPath}' '${join(folder, 'dist', `${name}.js`)}' "$@"`);
  script('npx', 'exec "$@"');
  return folder;
}

async function sh({ author }: Mesh, script: string, env: Readonly<Record<string, string>> = {}): Promise<{ readonly status: number | null; readonly out: string }> {
  const path = `${join(await programs(), 'bin')}:${process.env['PATH'] ?? ''}`;
  const { status, stdout, stderr } = spawnSync('sh', ['-e', '-c', script], { cwd: author, encoding: 'utf8', env: { PATH: path, HOME: author, ...env } });
  return { status, out: `${stdout}${stderr}` };
}

spec('the workflows of docs/github.md', (test) => {
  const action = parse(readFileSync('action.yml', 'utf8')) as { readonly inputs: object };

  test('have no more rights than they need, and only inputs that there are', () => {
    for (const name of ['meshfed', 'meshfed-forks']) {
      const { permissions, jobs } = parse(shown(`workflow: ${name}`)) as Workflow;
      assert.equal(permissions, {});
      const [job] = Object.values(jobs);
      assert.equal(job?.permissions, { contents: 'read', 'pull-requests': 'write' });
      for (const { uses, with: given = {} } of job?.steps ?? []) {
        assert.match(uses, /@[0-9a-f]{40}$/);
        if (uses.includes('/meshfed@')) for (const input of Object.keys(given)) assert.ok(input in action.inputs, input);
      }
    }
  });

  test('run on every event that judges, daily, and without a filter of paths', () => {
    const { on, jobs } = parse(shown('workflow: meshfed')) as Workflow;
    assert.equal(Object.keys(on), ['pull_request', 'merge_group', 'push', 'schedule']);
    assert.not.match(shown('workflow: meshfed'), 'paths');
    assert.match(String(Object.values(jobs)[0]?.steps[0]?.with?.['fetch-depth']), /&& 2 \|\| 0/);
  });

  test('with the base’s rights check nothing out', () => {
    const { on, jobs } = parse(shown('workflow: meshfed-forks')) as Workflow;
    assert.equal(Object.keys(on), ['pull_request_target']);
    assert.equal(Object.values(jobs).flatMap(({ steps }) => steps.map(({ uses }) => uses.split('@')[0])), ['your-organisation/meshfed']);
  });
});

spec('without the action', (test) => {
  const edit = { edits: { 'agreements/cluster2/agreement.yaml': [['cluster: cluster3, methods: [GET]', 'cluster: cluster3, methods: [GET, POST]']] } } as const;

  test('plain CI fails where overlays are out of date', () =>
    inMesh(mesh('bookinfo-httpbin', { compile: true }), async (own) => {
      assert.is((await sh(own, shown('script: ci'))).status, 0);
      await own.commit('Let cluster3 post', edit);
      assert.is((await sh(own, shown('script: ci'))).status, 1);
    }));

  test('GitLab has the report, and fails where overlays are out of date', () =>
    inMesh(mesh('bookinfo-httpbin', { compile: true }), async (own) => {
      const job = (parse(shown('script: gitlab')) as { readonly meshfed: { readonly script: readonly string[] } }).meshfed;
      const base = own.git('rev-parse', 'HEAD');
      own.branch('feature');
      await own.commit('Let cluster3 post', edit);
      const [report = '', check = ''] = job.script;
      const ran = await sh(own, report, { CI_MERGE_REQUEST_DIFF_BASE_SHA: base });
      assert.is(ran.status, 0, ran.out);
      assert.match(readFileSync(join(own.author, 'meshfed.md'), 'utf8'), /^### ✓ Ready: access widens: `cluster3` may newly `POST`/);
      assert.is((await sh(own, check)).status, 1);
    }));

  test('pre-commit says that overlays are out of date, or writes them', () =>
    inMesh(mesh('bookinfo-httpbin', { compile: true }), async (own) => {
      const hooks = parse(readFileSync('.pre-commit-hooks.yaml', 'utf8')) as readonly { readonly id: string; readonly entry: string; readonly files: string; readonly pass_filenames: boolean }[];
      assert.equal(hooks.map(({ id, pass_filenames }) => [id, pass_filenames]), [['meshfed-check', false], ['meshfed-compile', false]]);
      for (const { files } of hooks) assert.ok(new RegExp(files).test('agreements/cluster1/agreement.yaml') && new RegExp(files).test('overlays/cluster1/kustomization.yaml') && !new RegExp(files).test('README.md'));
      // The entry is a file of the repository that the hook comes from; the tracked files are all that is there.
      const folder = await programs();
      const [check, compile] = hooks.map(({ entry }) => ({ entry: join(folder, entry) }));
      await own.commit('Let cluster3 post', edit);
      assert.is((await sh(own, check?.entry ?? '')).status, 1);
      // A hook that changes files fails the commit by that.
      assert.is((await sh(own, compile?.entry ?? '')).status, 0);
      assert.match(own.git('status', '--porcelain'), 'overlays/cluster2/');
      assert.is((await sh(own, check?.entry ?? '')).status, 0);
    }));
});
