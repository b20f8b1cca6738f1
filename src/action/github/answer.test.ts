// What GitHub's answers mean, and how long to wait after each.
import * as assert from 'uvu/assert';
import { spec } from '../../dev/spec.ts';
import { type ApiAnswer, failureOf, waitBeforeNext } from './answer.ts';

const NOW = new Date('2026-11-25T00:00:00Z');
const answer = (status: number, headers: Readonly<Record<string, string>> = {}, message = ''): ApiAnswer => ({ kind: 'answer', status, headers, body: { message } });
const wait = (given: ApiAnswer, tries = 1): number | undefined => waitBeforeNext(given, tries, NOW, 0);
const reason = (given: ApiAnswer): string | undefined => failureOf(given)?.reason;

spec('an answer', (test) => {
  test('is a limit, or a right that is missing: both are a 403', () => {
    assert.equal([reason(answer(403, {}, 'Resource not accessible by integration')), wait(answer(403))], ['read-only', undefined]);
    assert.equal([reason(answer(403, {}, 'You have exceeded a secondary rate limit')), wait(answer(403, {}, 'secondary rate limit'))], ['limit', 60_000]);
    assert.equal([reason(answer(403, { 'x-ratelimit-remaining': '0' })), reason(answer(429))], ['limit', 'limit']);
  });

  test('says how long to wait; two minutes are the most', () => {
    const until = (seconds: number) => answer(403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(NOW.getTime() / 1000 + seconds) });
    assert.equal([wait(answer(429, { 'retry-after': '7' })), wait(until(30)), wait(until(-5))], [7_000, 31_000, 1_000]);
    assert.equal([wait(answer(429, { 'retry-after': '121' })), wait(until(500))], [undefined, undefined]);
    assert.equal([1, 2, 3].map((tries) => wait(answer(429), tries)), [60_000, 120_000, undefined]);
  });

  test('of a server that fails is asked for three times more, ever slower', () => {
    for (const given of [answer(502), answer(500), { kind: 'lost', why: 'x' } as const]) assert.equal([1, 2, 3, 4].map((tries) => wait(given, tries)), [500, 1_000, 2_000, undefined]);
  });

  test('that will stay the same is not asked for again', () => {
    assert.equal([401, 404, 410, 422].map((status) => [reason(answer(status)), wait(answer(status))]), [['bad-token', undefined], ['gone', undefined], ['gone', undefined], ['too-long', undefined]]);
    assert.is(failureOf(answer(201)), undefined);
  });
});
