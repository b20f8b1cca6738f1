// Who can reach what, through other clusters too.
import * as assert from 'uvu/assert';
import { compile } from '../compile.ts';
import { DAY } from '../dev/fixtures.ts';
import { spec } from '../dev/spec.ts';
import type { Finding } from '../finding/finding.ts';
import type { Day } from '../model/names.ts';
import { readFederation } from '../model/read-federation.ts';
import { memoryTree } from '../text/memory-tree.ts';
import { positionOf } from '../text/source.ts';
import { evaluateHere } from './evaluate.ts';
import { reachSubjects, waysOf } from './reach.ts';

interface Cluster {
  /** `namespace/service: client METHOD,METHOD; client`; without methods all of them. */
  readonly exposes?: readonly string[];
  /** `namespace: provider namespace/service [callers]` */
  readonly consumes?: readonly string[];
}

function agreements(clusters: Readonly<Record<string, Cluster>>): Readonly<Record<string, string>> {
  const exposed = (line: string): object => {
    const [, namespace, service, clients = ''] = /^(\S+)\/(\S+): (.*)$/.exec(line) ?? [];
    const to = clients.split('; ').map((one) => one.split(' ')).map(([cluster, methods]) => ({ cluster, ...(methods === undefined ? {} : { methods: methods.split(',') }) }));
    return { namespace, service, port: 80, to };
  };
  const consumed = (line: string, index: number): object => {
    const [, namespace, provider, exposure, callers] = /^(\S+): (\S+) (\S+) ?(.*)$/.exec(line) ?? [];
    return { as: { service: `remote-${index}`, namespace, port: 80 }, from: [{ cluster: provider, exposure }], ...(callers === '' ? {} : { callers: [callers] }) };
  };
  return Object.fromEntries(
    Object.entries(clusters).map(([name, { exposes = [], consumes = [] }]) => [
      `${name}/agreement.yaml`,
      JSON.stringify({ apiVersion: 'meshfed.dev/v1alpha1', kind: 'Agreement', metadata: { name }, spec: { hostname: `${name}.example.com`, exposes: exposes.map(exposed), consumes: consumes.map(consumed) } }, null, 1),
    ]),
  );
}

function ways(clusters: Readonly<Record<string, Cluster>>, now = DAY): readonly string[] {
  const federation = readFederation(memoryTree(agreements(clusters)), now as Day);
  return reachSubjects(federation, waysOf(federation)).map(({ row }) => {
    const { from, to, through, methods } = row as unknown as { readonly from: { readonly cluster: string }; readonly to: { readonly cluster: string; readonly name: string }; readonly through: readonly string[]; readonly methods: readonly string[] };
    return `${[from.cluster, ...through, to.cluster].join(' > ')} ${to.name}${methods.length === 7 ? '' : ` ${methods.join()}`}`;
  });
}

/** shop calls the till, which calls the bank. */
const CHAIN = {
  shop: { consumes: ['web: till pay/till'] },
  till: { exposes: ['pay/till: shop GET,POST'], consumes: ['pay: bank core/ledger'] },
  bank: { exposes: ['core/ledger: till POST'] },
};

spec('reach', (test) => {
  test('leads on through a service that may call what its cluster consumes', () => {
    assert.equal(ways(CHAIN), ['till > bank core/ledger POST', 'shop > till pay/till GET,POST', 'shop > till > bank core/ledger POST']);
  });

  test('does not where another namespace calls, or where the grant is missing', () => {
    const without = (till: Cluster, bank: Cluster = CHAIN.bank): readonly string[] => ways({ ...CHAIN, till, bank }).filter((way) => way.startsWith('shop > till >'));
    assert.equal(without({ ...CHAIN.till, consumes: ['other: bank core/ledger'] }), []);
    assert.equal(without({ ...CHAIN.till, consumes: ['other: bank core/ledger *'] }).length, 1);
    assert.equal(without({ ...CHAIN.till, consumes: ['pay: bank core/ledger ns/other/*'] }), []);
    assert.equal(without(CHAIN.till, { exposes: ['core/ledger: shop'] }), []);
  });

  test('comes to an end in a ring, and takes another way for methods that the first has not', () => {
    const ring = { a: { exposes: ['n/s: c'], consumes: ['n: b n/s'] }, b: { exposes: ['n/s: a'], consumes: ['n: c n/s'] }, c: { exposes: ['n/s: b'], consumes: ['n: a n/s'] } };
    assert.equal(ways(ring).filter((way) => way.startsWith('a')), ['a > b n/s', 'a > b > c n/s']);
    const two = {
      shop: {},
      till: { exposes: ['n/s: shop GET'], consumes: ['n: bank n/s'] },
      desk: { exposes: ['n/s: shop GET'], consumes: ['n: bank n/s'] },
      bank: { exposes: ['n/s: till GET; desk POST'] },
    };
    assert.equal(ways(two).filter((way) => way.includes('> bank') && way.startsWith('shop')), ['shop > desk > bank n/s POST', 'shop > till > bank n/s GET']);
  });

  test('at its end may be done what the last grant allows: a program calls on with a method of its own choice', () => {
    assert.ok(ways({ ...CHAIN, till: { ...CHAIN.till, exposes: ['pay/till: shop GET'] } }).includes('shop > till > bank core/ledger POST'));
  });

  test('a violation prints the way hop by hop, each with its line', () => {
    const policy = `apiVersion: meshfed.dev/v1alpha1\nkind: Policy\nmetadata: {name: bank-from-till}\nspec:\n  over: reach\n  expression: |-\n    reach.to.cluster != "bank" || reach.hops == 1\n  message: |-\n    "goes through " + reach.through.join(", ")\n  why: The till alone talks to the bank.\n`;
    const { findings } = compile(memoryTree({ ...agreements(CHAIN), 'policies/bank-from-till.yaml': policy }), { now: DAY, evaluate: evaluateHere });
    const [found, ...more] = findings.filter(({ code }) => code === 'policy:bank-from-till') as [Finding];
    assert.equal(more, []);
    assert.is(found.message, 'the way from shop to core/ledger of bank: goes through till. The till alone talks to the bank');
    assert.is(found.at?.source.path, 'bank/agreement.yaml');
    assert.equal(
      found.related.map(({ at, message }) => `${at.source.path}:${positionOf(at).line} ${message}`),
      [
        'till/agreement.yaml:16 1. till grants pay/till to shop',
        'till/agreement.yaml:27 2. what answers there may call what till consumes from bank as pay/remote-0',
        'bank/agreement.yaml:16 2. bank grants core/ledger to till',
      ],
    );
  });

  test('reaches() says the same of clusters and of exposures', () => {
    const policy = (condition: string): string => `apiVersion: meshfed.dev/v1alpha1\nkind: Policy\nmetadata: {name: p}\nspec:\n  over: cluster\n  expression: |-\n    !(${condition})\n  message: |-\n    "x"\n  why: W.\n`;
    const holds = (condition: string): boolean => compile(memoryTree({ ...agreements(CHAIN), 'policies/p.yaml': policy(condition) }), { now: DAY, evaluate: evaluateHere }).findings.some(({ code }) => code === 'policy:p');
    assert.ok(holds('reaches("shop", "bank")'));
    assert.ok(holds('reaches("shop", "bank/core/ledger")'));
    assert.not.ok(holds('reaches("bank", "shop")'));
    assert.not.ok(holds('reaches("shop", "bank/core/other")'));
  });
});
