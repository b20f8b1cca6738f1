// What differs between a committed manifest and a compiled one, in objects and fields.
import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { stringify } from 'yaml';
import { spec } from '../dev/spec.ts';
import { positionOf } from '../text/source.ts';
import { compareTexts } from './compare-texts.ts';

const compared = (committed: string, compiled: string): ReturnType<typeof compareTexts> => compareTexts({ path: 'a', text: committed }, { path: 'b', text: compiled });

/** `object path: committed | compiled @line`, or why there is none. */
function differences(committed: string, compiled: string): readonly string[] {
  const answer = compared(committed, compiled);
  if (answer.kind === 'unclear') return [answer.why];
  return answer.objects.flatMap(({ kind, namespace, name, fields }) =>
    fields.map((field) => `${kind} ${namespace}/${name} ${field.path}: ${field.committed} | ${field.compiled} @${positionOf(field.at).line}`),
  );
}

const POLICY = `kind: AuthorizationPolicy
metadata: {name: door, namespace: gates}
spec:
  action: ALLOW
  rules:
    - from: [{source: {principals: [a]}}]
      to: [{operation: {methods: [GET]}}]
`;

spec('compareTexts', (test) => {
  test('names the field and its line', () => {
    const of = (from: string, to: string): readonly string[] => differences(POLICY.replace(from, to), POLICY);
    assert.equal(of('[GET]', '[GET, POST]'), ['AuthorizationPolicy gates/door spec.rules[0].to[0].operation.methods[1]: POST | null @7']);
    assert.equal(of('[GET]', '["*"]'), ['AuthorizationPolicy gates/door spec.rules[0].to[0].operation.methods[0]: "*" | GET @7']);
    assert.equal(of('  action: ALLOW\n', ''), ['AuthorizationPolicy gates/door spec.action: null | ALLOW @3']);
    assert.equal(of('name: door', 'name: other'), ['AuthorizationPolicy gates/door metadata.name: other | door @2']);
    assert.equal(of('spec:\n', 'spec:\n  "odd key": 1\n'), ['AuthorizationPolicy gates/door spec["odd key"]: 1 | null @4']);
    assert.equal(of('    - from', '    - {}\n    - from'), ['AuthorizationPolicy gates/door spec.rules[0]: {} | null @6']);
    const [rules = ''] = differences(POLICY.replace(/ {2}rules:[^]*/, '  rules: all\n'), POLICY);
    assert.ok(rules.startsWith('AuthorizationPolicy gates/door spec.rules: all | [{"from":[{"source'), rules);
  });

  test('finds objects that were added, and one that was taken away', () => {
    const evil = 'kind: Role\nmetadata: {name: evil}\n';
    assert.equal(differences(`${evil}---\n${POLICY}`, POLICY), ['Role /evil : the whole object | null @1']);
    assert.equal(differences(`${POLICY}---\n${POLICY}`, POLICY), ['AuthorizationPolicy gates/door : the whole object | null @9']);
    assert.equal(differences('# nothing\n', POLICY), ['AuthorizationPolicy gates/door : null | the whole object @1']);
  });

  test('tells what no field shows', () => {
    assert.equal(differences(POLICY.replaceAll('\n', '\r\n'), POLICY), ['differs in line ends alone']);
    assert.equal(differences(`# edited\n${POLICY}`, POLICY), ['differs in comments, order or layout alone']);
    assert.equal(differences(POLICY.replace('[GET]', '["GET"]'), POLICY), ['differs in comments, order or layout alone']);
    assert.equal(differences('a: &x 1\nb: *x\n', POLICY), ['cannot be read as plain YAML (yaml-anchor)']);
    assert.equal(differences('a: 1\na: 2\n', POLICY), ['cannot be read as plain YAML (duplicate-key)']);
    assert.equal(differences('a: [', POLICY), ['cannot be read as plain YAML (bad-yaml)']);
    assert.equal(differences(`a: ${'x'.repeat(1024 * 1024)}\n`, POLICY), ['differs, and is too long to be compared field by field']);
  });

  test('takes what other readers take for another value for a difference', () => {
    // To Kubernetes' reader the plain ones are true, 15, and 493.
    assert.equal(differences('a: on\n', 'a: "on"\n'), [' / a: on | "on" @1']);
    assert.equal(differences('a: 017\n', 'a: "017"\n'), [' / a: 017 | "017" @1']);
    assert.equal(differences('a: 0o17\n', 'a: 15\n'), [' / a: 0o17 | 15 @1']);
    assert.equal(differences('y: 1\n', '"y": 1\n'), [' / y: y | "y" @1']);
    assert.equal(differences('a: [{y: 1}]\n', 'a: [{"y": 1}]\n'), [' / a[0].y: y | "y" @1']);
    assert.equal(differences('a: true\n', 'a: "true"\n'), [' / a: true | "true" @1']);
  });

  test('finds a difference where and only where two values differ', () => {
    const value = fc.jsonValue({ maxDepth: 3, noUnicodeString: true } as fc.JsonSharedConstraints);
    const text = (json: unknown): string => stringify({ value: json }, { defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'QUOTE_DOUBLE', aliasDuplicateObjects: false, sortMapEntries: true });
    fc.assert(
      fc.property(value, value, (a, b) => {
        assert.is(compared(text(a), text(a)).kind, 'unclear');
        assert.is(compared(text(a), text(b)).kind, text(a) === text(b) ? 'unclear' : 'objects');
      }),
      { numRuns: 150 },
    );
  });
});
