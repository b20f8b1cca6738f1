// The law of committed overlays: what is compiled passes, and nothing else does, whoever wrote the record beside it.
import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { compile } from '../compile.ts';
import { fixtureFiles } from '../dev/fixtures.ts';
import { spec } from '../dev/spec.ts';
import type { Day } from '../model/names.ts';
import { memoryTree } from '../text/memory-tree.ts';
import type { Tree } from '../text/tree.ts';
import { committedOverlays, type CommittedOverlays } from './committed-overlays.ts';

const { compiled } = compile(memoryTree(Object.fromEntries(fixtureFiles('bookinfo'))), { now: '2026-11-25' as Day });
// What stands in a record does not matter here, but for the names of the files.
const WANTED = compiled.map(({ overlay }) => ({ overlay, record: `${JSON.stringify({ files: Object.fromEntries([...overlay.files.keys()].map((path) => [path, 'hash'])) })}\n` }));
const FILES: Readonly<Record<string, string>> = Object.fromEntries(
  WANTED.flatMap(({ overlay: { cluster, files }, record }) => [...[...files].map(([path, { text }]) => [`${cluster}/${path}`, text] as const), [`.meshfed/${cluster}.json`, record] as const]),
);

const judged = (tree: Tree, withheld: readonly string[] = []): CommittedOverlays =>
  committedOverlays({ tree, compiled: WANTED.filter(({ overlay }) => !withheld.includes(overlay.cluster)), withheld, prefix: '' });

type Files = Readonly<Record<string, string | Uint8Array>>;

const path = fc.constantFrom(...Object.keys(FILES));
const name = fc.constantFrom('cluster1/x.yaml', 'cluster2/gateways/x', 'cluster1/.argocd-source.yaml', 'cluster2/kustomization.yml', '.meshfed/journal', '.meshfed/staged/1', '.meshfed/cluster9.json', 'cluster9/a', 'Cluster1/a', '.hidden/a');

/** One thing that somebody does to the folder. */
const deed: fc.Arbitrary<(files: Files) => Files> = fc.oneof(
  fc.tuple(path, fc.constantFrom('', '\n', '# x\n', '---\nkind: Role\n', '\ufeff', '\0')).map(([at, more]) => (files: Files): Files => ({ ...files, [at]: `${files[at] as string}${more === '' ? ' ' : more}` })),
  fc.tuple(path, fc.nat()).map(([at, where]) => (files: Files): Files => {
    const text = files[at] as string;
    const index = where % text.length;
    return { ...files, [at]: text.slice(0, index) + (text[index] === 'x' ? 'y' : 'x') + text.slice(index + 1) };
  }),
  path.map((at) => (files: Files): Files => Object.fromEntries(Object.entries(files).filter(([each]) => each !== at))),
  path.map((at) => (files: Files): Files => ({ ...files, [at]: new Uint8Array([0xff]) })),
  name.map((at) => (files: Files): Files => ({ ...files, [at]: 'kind: Role\n' })),
  // A forged record takes the stranger for one of ours.
  name.map((at) => (files: Files): Files => ({ ...files, [at]: 'x', '.meshfed/cluster1.json': (files['.meshfed/cluster1.json'] as string).replace('{"files":{', `{"files":{"${at.replace('cluster1/', '')}":"hash",`) })),
);

spec('committedOverlays', (test) => {
  test('passes what is compiled, with whatever lies beside the folders of clusters', () => {
    assert.equal(judged(memoryTree({ ...FILES, 'README.md': 'x', '.gitattributes': 'x' })), { findings: [], stale: [], patch: '', unpatched: [] });
  });

  test('passes nothing else', () => {
    fc.assert(
      fc.property(deed, (change) => {
        const { findings, stale, patch, unpatched } = judged(memoryTree(change(FILES)));
        assert.ok(findings.length > 0 && findings.every(({ severity, at }) => severity === 'error' && at !== null));
        assert.ok(stale.length > 0 && (patch !== '' || unpatched.length > 0));
      }),
      { numRuns: 300 },
    );
  });

  test('says nothing of what is withheld, and all of the others', () => {
    const files = { ...FILES, 'cluster1/x': '', 'cluster2/x': '', '.meshfed/cluster2.json': '' };
    assert.equal(judged(memoryTree(files), ['cluster2']).stale.map(({ path: at }) => at), ['overlays/cluster1/x']);
  });

  test('finds links and submodules in the place of files and folders', () => {
    const tree = memoryTree(FILES);
    const entries = [...tree.entries, { path: 'cluster1/link', kind: 'link' }, { path: 'cluster3', kind: 'link' }, { path: 'module', kind: 'other' }, { path: 'README', kind: 'file' }] as const;
    assert.equal(judged({ ...tree, entries }).stale.map(({ path: at, committed }) => [at, committed]), [['overlays/cluster1/link', 'not text'], ['overlays/cluster3', 'not text'], ['overlays/module', 'not text']]);
  });

  test('says nothing without any agreement: most likely another folder was meant', () => {
    assert.equal(committedOverlays({ tree: memoryTree(FILES), compiled: [], withheld: [], prefix: '' }).stale, []);
  });
});
