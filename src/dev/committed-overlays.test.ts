// Committed overlays against compiled ones, over a real repository; and the patch, applied by git.
import { existsSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { committedOverlays, type CommittedOverlays } from '../committed/committed-overlays.ts';
import { compile } from '../compile.ts';
import { treeOfRevision } from '../io/git/tree-of-revision.ts';
import { type Scratch, scratchRepository } from '../io/git/testing/scratch-repository.ts';
import { recordText } from '../io/record.ts';
import { writeOverlays } from '../io/write-overlays.ts';
import type { Day } from '../model/names.ts';
import { memoryTree } from '../text/memory-tree.ts';
import { fixtureFiles } from './fixtures.ts';
import { spec } from './spec.ts';

const LIMITS = { file: 16 * 1024 * 1024, total: 64 * 1024 * 1024 };
const AGREEMENTS = fixtureFiles('bookinfo');
const POLICY = 'deploy/overlays/cluster2/gateways/authorizationpolicy-istio-private-ingressgateway.yaml';

const compiledFrom = (files: ReadonlyMap<string, Uint8Array>): ReturnType<typeof compile> => compile(memoryTree(Object.fromEntries(files)), { now: '2026-11-25' as Day });
const COMPILATION = compiledFrom(AGREEMENTS);
const WANTED = COMPILATION.compiled.map(({ overlay }) => {
  const files = new Map([...overlay.files].map(([path, { text }]) => [path, text]));
  return { overlay, files, record: recordText(overlay.cluster, files) };
});

/** A repository with the overlays of bookinfo below `deploy/`, as a real compile writes them. */
function deployed(): Scratch {
  const repository = scratchRepository();
  const overlays = WANTED.map(({ overlay: { cluster }, files }) => ({ cluster, files }));
  const { faults } = writeOverlays({ out: join(repository.folder, 'deploy'), overlays, withheld: [], scope: undefined, check: false });
  assert.equal(faults, []);
  repository.commit('compiled');
  return repository;
}

async function judged({ folder }: Scratch, withheld: readonly string[] = []): Promise<CommittedOverlays> {
  const tree = await treeOfRevision(folder, 'HEAD', 'deploy/overlays', LIMITS);
  if ('unreadable' in tree) throw new Error(tree.unreadable);
  const compiled = WANTED.filter(({ overlay }) => !withheld.includes(overlay.cluster));
  return committedOverlays({ tree, compiled, withheld, prefix: 'deploy' });
}

const said = ({ findings }: CommittedOverlays): readonly string[] => findings.map(({ code, at, message }) => `${code} ${at?.source.path ?? ''}: ${message}`);

const edit = (repository: Scratch, path: string, change: (text: string) => string): void =>
  repository.write(path, change(readFileSync(join(repository.folder, path), 'utf8')));

/** Applies the patch with git, and compares every byte with what is compiled. */
function assertPut({ git, folder, write, commit }: Scratch, { patch }: CommittedOverlays): void {
  const file = join(folder, '.git', 'meshfed.patch');
  write('.git/meshfed.patch', patch);
  git('apply', '--whitespace=nowarn', file);
  const expected = new Map(WANTED.flatMap(({ overlay: { cluster }, files, record }) => [...[...files].map(([path, text]) => [`${cluster}/${path}`, text] as const), [`.meshfed/${cluster}.json`, record] as const]));
  commit('patched');
  const tracked = git('ls-files', '-z', 'deploy/overlays').split('\0').filter((path) => path !== '');
  assert.equal(tracked.map((path) => path.slice('deploy/overlays/'.length)).sort(), [...expected.keys()].sort());
  for (const [path, text] of expected) assert.is(readFileSync(join(folder, 'deploy/overlays', path), 'utf8'), text, path);
}

spec('committed overlays', (test) => {
  test('are nothing to talk about where they are what the agreements compile to', async () => {
    assert.equal(await judged(deployed()), { findings: [], stale: [], patch: '', unpatched: [] });
  });

  test('that were opened by hand are shown with the field, and put right by the patch', async () => {
    const repository = deployed();
    assert.ok(existsSync(join(repository.folder, POLICY)), POLICY);
    edit(repository, POLICY, (text) => text.replace(/rules:[^]*/, 'rules:\n    - {}\n'));
    repository.commit('opened');
    const answer = await judged(repository);
    const [finding] = answer.findings;
    assert.equal(answer.findings.map(({ code, severity }) => `${code} ${severity}`), ['MF6020 error']);
    assert.match(finding?.message ?? '', /is not what the agreement of cluster2 compiles to \(\d+ fields? differs?.*\): it was edited by hand, or the agreement changed and was not compiled again/);
    assert.match(finding?.related[0]?.message ?? '', /^AuthorizationPolicy istio-private-gateways\/\S+ spec\.rules\[0\].*: committed .*, compiled /);
    assert.is(finding?.related.at(-1)?.at.source.path, 'cluster2/agreement.yaml', 'the line behind it');
    assert.equal(answer.stale.map(({ path }) => `deploy/${path}`), [POLICY]);
    assertPut(repository, answer);
    assert.equal((await judged(repository)).stale, []);
  });

  test('of yesterday’s agreements are stale, and the patch adds, removes and changes', async () => {
    const repository = deployed();
    // What was committed is what another agreement compiles to: the same but for an exposure more and one less.
    const other = new Map(AGREEMENTS);
    const text = new TextDecoder().decode(other.get('cluster2/agreement.yaml'));
    other.set('cluster2/agreement.yaml', new TextEncoder().encode(text.replaceAll('httpbin', 'newbin')));
    const overlays = compiledFrom(other).compiled.map(({ overlay }) => ({ cluster: overlay.cluster, files: new Map([...overlay.files].map(([path, file]) => [path, file.text])) }));
    assert.equal(writeOverlays({ out: join(repository.folder, 'deploy'), overlays, withheld: [], scope: undefined, check: false }).faults, []);
    repository.commit('yesterday');
    const answer = await judged(repository);
    const codes = new Set(answer.findings.map(({ code }) => code));
    assert.equal([...codes].sort(), ['MF6020', 'MF6021', 'MF6024'], said(answer).join('\n'));
    assertPut(repository, answer);
  });

  test('with files and resources of somebody else are errors, each with its place', async () => {
    const repository = deployed();
    repository.write('deploy/overlays/cluster1/evil "é"\n.yaml', 'kind: Evil\n');
    repository.write('deploy/overlays/cluster1/empty', '');
    repository.write('deploy/overlays/.meshfed/journal', 'x');
    repository.write('deploy/overlays/cluster9/kustomization.yaml', 'resources: []');
    repository.write('deploy/overlays/README.md', 'ours');
    edit(repository, 'deploy/overlays/cluster1/kustomization.yaml', (text) =>
      text.replace('resources:\n', 'resources:\n  - https://evil.example.com/x\n') + 'patches:\n  - path: evil.yaml\n');
    repository.commit('evil');
    const answer = await judged(repository);
    assert.equal(answer.findings.map(({ code, at }) => `${code} ${at?.source.path} ${at?.start === 0 ? '' : 'inside'}`.trim()), [
      'MF6022 overlays/.meshfed/journal',
      'MF6022 overlays/cluster1/empty',
      'MF6022 overlays/cluster1/evil "é"\n.yaml',
      'MF6023 overlays/cluster1/kustomization.yaml inside',
      'MF6023 overlays/cluster1/kustomization.yaml inside',
      'MF6024 overlays/cluster9',
    ]);
    assert.ok(said(answer).some((line) => line.includes('has under `resources` what the agreement of cluster1 does not compile to: https://evil.example.com/x;')));
    assert.ok(said(answer).some((line) => line.includes('has under `patches` what')));
    for (const { message } of answer.findings) assert.not.match(message, /\n/);
    repository.git('rm', '-q', 'deploy/overlays/README.md');
    assertPut(repository, answer);
  });

  test('that are missing are one finding, and created by the patch', async () => {
    const repository = deployed();
    repository.commit('gone', { 'deploy/overlays/cluster2': null, 'deploy/overlays/cluster1/kustomization.yaml': null });
    const answer = await judged(repository);
    assert.equal(answer.findings.map(({ code, at }) => `${code} ${at?.source.path}`), ['MF6021 overlays/cluster1/kustomization.yaml', 'MF6021 overlays/cluster2']);
    assertPut(repository, answer);
  });

  test('that are withheld are as they stand, whatever is in them', async () => {
    const repository = deployed();
    edit(repository, POLICY, (text) => text.replace(/rules:[^]*/, 'rules:\n    - {}\n'));
    repository.write('deploy/overlays/cluster2/other.yaml', 'x');
    repository.write('deploy/overlays/.meshfed/cluster2.json', 'x');
    repository.commit('edited');
    assert.equal(await judged(repository, ['cluster2']), { findings: [], stale: [], patch: '', unpatched: [] });
  });

  test('whose record is not ours are errors too', async () => {
    const repository = deployed();
    edit(repository, 'deploy/overlays/.meshfed/cluster1.json', (text) => text.replace(/"([0-9a-f]{8})/, '"00000000'));
    repository.commit('record');
    const answer = await judged(repository);
    assert.equal(answer.findings.map(({ code, at }) => `${code} ${at?.source.path}`), ['MF6020 overlays/.meshfed/cluster1.json']);
    assert.match(answer.findings[0]?.related[0]?.message ?? '', /^files\[".*"\]: committed "00000000/);
    assertPut(repository, answer);
  });

  test('say what a patch cannot put right', async () => {
    const repository = deployed();
    const path = join(repository.folder, POLICY);
    rmSync(path);
    symlinkSync('/etc/passwd', path);
    repository.write('deploy/overlays/cluster1/binary', new Uint8Array([0, 255]));
    repository.commit('odd');
    const answer = await judged(repository);
    assert.equal(answer.unpatched, ['deploy/overlays/cluster1/binary', POLICY]);
    assert.equal(answer.patch, '');
    assert.equal(answer.findings.map(({ code }) => code), ['MF6022', 'MF6020']);
    assert.match(said(answer)[1] ?? '', /\(it is a link, and links are not followed\)/);
  });

  test('are put right where nothing is left of what was compiled', async () => {
    const repository = deployed();
    const lines = Array.from({ length: 3000 }, (_, index) => `line ${index}`).join('\n');
    repository.commit('long', { [POLICY]: lines });
    assertPut(repository, await judged(repository));
  });

  test('are put right whatever stands in them', async () => {
    const line = fc.constantFrom('a\n', 'b\n', '\n', 'c\r\n', '-- \n', '+++ b/x\n', 'diff --git a/x b/x\n', '\\ No newline at end of file\n', 'é\u2028x\n', ' \t\n', 'end');
    const repository = deployed();
    const start = repository.git('rev-parse', 'HEAD');
    const [first, second] = [...(WANTED[0]?.files.keys() ?? [])];
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 12 }), fc.array(line, { maxLength: 12 }), fc.boolean(), async (one, other, keep) => {
        repository.git('reset', '-q', '--hard', start);
        edit(repository, `deploy/overlays/cluster1/${first ?? ''}`, (text) => one.join('') + (keep ? text : ''));
        repository.write(`deploy/overlays/cluster1/${second ?? ''}`, other.join(''));
        repository.write('deploy/overlays/cluster1/x y\t"z".yaml', one.join(''));
        repository.commit('any');
        assertPut(repository, await judged(repository));
      }),
      { numRuns: 6 },
    );
  });
});
