// The rotations of docs/rotation.md: in the order that it gives nobody loses access, and in any other the compiler says who does.
import * as assert from 'uvu/assert';
import { errorsOf, refusals, rotation, type Rotation, type State } from './rotation.ts';
import { spec } from './spec.ts';

const all = ({ steps }: Rotation): readonly State[] =>
  Array.from({ length: steps.cluster1 }, (_, i) => Array.from({ length: steps.cluster2 }, (__, j): State => [i + 1, j + 1])).flat();

/** Each merge is one owner's, and one step. */
const ORDERS: Readonly<Record<string, readonly State[]>> = {
  root: [[1, 1], [1, 2], [2, 2], [2, 3], [3, 3], [3, 4], [4, 4]],
  identity: [[1, 1], [1, 2], [2, 2], [2, 3]],
};

for (const [name, order] of Object.entries(ORDERS)) {
  const { at, steps } = rotation(name);
  spec(`a rotation: ${name}`, (test) => {
    test('starts and ends without a word', () => {
      for (const state of [order[0], order.at(-1)]) {
        assert.equal(at(state ?? [1, 1]).findings.filter(({ severity }) => severity !== 'note'), []);
      }
      assert.equal(order.at(-1), [steps.cluster1, steps.cluster2]);
    });

    test('breaks nothing in the order of the page, and withholds nothing', () => {
      for (const [index, state] of order.entries()) {
        const before = order[index - 1] ?? state;
        assert.ok(state[0] - before[0] + (state[1] - before[1]) === (index === 0 ? 0 : 1), 'one owner, one step');
        const { findings, withheld } = at(state);
        assert.equal(errorsOf(findings), [], String(state));
        assert.equal(withheld, []);
      }
    });

    test('says in every other state who would lose access, at both places, and what to merge first', () => {
      const safe = new Set(all(rotation(name)).filter((state) => errorsOf(at(state).findings).length === 0).map(String));
      for (const state of order) assert.ok(safe.has(String(state)));
      let broken = 0;
      for (const state of all(rotation(name))) {
        const { findings, withheld } = at(state);
        for (const { related, help, withholds } of errorsOf(findings)) {
          broken++;
          assert.is(related.length, 1);
          assert.match(help, /merge in this order|merge that before/);
          assert.equal(withholds, []);
        }
        assert.equal(withheld, []);
      }
      assert.ok(broken > 0);
    });
  });
}

spec('the states of a rotation', (test) => {
  test('of a root are safe where no owner is two steps ahead', () => {
    const root = rotation('root');
    for (const state of all(root)) {
      const [one, two] = state;
      const refused = [
        // cluster1 shows the new certificate from step 3 on, cluster2 trusts the new root from step 2 on, and the old one up to step 3.
        ...((one < 3 ? two <= 3 : two >= 2) ? [] : ['cluster2 refuses cluster1']),
        ...((two < 3 ? one <= 3 : one >= 2) ? [] : ['cluster1 refuses cluster2']),
      ];
      assert.equal([...refusals(root.at(state))].sort(), refused.sort(), String(state));
      assert.is(refused.length === 0, Math.abs(one - two) < 2);
    }
  });

  test('of an identity are safe where the provider lists what the consumer shows', () => {
    const identity = rotation('identity');
    const safe = all(identity).filter((state) => refusals(identity.at(state)).length === 0);
    assert.equal(safe, [[1, 1], [1, 2], [2, 2], [2, 3]]);
    for (const state of [[2, 1], [1, 3]] as const) assert.equal(refusals(identity.at(state)), ['cluster2 refuses cluster1']);
    for (const state of [[1, 2], [2, 2]] as const) {
      assert.equal(identity.at(state).findings.filter(({ severity }) => severity === 'warning').map(({ name }) => name), ['stale-identity']);
    }
  });
});
