// Where files lie, and that they stay there.
import * as assert from 'uvu/assert';
import { spec } from '../dev/spec.ts';
import type { Resource } from '../lower/resource.ts';
import { layOut, MOST, type Placed } from './lay-out.ts';

const placed = (name: string, group: Resource['group'] = 'consumes', beside?: string): Placed => {
  const resource = { group, apiVersion: 'v1', kind: 'K', name, namespace: 'n', about: [], annotations: {}, body: {}, causes: [], ...(beside === undefined ? {} : { beside }) };
  return { path: `${group}/k-${name}.yaml`, resource };
};
const many = (count: number): readonly Placed[] => Array.from({ length: count }, (_, i) => placed(`a${i}`));
const whereOf = (all: readonly Placed[]): ReadonlyMap<string, string> => new Map(layOut(all).paths.map(({ path, resource }) => [resource.name, path]));

spec('layOut', (test) => {
  test('leaves a small overlay to one kustomization', () => {
    const all = [placed('b'), placed('a', 'gateways')];
    assert.equal(layOut(all), { folders: [{ folder: '', lists: ['consumes/k-b.yaml', 'gateways/k-a.yaml'] }], paths: all });
    assert.equal(layOut([]).folders, [{ folder: '', lists: [] }]);
  });

  test('gives each group one where all are too many', () => {
    const { folders, paths } = layOut([...many(MOST), placed('g', 'gateways')]);
    assert.equal(folders.map(({ folder }) => folder), ['', 'consumes/', 'gateways/']);
    assert.equal(folders[0]?.lists, ['consumes', 'gateways']);
    assert.equal(folders[2]?.lists, ['k-g.yaml']);
    assert.is(paths.find(({ resource }) => resource.name === 'g')?.path, 'gateways/k-g.yaml');
  });

  test('lists each object once and nowhere more than 200, in folders that exist', () => {
    const { folders, paths } = layOut(many(3000));
    for (const { lists } of folders) assert.ok(lists.length <= MOST);
    const listed = folders.flatMap(({ folder, lists }) => lists.map((entry) => `${folder}${entry}`)).filter((path) => path.endsWith('.yaml'));
    assert.equal(listed.sort(), paths.map(({ path }) => path).sort());
    assert.equal(folders[0]?.lists, folders.slice(1).map(({ folder }) => folder.slice(0, -1)));
  });

  test('moves few files when one comes', () => {
    const [before, after] = [whereOf(many(3000)), whereOf(many(3001))];
    const moved = [...before].filter(([name, path]) => after.get(name) !== path);
    assert.ok(moved.length <= MOST, `${moved.length} moved`);
  });

  test('keeps together what is beside the same', () => {
    const three = ['x', 'y', 'z'].map((name) => placed(name, 'consumes', 'ratings.default'));
    const where = whereOf([...many(3000), ...three]);
    assert.is(new Set(['x', 'y', 'z'].map((name) => where.get(name)?.replace(/[^/]*$/, ''))).size, 1);
  });
});
