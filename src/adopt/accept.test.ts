// What is accepted is exactly what peers say, at one place, and never an identity by itself.
import * as assert from 'uvu/assert';
import { compile } from '../compile.ts';
import { fixtureFiles } from '../dev/fixtures.ts';
import { DAY } from '../dev/check-page.ts';
import { spec } from '../dev/spec.ts';
import type { ClusterName } from '../model/names.ts';
import { readFederation } from '../model/read-federation.ts';
import { memoryTree } from '../text/memory-tree.ts';
import { accept, type Accepted } from './accept.ts';
import { placeInWords, type Fact } from './difference.ts';

type Files = Readonly<Record<string, string>>;

const FILES: Files = Object.fromEntries([...fixtureFiles('bookinfo')].map(([path, bytes]) => [path, new TextDecoder().decode(bytes)]));
const ONE = 'cluster1/agreement.yaml';
const TWO = 'cluster2/agreement.yaml';

const edited = (path: string, ...edits: readonly (readonly [string, string])[]): Files => {
  const text = edits.reduce((before, [from, to]) => {
    assert.ok(before.includes(from), from);
    return before.replace(from, () => to);
  }, FILES[path] ?? '');
  return { ...FILES, [path]: text };
};

function accepted(files: Files, cluster: string, facts: readonly Fact[] | null = null, peer: string | null = null): Accepted {
  const tree = memoryTree(files);
  const federation = readFederation(tree, DAY);
  const owner = federation.agreements.find((one) => one.cluster === cluster);
  assert.ok(owner);
  return accept(tree, federation, owner, { cluster: owner.cluster, peer: peer as ClusterName | null, facts: facts === null ? null : new Set(facts) });
}

const errorsOf = (files: Files): readonly string[] => compile(memoryTree(files), { now: DAY }).findings.filter(({ severity }) => severity !== 'note').map(({ name }) => name);

spec('accept', (test) => {
  test('where all agrees there is nothing to do', () => {
    for (const cluster of ['cluster1', 'cluster2']) assert.equal(accepted(FILES, cluster).files.size, 0);
  });

  test('what differs becomes what the peer says, and the text is again as it was', () => {
    const slips: readonly (readonly [string, string])[] = [
      ['hostname: c2.example.com\n', 'hostname: c2.example.org\n'],
      ['[203.0.113.10]', '[203.0.113.11]'],
      ['port: 15443', 'port: 15444'],
      ['exposure: bookinfo/myratings/v1', 'exposure: bookinfo/myratings/v1'],
    ];
    const { files } = accepted(edited(ONE, ...slips), 'cluster1');
    assert.is(files.get(ONE), FILES[ONE]);
  });

  test('an identity stays as it is until it is named', () => {
    const slip = edited(TWO, ['spiffe://c1.example.com/istio-private-egressgateway', 'spiffe://c9.example.com/egress']);
    const silent = accepted(slip, 'cluster2');
    assert.equal([silent.files.size, silent.left.map(placeInWords)], [0, ['peers/cluster1 egress.identity']]);
    const named = accepted(slip, 'cluster2', ['identity'], 'cluster1');
    assert.is(named.files.get(TWO), FILES[TWO]);
    assert.equal(named.gained.map(({ client }) => client.identity), ['spiffe://c1.example.com/istio-private-egressgateway']);
    assert.equal(named.lost.map(({ client }) => client.identity), ['spiffe://c9.example.com/egress']);
  });

  test('a peer that is not stated at all gets an item', () => {
    const without = { ...FILES, [ONE]: (FILES[ONE] ?? '').replace(/ {2}peers:\n( {4}.*\n)+/, '') };
    const first = accepted(without, 'cluster1');
    const second = accepted({ ...without, ...Object.fromEntries(first.files) }, 'cluster1', ['identity'], 'cluster2');
    assert.equal(errorsOf({ ...without, ...Object.fromEntries(second.files) }), []);
    assert.match(second.files.get(ONE) ?? '', /peers: \[\{cluster: cluster2, hostname: c2\.example\.com, ingress: \{/);
  });

  test('a path that moved is written beside the exposure that is consumed', () => {
    const moved = edited(TWO, ['    - service: myratings\n', '    - service: myratings\n      path: /stars/\n']);
    const { files, accepted: done } = accepted(moved, 'cluster1');
    assert.equal(done.map(placeInWords), ['consumes/default/ratings path']);
    assert.match(files.get(ONE) ?? '', /exposure: bookinfo\/myratings\/v1, path: \/stars\/\}/);
    assert.equal(errorsOf({ ...moved, ...Object.fromEntries(files) }), []);
  });

  test('the name of a server of one’s own is stated, and taken out when it is no more', () => {
    const ca = { 'cluster2/certs/one.crt': FILES['cluster1/certs/example.com.crt'] ?? '', 'cluster2/certs/two.crt': fixtureCa() };
    const own = { ...edited(TWO, ['    - cluster: cluster1\n', '    - cluster: cluster1\n      trust: [certs/one.crt, certs/two.crt]\n']), ...ca };
    const { files } = accepted(own, 'cluster1');
    assert.match(files.get(ONE) ?? '', /sni: cluster1\.c2\.example\.com/);
    const back = accepted({ ...FILES, ...Object.fromEntries(files) }, 'cluster1');
    assert.is(back.files.get(ONE), FILES[ONE]);
  });

  test('only what is chosen', () => {
    const slip = edited(ONE, ['hostname: c2.example.com\n', 'hostname: c2.example.org\n'], ['port: 15443', 'port: 15444']);
    const { files, left } = accepted(slip, 'cluster1', ['port']);
    assert.is(files.get(ONE), (FILES[ONE] ?? '').replace('hostname: c2.example.com\n', 'hostname: c2.example.org\n'));
    assert.equal(left.map(({ fact }) => fact), ['hostname']);
  });
});

/** Another CA than that of the base example. */
const fixtureCa = (): string => new TextDecoder().decode(fixtureFiles('three-clusters').get('shop/certs/ledger.crt'));
