// What is accepted is exactly what peers say, at one place, and never an identity by itself.
import { readFileSync } from 'node:fs';
import * as assert from 'uvu/assert';
import { compile } from '../compile.ts';
import { filesOf, fixtureFiles } from '../dev/fixtures.ts';
import { DAY } from '../dev/check-page.ts';
import { parsePage, treeOf } from '../dev/page.ts';
import { spec } from '../dev/spec.ts';
import type { Agreement } from '../model/agreement.ts';
import type { ClusterName } from '../model/names.ts';
import { readFederation } from '../model/read-federation.ts';
import { memoryTree } from '../text/memory-tree.ts';
import { accept, type Accepted } from './accept.ts';
import { placeInWords, type Fact } from './difference.ts';
import { pairsOf } from './pair.ts';
import { whyNotTrust } from './trust-differences.ts';

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

const textsOf = ({ files }: Pick<Accepted, 'files'>): Files => Object.fromEntries([...files].map(([path, { after }]) => [path, after]));

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
    assert.is(files.get(ONE)?.after, FILES[ONE]);
  });

  test('an identity stays as it is until it is named', () => {
    const slip = edited(TWO, ['spiffe://c1.example.com/istio-private-egressgateway', 'spiffe://c9.example.com/egress']);
    const silent = accepted(slip, 'cluster2');
    assert.equal([silent.files.size, silent.left.map(placeInWords)], [0, ['peers/cluster1 egress.identity']]);
    const named = accepted(slip, 'cluster2', ['identity'], 'cluster1');
    assert.is(named.files.get(TWO)?.after, FILES[TWO]);
    assert.equal(named.gained.map(({ client }) => client.identity), ['spiffe://c1.example.com/istio-private-egressgateway']);
    assert.equal(named.lost.map(({ client }) => client.identity), ['spiffe://c9.example.com/egress']);
  });

  test('a peer that is not stated at all gets an item', () => {
    const without = { ...FILES, [ONE]: (FILES[ONE] ?? '').replace(/ {2}peers:\n( {4}.*\n)+/, '') };
    const first = accepted(without, 'cluster1');
    const second = accepted({ ...without, ...textsOf(first) }, 'cluster1', ['identity'], 'cluster2');
    assert.equal(errorsOf({ ...without, ...textsOf(second) }), []);
    assert.match(second.files.get(ONE)?.after ?? '', /peers: \[\{cluster: cluster2, hostname: c2\.example\.com, ingress: \{/);
  });

  test('a path that moved is written beside the exposure that is consumed', () => {
    const moved = edited(TWO, ['    - service: myratings\n', '    - service: myratings\n      path: /stars/\n']);
    const moving = accepted(moved, 'cluster1');
    const { files, accepted: done } = moving;
    assert.equal(done.map(placeInWords), ['consumes/default/ratings path']);
    assert.match(files.get(ONE)?.after ?? '', /exposure: bookinfo\/myratings\/v1, path: \/stars\/\}/);
    assert.equal(errorsOf({ ...moved, ...textsOf(moving) }), []);
  });

  test('the name of a server of one’s own is stated, and taken out when it is no more', () => {
    const ca = { 'cluster2/certs/one.crt': FILES['cluster1/certs/example.com.crt'] ?? '', 'cluster2/certs/two.crt': fixtureCa() };
    const own = { ...edited(TWO, ['    - cluster: cluster1\n', '    - cluster: cluster1\n      trust: [certs/one.crt, certs/two.crt]\n']), ...ca };
    const stated = accepted(own, 'cluster1');
    assert.match(stated.files.get(ONE)?.after ?? '', /sni: cluster1\.c2\.example\.com/);
    const back = accepted({ ...FILES, ...textsOf(stated) }, 'cluster1');
    assert.is(back.files.get(ONE)?.after, FILES[ONE]);
  });

  test('a CA is found in the peer’s own folder, stays out until it is named, and then vouches beside the one that does now', () => {
    const files = untrusted(1);
    const silent = accepted(files, 'cluster1');
    assert.equal([silent.files.size, silent.left.map(placeInWords)], [0, ['peers/cluster2 trust']]);
    const { files: written, accepted: [one], open } = accepted(files, 'cluster1', ['trust'], 'cluster2');
    const file = 'cluster1/certs/cluster2-179d2c4d0986.crt';
    assert.equal([...written.keys()], [file, ONE]);
    assert.is(written.get(file)?.after, files['cluster2/certs/new.crt']);
    assert.match(written.get(ONE)?.after ?? '', / {6}trust: \[certs\/example\.com\.crt, certs\/cluster2-179d2c4d0986\.crt\]\n/);
    assert.equal([one?.ca?.subject, open], ['CN=new.example.com, O=example Inc.', []]);
    const after = { ...files, ...textsOf({ files: written }) };
    assert.equal(errorsOf(after), []);
    assert.is(accepted(after, 'cluster1').left.length, 0);
  });

  test('whoever holds the key of an accepted CA, and what it can reach, is said', () => {
    const files = untrusted(2);
    const { open, files: written } = accepted(files, 'cluster2', ['trust'], 'cluster1');
    assert.equal(open.map(({ client, exposure }) => `${client.cluster} ${exposure.name}`), ['cluster1 bookinfo/myratings/v1']);
    assert.match(written.get(TWO)?.after ?? '', /trust: \[certs\/example\.com\.crt, certs\/cluster1-/);
  });

  test('a file of that name with another CA in it stays; one that a killed run has left is taken', () => {
    const files = untrusted(1);
    const file = 'cluster1/certs/cluster2-179d2c4d0986';
    const taken = accepted({ ...files, [`${file}.crt`]: files['cluster1/certs/example.com.crt'] ?? '' }, 'cluster1', ['trust'], 'cluster2');
    assert.equal([...taken.files.keys()], [`${file}-2.crt`, ONE]);
    const left = accepted({ ...files, [`${file}.crt`]: files['cluster2/certs/new.crt'] ?? '' }, 'cluster1', ['trust'], 'cluster2');
    assert.equal([...left.files.keys()], [ONE]);
  });

  test('a CA that nobody’s folder shows cannot be accepted, and what to do is said', () => {
    const files = untrusted(1);
    const hidden = { ...files, [TWO]: (files[TWO] ?? '').replace(', certs/new.crt]', ']') };
    assert.is(accepted(hidden, 'cluster1').left.length, 0);
    const federation = readFederation(memoryTree(hidden), DAY);
    const why = pairsOf(federation.agreements[0] as Agreement, federation).map(whyNotTrust);
    assert.match(why[0] ?? '', /comes from `CN=new\.example\.com, O=example Inc\.`, and no file that its agreement names holds that CA\. Ask the owner of cluster2 .* write `trust: \[certs\/cluster2-ca\.crt\]` at the peer cluster2$/);
  });

  test('only what is chosen', () => {
    const slip = edited(ONE, ['hostname: c2.example.com\n', 'hostname: c2.example.org\n'], ['port: 15443', 'port: 15444']);
    const { files, left } = accepted(slip, 'cluster1', ['port']);
    assert.is(files.get(ONE)?.after, (FILES[ONE] ?? '').replace('hostname: c2.example.com\n', 'hostname: c2.example.org\n'));
    assert.equal(left.map(({ fact }) => fact), ['hostname']);
  });
});

/** The base example with an example of MF4011 in it. */
const untrusted = (index: number): Files => {
  const example = parsePage(readFileSync(new URL('../checks/trust/untrusted-certificate.md', import.meta.url), 'utf8')).fails[index];
  assert.ok(example);
  return Object.fromEntries([...filesOf(treeOf(fixtureFiles('bookinfo'), example))].map(([path, bytes]) => [path, new TextDecoder().decode(bytes)]));
};

/** Another CA than that of the base example. */
const fixtureCa = (): string => new TextDecoder().decode(fixtureFiles('three-clusters').get('shop/certs/ledger.crt'));
