// Which files are read, as whose, and what is said about the rest.
import * as assert from 'uvu/assert';
import { spec } from '../dev/spec.ts';
import type { EntryKind, Tree } from '../text/tree.ts';
import { survey } from './survey.ts';

/** Entries by path; what ends in `/` is a folder, in `@` a link, in `|` a pipe. */
function treeOf(...marked: readonly string[]): Tree {
  const kinds: Readonly<Record<string, EntryKind>> = { '/': 'folder', '@': 'link', '|': 'other' };
  const entries = marked.map((path) => ({ path: path.replace(/[/@|]$/, ''), kind: kinds[path.at(-1) ?? ''] ?? 'file' }));
  return { entries, read: () => ({ unreadable: 'is not read here' }) };
}

const surveyed = (...marked: readonly string[]): readonly unknown[] => {
  const { clusters, federation, faults } = survey(treeOf(...marked));
  return [Object.fromEntries(clusters), federation, faults.map(({ kind, at }) => `${kind} ${at.source.path}`)];
};

spec('survey', (test) => {
  test('a folder is a cluster, and every YAML file below it one of its documents', () => {
    assert.equal(surveyed('c1/', 'c1/agreement.yaml', 'c1/exposes/', 'c1/exposes/a.yml', 'c1/certs/', 'c1/certs/ca.crt'), [{ c1: ['c1/agreement.yaml', 'c1/exposes/a.yml'] }, undefined, []]);
  });
  test('dotfiles, kustomizations and dotted folders are other tools’', () => {
    assert.equal(surveyed('.github/', '.github/x.yaml', 'c1/', 'c1/.a.yaml', 'c1/.git/', 'c1/.git/b.yaml', 'c1/kustomization.yaml', 'c1/x/', 'c1/x/kustomization.yml'), [{ c1: [] }, undefined, []]);
  });
  test('federation.yaml belongs to all; its neighbours are ignored with a note', () => {
    assert.equal(surveyed('README.md', 'c1@', 'federation.yaml', 'federation.yml', 'x|'), [
      {},
      'federation.yaml',
      ['ignored-file README.md', 'ignored-file c1', 'ignored-file federation.yml', 'ignored-file x'],
    ]);
  });
  test('a link or a pipe among a cluster’s documents is one of them, so that it is an error', () => {
    assert.equal(surveyed('c1/', 'c1/a.yaml@', 'c1/b.yaml|', 'c1/c.yaml/'), [{ c1: ['c1/a.yaml', 'c1/b.yaml'] }, undefined, []]);
  });
  test('a folder that is misnamed and holds documents is an error', () => {
    assert.equal(surveyed('Cluster_3/', 'Cluster_3/agreement.yaml', 'Cluster_3/b.yaml', 'My docs/'), [
      {},
      undefined,
      ['ignored-file Cluster_3', 'bad-name Cluster_3/agreement.yaml', 'ignored-file My docs'],
    ]);
  });
  test('a policy of the repository’s own is not passed over', () => {
    assert.equal(surveyed('policies/', 'policies/a.yaml', 'policies/README.md'), [{}, undefined, []]);
  });
});
