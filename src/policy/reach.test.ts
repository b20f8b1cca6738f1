// Ways over clusters: what leads on, what does not, and what may be done at the end.
import * as assert from 'uvu/assert';
import { spec } from '../dev/spec.ts';
import type { Federation } from '../model/federation.ts';
import type { Day } from '../model/names.ts';
import { readFederation } from '../model/read-federation.ts';
import { memoryTree } from '../text/memory-tree.ts';
import { evidence, reachedPairs, reachSubjects, waysOf, type Way } from './reach.ts';

const agreement = (name: string, spec: string): readonly [string, string] => [`${name}/agreement.yaml`, `apiVersion: meshfed.dev/v1alpha1\nkind: Agreement\nmetadata: {name: ${name}}\nspec:\n  hostname: ${name}.example.com\n${spec}`];

/** `bank` grants its ledger to `shop`, which offers a service of the namespace `front` to `web`. */
const read = ({ callers = '[ns/front/*]', ends = '', front = 'front', back = '[POST]' } = {}): Federation =>
  readFederation(memoryTree(Object.fromEntries([
    agreement('bank', `  exposes:\n    - {service: ledger, namespace: core, port: 80, to: [{cluster: shop, methods: ${back}${ends}}]}\n`),
    agreement('shop', `  exposes:\n    - {service: offers, namespace: ${front}, port: 80, to: [{cluster: web, methods: [GET]}]}\n  consumes:\n    - {as: {service: ledger, namespace: remote, port: 80}, from: [{cluster: bank, exposure: core/ledger}], callers: ${callers}}\n`),
    agreement('web', '  exposes: []\n'),
  ])), '2026-11-25' as Day);

const federation = (given: Parameters<typeof read>[0] = {}): readonly Way[] => waysOf(read(given));

const toBank = (ways: readonly Way[]): Way | undefined => ways.find((way) => way[0].grant.grant.cluster.value === 'web' && way.length === 2);

spec('reach', (test) => {
  test('a way leads on to what the namespace of an exposure may call', () => {
    for (const callers of ['[ns/front/*]', '[ns/front/sa/offers]', '["*"]', '[ns/other/*, ns/front/*]']) assert.ok(toBank(federation({ callers })), callers);
    assert.ok(toBank(federation({ front: 'remote', callers: '[ns/remote/*]' })));
    assert.equal(reachedPairs(federation()), ['shop bank', 'shop bank/core/ledger', 'web shop', 'web shop/front/offers', 'web bank', 'web bank/core/ledger']);
  });

  test('and not to what another namespace may call, nor by a grant that has ended', () => {
    assert.not(toBank(federation({ callers: '[ns/other/*]' })));
    assert.not(toBank(federation({ callers: '[ns/front-end/*]' })));
    assert.not(toBank(federation({ ends: ', until: 2026-11-24' })));
    assert.ok(toBank(federation({ ends: ', until: 2026-11-25' })));
  });

  test('at its end may be done what the last grant allows, whatever the first does', () => {
    const whole = read();
    const rows = reachSubjects(whole, waysOf(whole)).map(({ row }) => row);
    assert.equal(rows.filter(({ hops }) => hops === 2).map(({ methods, through }) => [methods, through]), [[['POST'], ['shop']]]);
  });

  test('the evidence names each hop with its line', () => {
    const way = toBank(federation());
    assert.ok(way);
    assert.equal(evidence(way).map(({ at, message }) => `${at.source.path} ${message}`), [
      'shop/agreement.yaml 1. shop grants front/offers to web',
      'shop/agreement.yaml 2. what answers there may call what shop consumes from bank as remote/ledger',
      'bank/agreement.yaml 2. bank grants core/ledger to shop',
    ]);
  });
});
