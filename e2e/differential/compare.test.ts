// What came of a request, against what was foreseen: every difference is told, and nothing else.
import * as assert from 'uvu/assert';
import { spec } from '../../src/dev/spec.ts';
import type { Arrival, Outcome } from '../plan/orders.ts';
import { asEnvoyReads } from './as-envoy-reads.ts';
import { compare, ofTheProver } from './compare.ts';
import type { Arriving, Foreseen } from './foresee.ts';

const arriving: Arriving = { kind: 'delivered', pods: ['x-v1'], port: 8080, method: 'GET', path: '/a', authority: 'svc.ns', orElse: [], or: [] };
const arrival: Arrival = { pod: 'x-v1', port: 8080, method: 'GET', path: '/a', headers: { host: 'svc.ns' } };
const answer = (status: number): Outcome => ({ kind: 'answer', status, headers: {}, body: '' });
const refused: Outcome = { kind: 'refused', why: '' };
const kept = (...statuses: readonly number[]): Foreseen => ({ kind: 'kept', statuses, why: 'policy' });
const count = (foreseen: Foreseen, outcome: Outcome, ...arrivals: readonly Arrival[]): number => ofTheProver(foreseen, outcome, arrivals).length;

spec('what was foreseen', (test) => {
  test('of an arrival: where, as what, and once', () => {
    assert.is(count(arriving, answer(200), arrival), 0);
    assert.is(count(arriving, answer(200), arrival, arrival), 1);
    assert.is(count(arriving, answer(403)), 1);
    assert.is(count({ ...arriving, orElse: [403] }, answer(403)), 0);
    assert.is(count({ ...arriving, path: '/other', or: [arriving] }, answer(200), arrival), 0);
    for (const wrong of [{ pod: 'x-v2' }, { port: 9080 }, { method: 'POST' }, { path: '/b' }, { headers: { host: 'other' } }]) assert.is(count(arriving, answer(200), { ...arrival, ...wrong }), 1, JSON.stringify(wrong));
  });

  test('of what is kept out: that it arrives nowhere, and how', () => {
    assert.is(count(kept(403), answer(403)), 0);
    assert.is(count(kept(403), answer(404)), 1);
    assert.is(count(kept(403), answer(403), arrival), 1);
    assert.is(count(kept(), answer(400)), 0);
    assert.is(count(kept(), refused), 1);
    assert.is(count({ kind: 'refused', why: '' }, refused), 0);
    assert.is(count({ kind: 'refused', why: '' }, answer(403)), 1);
    assert.is(count({ kind: 'uncertain', why: '' }, answer(403)), 1);
  });

  test('by the matrix and by `meshfed can` too', () => {
    const sent = { method: 'GET', path: '/', authority: '', headers: [] };
    assert.is(compare({ sent, foreseen: arriving, matrix: 'allowed', can: true }, answer(200), [arrival]).length, 0);
    assert.is(compare({ sent, foreseen: arriving, matrix: 'denied', can: false }, answer(200), [arrival]).length, 2);
    assert.is(compare({ sent, foreseen: kept(403), matrix: 'allowed', can: true }, answer(403), []).length, 2);
  });
});

spec('a request as Envoy reads it', (test) => {
  const read = (path: string, authority = 'a', ...headers: readonly string[]): unknown => {
    const found = asEnvoyReads({ method: 'GET', path, authority, headers });
    return found.kind === 'read' ? [found.authority, found.path, found.query, found.upgrade] : found.why;
  };

  test('folds the path, and leaves the query', () => {
    assert.equal(read('/x/../a?b=/../c'), ['a', '/a', '?b=/../c', false]);
    assert.equal(read('/a#?b'), ['a', '/a', '', false]);
    assert.equal(read('/a%00'), 'a path that Envoy does not read');
  });

  test('takes the host of a whole URL', () => {
    assert.equal(read('http://b:1/x'), ['b:1', '/x', '', false]);
    assert.equal(read('https://user@b/x', 'a'), ['b', '/x', '', false]);
  });

  test('knows what nobody may send', () => {
    assert.equal(read('/', 'a', 'Host: b'), 'two hosts');
    assert.equal(read('/', 'a', 'Content-Length: 1', 'Transfer-Encoding: chunked'), 'two lengths');
    assert.equal(read('/', 'a', 'Upgrade: x'), ['a', '/', '', true]);
  });
});
