// A fix mends its finding, nothing else in the file moves, and a second run has nothing to do.
import * as assert from 'uvu/assert';
import { DAY } from '../dev/check-page.ts';
import { fixtureFiles } from '../dev/fixtures.ts';
import { spec } from '../dev/spec.ts';
import { compile } from '../compile.ts';
import { memoryTree } from '../text/memory-tree.ts';
import type { Tree } from '../text/tree.ts';
import { fix } from './fix.ts';

const FILES: Readonly<Record<string, string>> = Object.fromEntries([...fixtureFiles('bookinfo')].map(([path, bytes]) => [path, new TextDecoder().decode(bytes)]));

const find = (tree: Tree) => compile(tree, { now: DAY }).findings;

/** What was written by mistake → what it must become; in one agreement. */
const SLIPS: readonly (readonly [path: string, wrong: string, right: string])[] = [
  ['cluster1/agreement.yaml', 'Hostname: c1.example.com', 'hostname: c1.example.com'],
  ['cluster1/agreement.yaml', 'hostname: C2.Example.com.', 'hostname: c2.example.com'],
  ['cluster1/agreement.yaml', 'port: "15443" # why', 'port: 15443 # why'],
  ['cluster1/agreement.yaml', 'identity: c2.example.com/istio-private-ingressgateway', 'identity: spiffe://c2.example.com/istio-private-ingressgateway'],
  ['cluster1/agreement.yaml', 'trust: certs/example.com.crt', 'trust: [certs/example.com.crt]'],
  ['cluster2/agreement.yaml', 'methods: [get, GET]', 'methods: [GET, GET]'],
  ['cluster2/agreement.yaml', 'port: 8000\n      path: h', 'port: 8000\n      path: /h/'],
  ['cluster2/agreement.yaml', 'name: Cluster2', 'name: cluster2'],
  ['cluster2/agreement.yaml', 'addresses: [203.0.113.10, 203.0.113.10]', 'addresses: [203.0.113.10]'],
  ['cluster2/agreement.yaml', 'labels: {version: 1.10}', 'labels: {version: "1.10"}'],
  ['cluster2/agreement.yaml', '- {cluster: cluster3, methods: [GET]}\n        - {cluster: cluster3, paths: [/a], methods: [GET]}', '- {cluster: cluster3, methods: [GET]}'],
];

const WRITTEN: Readonly<Record<string, string>> = {
  'Hostname: c1.example.com': 'hostname: c1.example.com',
  'hostname: C2.Example.com.': 'hostname: c2.example.com',
  'port: "15443" # why': 'port: 15443',
  'identity: c2.example.com/istio-private-ingressgateway': 'identity: spiffe://c2.example.com/istio-private-ingressgateway',
  'methods: [get, GET]': 'methods: [GET]',
  'port: 8000\n      path: h': 'port: 8000',
  'name: Cluster2': 'name: cluster2',
  'addresses: [203.0.113.10, 203.0.113.10]': 'addresses: [203.0.113.10]',
  'labels: {version: 1.10}': 'labels: {version: v1}',
  'trust: certs/example.com.crt': 'trust: [certs/example.com.crt]',
};

spec('fixes', (test) => {
  for (const [path, wrong, right] of SLIPS) {
    test(`${JSON.stringify(wrong)} becomes ${JSON.stringify(right)}`, () => {
      const original = FILES[path] ?? '';
      const place = WRITTEN[wrong] ?? right;
      assert.ok(original.includes(place), place);
      const tree = memoryTree({ ...FILES, [path]: original.replace(place, () => wrong) });
      const { files, fixed, tree: mended } = fix(tree, find);
      assert.is(files.get(path)?.after, original.replace(place, () => right));
      assert.equal([...files.keys()], [path]);
      assert.ok(fixed.length > 0);
      assert.equal(fix(mended, find).fixed, []);
    });
  }

  test('what has more than one answer is left alone', () => {
    for (const wrong of ['hostname: c2.example.org', 'hostnam: c2.example.com', 'hostname: 10.0.0.1']) {
      const path = 'cluster1/agreement.yaml';
      const tree = memoryTree({ ...FILES, [path]: (FILES[path] ?? '').replace('hostname: c2.example.com', wrong) });
      assert.equal(fix(tree, find).files.size, 0, wrong);
    }
  });
});
