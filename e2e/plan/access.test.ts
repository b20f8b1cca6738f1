// What the access matrix says of a request, on either side of each of its limits.
import * as assert from 'uvu/assert';
import { spec } from '../../src/dev/spec.ts';
import { isPlain, judgeCall, judgeClient, localName, type Row } from './access.ts';

const C1 = 'spiffe://c1.example.com/istio-private-egressgateway';
const AS = { namespace: 'default', service: 'ratings', port: 9080 };
const row: Row = {
  client: { cluster: 'cluster1', identity: C1 },
  exposure: { cluster: 'cluster2', name: 'b/r/v1', namespace: 'b', service: 'r', subset: 'v1', port: 9080, path: '/b/r/v1/' },
  methods: ['GET'],
  paths: ['/b/r/v1/ratings/*', '/b/r/v1/health'],
  until: null,
  consumedAs: [AS],
};
const everything: Row = { ...row, methods: null, paths: null };

spec('access matrix', (test) => {
  test('a client is allowed what a row says, and nothing beside it', () => {
    const judge = (method: string, path: string): string => judgeClient([row], C1, 'cluster2', method, path);
    assert.is(judge('GET', '/b/r/v1/ratings/0'), 'allowed');
    assert.is(judge('GET', '/b/r/v1/health'), 'allowed');
    assert.is(judge('GET', '/b/r/v1/health/x'), 'denied');
    assert.is(judge('GET', '/b/r/v1/ratings'), 'denied');
    assert.is(judge('POST', '/b/r/v1/ratings/0'), 'denied');
    assert.is(judgeClient([row], `${C1}x`, 'cluster2', 'GET', '/b/r/v1/health'), 'denied');
    assert.is(judgeClient([row], C1, 'cluster3', 'GET', '/b/r/v1/health'), 'denied');
  });

  test('null is every method and everything below the exposure', () => {
    assert.is(judgeClient([everything], C1, 'cluster2', 'DELETE', '/b/r/v1/'), 'allowed');
    assert.is(judgeClient([everything], C1, 'cluster2', 'GET', '/b/r/v1'), 'denied');
    assert.is(judgeClient([everything], C1, 'cluster2', 'GET', '/b/r/v10/x'), 'denied');
  });

  test('a call by the local name is judged by where it goes', () => {
    assert.is(judgeCall([row], 'cluster1', AS, 'GET', '/ratings/0'), 'allowed');
    assert.is(judgeCall([row], 'cluster1', AS, 'GET', '/admin'), 'denied');
    assert.is(judgeCall([row], 'cluster1', { ...AS, port: 9081 }, 'GET', '/ratings/0'), 'denied');
    assert.is(judgeCall([row], 'cluster2', AS, 'GET', '/ratings/0'), 'denied');
  });

  test('local names as pods write them', () => {
    assert.equal(localName(new URL('http://ratings:9080/x'), 'default'), AS);
    assert.equal(localName(new URL('http://ratings.default.svc.cluster.local:9080/'), 'other'), AS);
    assert.equal(localName(new URL('http://ratings.default/'), 'other'), { ...AS, port: 80 });
    assert.is(localName(new URL('http://c2.example.com:15443/'), 'default'), undefined);
  });

  test('plain paths are those that no gateway changes', () => {
    for (const path of ['/', '/a', '/a/b.c/', '/bookinfo/x-y_z~1/']) assert.ok(isPlain(path), path);
    for (const path of ['', 'a', '/a/../b', '/a/.b', '/a/./b', '/%2e', '//a', '/a//b', '/a;b', '/a?b', 'http://a/b']) assert.not.ok(isPlain(path), path);
  });
});
