// The difference of two sets of permissions, against every single call.
import * as assert from 'uvu/assert';
import fc from 'fast-check';
import { spec } from '../dev/spec.ts';
import { METHODS, type PathPattern } from '../model/names.ts';
import { allowancesOf, common, isEmpty, minus, regionOf, type Allowance } from './region.ts';

const PATTERNS = ['/*', '/a', '/a/*', '/a/b', '/a/b/*', '/b'] as PathPattern[];
const PATHS = ['/', '/a', '/a/', '/a/b', '/a/b/c', '/b', '/c'];
const DAYS = ['2027-01-01', '2028-01-01', '9999-01-01'];
const CALLS = [...METHODS, 'TRACE'].flatMap((method) => PATHS.flatMap((path) => DAYS.map((day) => ({ method, path, day }))));

type Call = (typeof CALLS)[number];

const allows = ({ methods, patterns, until }: Allowance, { method, path, day }: Call): boolean =>
  (methods?.includes(method) ?? true) &&
  (patterns?.some((pattern) => pattern === path || (pattern.endsWith('/*') && path.startsWith(pattern.slice(0, -1)))) ?? true) &&
  (until === null || day <= until);

const allowed = (allowances: readonly Allowance[]): readonly Call[] => CALLS.filter((call) => allowances.some((one) => allows(one, call)));

const allowance: fc.Arbitrary<Allowance> = fc.record({
  methods: fc.option(fc.subarray([...METHODS], { minLength: 1 })),
  patterns: fc.option(fc.subarray(PATTERNS, { minLength: 1 })),
  until: fc.option(fc.constantFrom('2027-06-01', '2028-06-01')),
});
const several = fc.array(allowance, { maxLength: 4 });

/** TRACE, which no agreement names, is told only together with all others. */
const named = (calls: readonly Call[]): readonly Call[] => calls.filter(({ method }) => method !== 'TRACE');

spec('regions', (test) => {
  test('a region told again in allowances is the same', () =>
    fc.assert(fc.property(several, (all) => assert.equal(named(allowed(allowancesOf(regionOf(all)))), named(allowed(all))))));

  test('the difference and what both hold are exact: the difference without what both hold is what only one holds', () =>
    fc.assert(
      fc.property(several, several, (a, b) => {
        const [more, both] = [allowancesOf(minus(regionOf(a), regionOf(b))), allowancesOf(common(regionOf(a), regionOf(b)))];
        const kept = allowed(both);
        assert.equal(named(kept), named(allowed(a).filter((call) => allowed(b).includes(call))));
        const only = allowed(a).filter((call) => !allowed(b).includes(call));
        assert.equal(named(allowed(more).filter((call) => !kept.includes(call))), named(only));
      }),
      { numRuns: 300 },
    ));

  test('nothing is left of a region that is covered, whatever the words', () =>
    fc.assert(
      fc.property(several, several, (a, b) => {
        const isCovered = allowed(a).every((call) => allowed(b).includes(call));
        // Every pattern of the samples is told from the others by one of the calls.
        assert.is(isEmpty(minus(regionOf(a), regionOf(b))), isCovered);
      }),
      { numRuns: 300 },
    ));

  const one = (methods: readonly string[] | null, patterns: readonly string[] | null = null, until: string | null = null): Allowance => ({ methods, patterns: patterns as PathPattern[] | null, until });
  const cases: readonly (readonly [name: string, from: readonly Allowance[], to: readonly Allowance[], gained: readonly Allowance[], lost: readonly Allowance[]])[] = [
    ['a method more', [one(['GET'])], [one(['GET', 'POST'])], [one(['POST'])], []],
    ['every method after one', [one(['GET'])], [one(null)], [one(METHODS.filter((method) => method !== 'GET'))], []],
    ['every method in place of all that have a name', [one(METHODS)], [one(null)], [one(null)], []],
    ['two grants in place of one', [one(['GET', 'POST'])], [one(['GET']), one(['POST'])], [], []],
    ['`/*` is everything', [one(['GET'], ['/*'])], [one(['GET'])], [], []],
    ['a wider path', [one(['GET'], ['/ratings/*'])], [one(['GET'], ['/ratings/*', '/b'])], [one(['GET'], ['/b'])], []],
    ['everything in place of a part', [one(['GET'], ['/ratings/*'])], [one(['GET'])], [one(['GET'])], []],
    ['`/ratings/*` has not `/ratings`', [one(['GET'], ['/ratings/*'])], [one(['GET'], ['/ratings'])], [one(['GET'], ['/ratings'])], [one(['GET'], ['/ratings/*'])]],
    ['a later end', [one(['GET'], null, '2027-01-01')], [one(['GET'], null, '2028-01-01')], [one(['GET'], null, '2028-01-01')], []],
    ['no end any more', [one(['GET'], null, '2027-01-01')], [one(['GET'])], [one(['GET'])], []],
    ['an earlier end', [one(['GET'])], [one(['GET'], null, '2027-01-01')], [], [one(['GET'])]],
    ['one method for another', [one(['GET'])], [one(['POST'])], [one(['POST'])], [one(['GET'])]],
  ];
  for (const [name, from, to, gained, lost] of cases) {
    test(name, () => {
      assert.equal(allowancesOf(minus(regionOf(to), regionOf(from))), gained);
      assert.equal(allowancesOf(minus(regionOf(from), regionOf(to))), lost);
    });
  }
});
