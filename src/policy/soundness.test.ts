// The law behind the type check: what is let through never fails, whatever is there and whatever is not.
import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { spec } from '../dev/spec.ts';
import { outcomesOf, understand } from './evaluate.ts';
import type { Row } from './outcome.ts';

const TARGET = { cluster: 'c2', name: 'a/b', namespace: 'a', service: 'b', port: 80, protocol: 'HTTP' };
const BARE = { to: { cluster: '', identity: '', external: false }, exposure: TARGET, methods: [], paths: [], used: false };
const ROWS: readonly Row[] = [
  BARE,
  { ...BARE, to: { cluster: 'cluster1', identity: 'spiffe://a/b', external: true }, methods: ['GET', 'POST'], paths: ['/*', '/a'] },
  { ...BARE, exposure: { ...TARGET, subset: 'v1' }, reason: '' },
  { ...BARE, exposure: { ...TARGET, path: '/a/b/' }, until: '2027-01-01', days: 37, methods: ['GET'], paths: ['/x'] },
];

/** Terms of each type, some of which can fail, in conditions that rule it out or do not. */
const grammar = fc.letrec<{ bool: string; text: string; int: string; texts: string }>((tie) => {
  const [bool, text, int, texts] = [tie('bool'), tie('text'), tie('int'), tie('texts')];
  const put = (parts: readonly fc.Arbitrary<string>[], form: (...values: string[]) => string): fc.Arbitrary<string> => fc.tuple(...parts).map((values) => form(...values));
  return {
    bool: fc.oneof(
      { maxDepth: 3, depthSize: 'small', withCrossShrink: true },
      fc.constantFrom('grant.to.external', 'grant.used', 'true', 'false', 'has(grant.until)', 'has(grant.reason)', 'has(grant.exposure.subset)', 'has(grant.exposure.path)', 'has(grant.days)'),
      put([bool, bool], (a, b) => `(${a} && ${b})`),
      put([bool, bool], (a, b) => `(${a} || ${b})`),
      put([bool], (a) => `!(${a})`),
      put([bool, bool, bool], (a, b, c) => `(${a} ? ${b} : ${c})`),
      put([text, text], (a, b) => `(${a} == ${b})`),
      put([text, text], (a, b) => `(${a} < ${b})`),
      put([int, int], (a, b) => `(${a} <= ${b})`),
      put([text, texts], (a, b) => `(${a} in ${b})`),
      put([texts, bool], (a, b) => `${a}.all(x, ${b} || x != "a")`),
      put([texts, text], (a, b) => `${a}.exists(x, x == ${b})`),
      put([texts], (a) => `(size(${a}) > 0)`),
      put([text], (a) => `(${a}.size() > 1)`),
      put([text, text], (a, b) => `${a}.startsWith(${b})`),
    ),
    text: fc.oneof(
      { maxDepth: 3, depthSize: 'small', withCrossShrink: true },
      fc.constantFrom('grant.to.cluster', 'grant.to.identity', 'grant.until', 'grant.reason', '"a"', '""', 'today', 'grant.exposure.name', 'grant.exposure.service'),
      fc.constantFrom('(has(grant.until) ? grant.until : "")', '(grant.exposure.name != "" ? grant.exposure.name.charAt(1) : "")', '(size(grant.paths) > 0 ? grant.paths.min() : "")'),
      put([text, text], (a, b) => `(${a} + ${b})`),
      put([bool, text, text], (a, b, c) => `(${a} ? ${b} : ${c})`),
      put([texts], (a) => `${a}.min()`),
      put([texts], (a) => `${a}.join(",")`),
      put([text], (a) => `${a}.charAt(1)`),
      put([text], (a) => `${a}.substring(1)`),
      put([int], (a) => `string(${a})`),
    ),
    int: fc.oneof(
      { maxDepth: 3, depthSize: 'small', withCrossShrink: true },
      fc.constantFrom('1', '2', '4000000000', 'grant.exposure.port', 'grant.exposure.port', 'grant.days'),
      put([int, int], (a, b) => `(${a} + ${b})`),
      put([int, int], (a, b) => `(${a} * ${b})`),
      put([int, int], (a, b) => `(${a} - ${b})`),
      put([text], (a) => `${a}.size()`),
      put([text, text], (a, b) => `${a}.indexOf(${b})`),
      put([texts], (a) => `${a}.map(x, x.size()).sum()`),
    ),
    texts: fc.oneof(
      { maxDepth: 3, depthSize: 'small', withCrossShrink: true },
      fc.constantFrom('grant.methods', 'grant.paths', '["a", "b"]', '[]'),
      put([texts, bool], (a, b) => `${a}.filter(x, ${b})`),
      put([texts, text], (a, b) => `${a}.map(x, x + ${b})`),
      put([text], (a) => `${a}.split("/")`),
      put([texts, texts], (a, b) => `(${a} + ${b})`),
    ),
  };
});

spec('the type check', (test) => {
  test('what is let through gives true or false on every row, and its message a text', () => {
    let through = 0;
    fc.assert(
      fc.property(grammar.bool, fc.oneof(fc.constant('"m"'), grammar.text), (expression, message) => {
        const policy = { name: 'p', over: 'grant', expression, message } as const;
        const [outcome] = outcomesOf({ policies: [policy], today: '2026-11-25', rows: { grant: ROWS }, reached: [] });
        if (outcome?.kind !== 'evaluated') return;
        through++;
        for (const { message: said } of outcome.violations) assert.not.match(said, /could not be evaluated/, `${expression} with ${message}: ${said}`);
      }),
      { numRuns: 3000 },
    );
    assert.ok(through > 200, `only ${through} were let through`);
  });

  test('any text at all is refused or understood', () => {
    const tokens = fc.array(fc.constantFrom('grant', '.', 'to', 'methods', '(', ')', '[', ']', '{', '}', '"a"', "'", '"', '&&', '||', '!', '?', ':', '==', '<', '+', '-', '/', '1', '1u', 'b""', 'all', 'exists', 'map', 'has', 'x', ',', ' ', '\n', '//', 'in', 'é', 'r"\\d"', '1e9', '0x', '.?', '`'), { maxLength: 25 });
    fc.assert(fc.property(fc.oneof(tokens.map((all) => all.join('')), fc.string()), (text) => void understand({ over: 'grant', expression: text, message: text })), { numRuns: 3000 });
  });
});
