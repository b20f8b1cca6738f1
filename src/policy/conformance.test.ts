// The language's own conformance tests, over what we let through: it gives what CEL says, and whatever fails by them is refused.
import { celEnv, isCelError, isCelList, parse, plan } from '@bufbuild/cel';
import { getConformanceSuite, type IncrementalTest, type IncrementalTestSuite } from '@bufbuild/cel-spec/testdata/tests.js';
import * as assert from 'uvu/assert';
import { spec } from '../dev/spec.ts';
import { checkExpression } from './check-expression.ts';
import { libraryOf } from './library.ts';
import { parseExpression } from './parse-expression.ts';
import { scopeOf } from './scope.ts';
import { ANY } from './type.ts';

const env = celEnv({ funcs: libraryOf(new Set()), variables: {} });

const testsOf = ({ suites, tests }: IncrementalTestSuite): readonly IncrementalTest[] => [...tests, ...suites.flatMap(testsOf)];

/** Of a suite those that bind no variable, and say what comes of them. */
const closed = (name: string): readonly IncrementalTest[] =>
  testsOf(getConformanceSuite().suites.find((suite) => suite.name === name) ?? { name, suites: [], tests: [] }).filter(({ original }) => Object.keys(original.bindings).length === 0 && original.container === '' && !original.checkOnly);

function isLetThrough(text: string): boolean {
  const expression = parseExpression(text);
  return !('problem' in expression) && checkExpression(expression.term, scopeOf(new Map()), ANY).length === 0;
}

interface Shown {
  readonly case?: string | undefined;
  readonly value?: unknown;
}

/** An expected value as the evaluation gives it; undefined of kinds that policies have not. */
function expected({ kind }: { readonly kind: Shown }): unknown {
  switch (kind.case) {
    case 'boolValue':
    case 'stringValue':
    case 'int64Value':
    case 'doubleValue':
      return kind.value;
    case 'listValue':
      return (kind.value as { readonly values: readonly { readonly kind: Shown }[] }).values.map(expected);
    default:
      return undefined;
  }
}

const given = (value: unknown): unknown => (isCelError(value) ? `error: ${value.message}` : isCelList(value) ? [...value].map(given) : value);

spec('conformance of what is let through', (test) => {
  for (const suite of ['basic', 'comparisons', 'conversions', 'fields', 'fp_math', 'integer_math', 'lists', 'logic', 'macros', 'parse', 'string', 'string_ext']) {
    const tests = closed(suite);
    test(`${suite}: it gives what CEL says, or is refused`, () => {
      let count = 0;
      for (const { original } of tests) {
        if (!isLetThrough(original.expr)) continue;
        const result = plan(env, parse(original.expr))({});
        const { resultMatcher } = original;
        assert.not.ok(resultMatcher.case === 'evalError', `${original.name}: ${original.expr} fails by the tests, and is let through`);
        assert.not.ok(isCelError(result), `${original.name}: ${original.expr} is let through and fails: ${String(given(result))}`);
        // One that says nothing is true.
        const wanted = resultMatcher.case === 'value' ? expected(resultMatcher.value as { readonly kind: Shown }) : resultMatcher.case === undefined ? true : undefined;
        if (wanted === undefined) continue;
        assert.equal(given(result), wanted, `${original.name}: ${original.expr}`);
        count++;
      }
      assert.ok(count > 0 || ['conversions', 'fields', 'fp_math'].includes(suite), `${suite}: none of ${tests.length} is let through`);
    });
  }
});
