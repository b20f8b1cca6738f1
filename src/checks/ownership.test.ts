// What CODEOWNERS adds to findings: who must act, and what is open to everybody.
import * as assert from 'uvu/assert';
import { compile, type Compilation } from '../compile.ts';
import { DAY, fixtureFiles } from '../dev/fixtures.ts';
import { spec } from '../dev/spec.ts';
import { ownersFrom } from '../owners/codeowners.ts';
import { memoryTree } from '../text/memory-tree.ts';

const FILES = Object.fromEntries(fixtureFiles('bookinfo'));

function compiled(codeowners: string, files: Readonly<Record<string, string>> = {}): Compilation {
  const ownership = { of: ownersFrom(codeowners), place: '.github/CODEOWNERS', folder: 'agreements/' };
  return compile(memoryTree({ ...FILES, ...files }), { now: DAY, ownership });
}

const open = ({ findings }: Compilation): readonly string[] => findings.filter(({ code }) => code === 'MF4041').map(({ at, message }) => `${at?.source.path}: ${message}`);

const EACH = '/.github/ @root\n/agreements/cluster1/ @mesh1\n/agreements/cluster2/ @mesh2\n';

spec('ownership', (test) => {
  test('where every part has an owner nothing is said', () => {
    assert.equal(open(compiled(EACH)), []);
    assert.equal(open(compiled('* @platform\n')), []);
  });

  test('a cluster without owner is told at its agreement, CODEOWNERS at itself', () => {
    assert.equal(open(compiled('/agreements/cluster1/ @mesh1\n')).map((line) => line.split(':')[0]), ['../.github/CODEOWNERS', 'cluster2/agreement.yaml']);
  });

  test('a folder in which a new file would have no owner is open, though every file of today has one', () => {
    for (const line of ['/agreements/cluster2/agreement.yaml @mesh2', '/agreements/cluster2/*.yaml @mesh2']) {
      assert.match(open(compiled(EACH.replace('/agreements/cluster2/ @mesh2', line)))[0] ?? '', /no owner of new files in the folder cluster2/);
    }
  });

  test('a last line that names nobody takes the owner away', () => {
    assert.is(open(compiled(`${EACH}/agreements/cluster1/agreement.yaml\n`)).length, 1);
  });

  test('federation.yaml needs an owner, where it is there', () => {
    const settings = { 'federation.yaml': 'apiVersion: meshfed.dev/v1alpha1\nkind: Federation\n' };
    assert.equal(open(compiled(EACH, settings)).map((line) => line.split(':')[0]), ['federation.yaml']);
    assert.equal(open(compiled(`${EACH}/agreements/federation.yaml @who\n`, settings)), []);
  });

  test('a disagreement names who must act, and who owns the other place', () => {
    const path = 'cluster1/agreement.yaml';
    const slip = { [path]: new TextDecoder().decode(FILES[path]).replace('hostname: c2.example.com', 'hostname: c2.example.org') };
    const help = (codeowners: string): string => compiled(codeowners, slip).findings.find(({ code }) => code === 'MF3001')?.help ?? '';
    assert.match(help(EACH), /To be done by @mesh1, or else @mesh2, who owns the other place\.$/);
    assert.match(help('* @platform\n'), /To be done by @platform\.$/);
    assert.not.match(help('/agreements/cluster2/ @mesh2\n'), /To be done by/);
  });
});
