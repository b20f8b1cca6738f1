// From a request as written, through what is asked, to what is wrong with what came of it.
import * as assert from 'uvu/assert';
import { spec } from '../../src/dev/spec.ts';
import type { Row } from './access.ts';
import { everyClient, everyConsumption } from './every-probe.ts';
import { federation } from './federation.ts';
import { faults } from './judge-probe.ts';
import type { Outcome } from './orders.ts';
import { probeDirect, probeFromPod, type Probe } from './probe.ts';
import { scenario, type Request } from './scenario.ts';

const C1 = 'spiffe://c1.example.com/egress';
const PLAN = federation(
  {
    about: 'two clusters',
    authorities: { example: {} },
    clusters: {
      cluster1: { hostname: 'c1.example.com', authority: 'example', pods: { sleep: { namespace: 'default' } }, services: { 'default/own': { port: 80, selector: {} } } },
      cluster2: {
        hostname: 'c2.example.com',
        authority: 'example',
        ingress: { identity: 'spiffe://c2.example.com/ingress', addresses: ['203.0.113.10'] },
        services: { 'b/r': { port: 9080, selector: { app: 'r' }, subsets: { v1: { version: 'v1' } } } },
        pods: {
          one: { namespace: 'b', labels: { app: 'r', version: 'v1' } },
          two: { namespace: 'b', labels: { app: 'r', version: 'v2' } },
        },
      },
    },
    certificates: {
      c1: { identity: C1, authority: 'example' },
      rogue: { identity: C1, authority: 'example', genuine: 'no' },
      c3: { identity: 'spiffe://c3.example.com/egress', authority: 'example' },
    },
  },
  'federation',
);
const ROW: Row = {
  client: { cluster: 'cluster1', identity: C1 },
  exposure: { cluster: 'cluster2', name: 'b/r/v1', namespace: 'b', service: 'r', subset: 'v1', port: 9080, path: '/b/r/v1/' },
  methods: ['GET'],
  paths: ['/b/r/v1/ratings/*'],
  until: null,
  consumedAs: [{ namespace: 'default', service: 'ratings', port: 9080 }],
};

/** As a scenario's file has it. */
function probe(written: object): Probe {
  const step = { agreements: 'x', requests: [written] };
  const [read] = scenario({ about: 'x', federation: 'x', steps: [step] }, 'x').steps;
  const request: Request | undefined = read?.kind === 'trading' ? read.requests[0] : undefined;
  if (request?.kind === 'direct') return probeDirect(request, PLAN, [ROW]);
  if (request?.kind === 'pod') return probeFromPod(request, PLAN, [ROW]);
  throw new Error('no request');
}

const answer = (status: number): Outcome => ({ kind: 'answer', status, headers: {}, body: '' });
const arrival = { port: 9080, pod: 'one', method: 'GET', path: '/ratings/0', headers: { 'x-real-ip': '192.0.2.1' } };
const granted = { certificate: 'c1', to: 'cluster2', path: '/b/r/v1/ratings/0', answer: 200, reached: { pod: 'one', path: '/ratings/0' } };

spec('probe', (test) => {
  test('a direct request goes to the first address, under the hostname', () => {
    const { host, port, tls, sent } = probe(granted);
    assert.equal([host, port, tls], ['203.0.113.10', 15443, { sni: 'c2.example.com', certificate: 'c1' }]);
    assert.equal(sent, { method: 'GET', path: '/b/r/v1/ratings/0', authority: 'c2.example.com', headers: [] });
    assert.is(probe({ ...granted, sni: 'x.c2.example.com' }).sent.authority, 'x.c2.example.com');
  });

  test('is held against the matrix only where that says something of it', () => {
    assert.is(probe(granted).verdict, 'allowed');
    assert.is(probe({ ...granted, method: 'POST' }).verdict, 'denied');
    for (const more of [{ certificate: 'rogue' }, { sni: 'x' }, { authority: 'x' }, { path: '/b/../c' }, { headers: ['A: b'] }, { beyondMatrix: 'x' }]) {
      assert.is(probe({ ...granted, ...more }).verdict, undefined, JSON.stringify(more));
    }
    assert.is(probe({ pod: 'cluster1/sleep', url: 'http://ratings:9080/ratings/0', answer: 200 }).verdict, 'allowed');
    assert.is(probe({ pod: 'cluster1/sleep', url: 'http://other:9080/ratings/0', answer: 403 }).verdict, 'denied');
    assert.is(probe({ pod: 'cluster1/sleep', url: 'http://own/x', answer: 200 }).verdict, undefined);
  });

  test('names what the federation has not', () => {
    assert.throws(() => probe({ ...granted, certificate: 'c4' }), /no certificate c4/);
    assert.throws(() => probe({ ...granted, to: 'cluster1' }), /no way into cluster1/);
    assert.throws(() => probe({ pod: 'cluster1/awake', url: 'http://a/', answer: 200 }), /no pod cluster1\/awake/);
  });
});

