// SARIF: valid by its own schema, stable where lines move, and within what GitHub takes.
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import * as assert from 'uvu/assert';
import fc from 'fast-check';
import { ALL_RULES } from '../dev/rules.ts';
import { compileFiles, fixtureFiles, stories } from '../dev/fixtures.ts';
import { hostileText } from '../dev/hostile-text.ts';
import { spec } from '../dev/spec.ts';
import type { Finding } from '../finding/finding.ts';
import { sarifReport } from './sarif.ts';

const schema = JSON.parse(readFileSync(new URL('../../schemas/sarif/sarif-schema-2.1.0.json', import.meta.url), 'utf8')) as object;
const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);

interface Log {
  readonly runs: readonly [{
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
    readonly results: readonly { readonly ruleId: string; readonly ruleIndex?: number; readonly level: string; readonly message: { readonly text: string }; readonly partialFingerprints: Readonly<Record<string, string>>; readonly locations: readonly { readonly physicalLocation: { readonly artifactLocation: { readonly uri: string }; readonly region: object } }[] }[];
    readonly invocations: readonly { readonly toolExecutionNotifications?: readonly unknown[] }[];
  }];
}

const options = { version: '1.2.3', rules: ALL_RULES, path: (file: string) => `agreements/${file}` };

function logOf(findings: readonly Finding[]): Log['runs'][0] {
  const log = JSON.parse(sarifReport(findings, options)) as Log;
  assert.ok(validate(log), JSON.stringify(validate.errors));
  return log.runs[0];
}

const source = { path: 'cluster1/agreement.yaml', text: 'a: b\n  c: d\n' };
const finding = (over: Partial<Finding> = {}): Finding => ({ code: 'MF3001', name: 'hostname-differs', severity: 'error', message: 'wrong', help: 'Right.', at: { source, start: 7, end: 8 }, related: [{ at: { source, start: 0, end: 1 }, message: 'there' }], withholds: [], ...over });

spec('SARIF', (test) => {
  test('of each fixture is valid, and names each rule', () => {
    for (const story of stories()) {
      const { findings } = compileFiles(fixtureFiles(story));
      const { results, tool } = logOf(findings);
      assert.is(results.length, findings.length);
      for (const { ruleId, ruleIndex } of results) assert.is(tool.driver.rules[ruleIndex ?? -1]?.id, ruleId);
    }
  });

  test('is valid whatever a finding holds, and no text becomes a link or a placeholder', () => {
    fc.assert(
      fc.property(hostileText, (value) => {
        const { results } = logOf([finding({ message: value, help: value, related: [{ at: { source: { path: value, text: '' }, start: 0, end: 0 }, message: `${value}[a](1) {0}` }] })]);
        assert.not.match(JSON.stringify(results), /\]\(|\{\d+\}(?!\\u)/);
      }),
    );
  });

  test('places start at 1 and are addresses', () => {
    const [result] = logOf([finding({ at: { source: { ...source, path: 'a b/%/é.yaml' }, start: 7, end: 8 } })]).results;
    assert.equal(result?.locations[0]?.physicalLocation, { artifactLocation: { uri: 'agreements/a%20b/%25/%C3%A9.yaml' }, region: { startLine: 2, startColumn: 3, endLine: 2, endColumn: 4 } });
    assert.equal(logOf([finding({ at: null })]).results[0]?.locations, []);
  });

  test('a fingerprint stays where lines move, and two equal findings have two', () => {
    const prints = (findings: readonly Finding[]) => logOf(findings).results.map(({ partialFingerprints }) => partialFingerprints['meshfed/v1']);
    const moved = finding({ at: { source: { ...source, text: `\n\n${source.text}` }, start: 9, end: 10 } });
    assert.equal(prints([finding()]), prints([moved]));
    const [one, two, other] = prints([finding(), finding(), finding({ message: 'else' })]);
    assert.is(new Set([one, two, other]).size, 3);
  });

  test('of too many the gravest are kept, and it is said', () => {
    const { results, invocations } = logOf([...Array.from({ length: 5_000 }, () => finding({ severity: 'note' })), finding()]);
    assert.equal([results.length, results[0]?.level, invocations[0]?.toolExecutionNotifications?.length], [5_000, 'error', 1]);
  });
});