spec('what came of a probe', (test) => {
  test('is right when answer and arrival are as expected', () => {
    assert.equal(faults(probe(granted), answer(200), [arrival]), []);
    assert.equal(faults(probe({ ...granted, method: 'POST', answer: [403, 'refused'], reached: undefined }), answer(403), []), []);
  });

  test('is wrong with another answer, another end, or none', () => {
    assert.equal(faults(probe(granted), answer(403), []), ['the answer is 403, not 200', 'it arrived 0 times, not once']);
    assert.equal(faults(probe(granted), { kind: 'refused', why: 'unknown ca' }, [arrival]), ['the answer is refused (unknown ca), not 200']);
  });

  test('is wrong when it arrives elsewhere, otherwise, twice, or at all', () => {
    assert.match(faults(probe(granted), answer(200), [{ ...arrival, pod: 'two' }])[0] ?? '', 'arrived at two, not at one');
    assert.match(faults(probe(granted), answer(200), [{ ...arrival, path: '/x' }])[0] ?? '', 'with the path /x, not /ratings/0');
    assert.match(faults(probe(granted), answer(200), [arrival, arrival])[0] ?? '', 'arrived 2 times');
    const denied = probe({ ...granted, method: 'POST', answer: 403, reached: undefined });
    assert.match(faults(denied, answer(403), [arrival])[0] ?? '', 'should arrive nowhere');
  });

  test('is wrong when the application hears another header', () => {
    const headers = (wanted: string | null) => probe({ ...granted, reached: { ...granted.reached, headers: { 'x-real-ip': wanted } } });
    assert.equal(faults(headers('192.0.2.1'), answer(200), [arrival]), []);
    assert.match(faults(headers(null), answer(200), [arrival])[0] ?? '', 'with x-real-ip: 192.0.2.1, not null');
  });

  test('is wrong where scenario and matrix differ, whatever came', () => {
    const wished = probe({ ...granted, method: 'POST' });
    assert.match(faults(wished, answer(200), [arrival])[0] ?? '', "'meshfed access' says denied");
    const missed = probe({ ...granted, answer: 403, reached: undefined });
    assert.match(faults(missed, answer(403), [])[0] ?? '', "'meshfed access' says allowed");
  });
});

spec('every probe', (test) => {
  test('calls each consumption once, and expects it at the subset', () => {
    const probes = everyConsumption(PLAN, [ROW, { ...ROW, methods: ['POST'] }]);
    assert.equal(probes.map(({ what, expected }) => [what, expected]), [
      ['cluster1/sleep → GET http://ratings:9080/ratings/any', { answers: [200], reached: { pods: ['one'], path: '/ratings/any', headers: {} } }],
    ]);
  });

  test('tries each genuine client at each exposure, on a granted path and beside it', () => {
    const tried = everyClient(PLAN, [ROW]).map(({ what, expected }) => `${what} ${expected.reached?.path ?? '-'}`);
    const denied = (client: string, path: string): string[] => ['GET', 'POST', 'DELETE'].map((method) => `${client} → cluster2: ${method} /b/r/v1/${path} -`);
    const [, ...others] = denied('c1', 'ratings/any');
    assert.equal(tried, [
      'c1 → cluster2: GET /b/r/v1/ratings/any /ratings/any',
      ...others,
      ...denied('c1', 'beside'),
      ...denied('c3', 'ratings/any'),
      ...denied('c3', 'beside'),
    ]);
  });
});
