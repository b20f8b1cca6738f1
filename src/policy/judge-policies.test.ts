// Policies of a repository, from its files to findings.
import * as assert from 'uvu/assert';
import { compile } from '../compile.ts';
import { DAY, fixtureFiles } from '../dev/fixtures.ts';
import { spec } from '../dev/spec.ts';
import type { Finding } from '../finding/finding.ts';
import { memoryTree } from '../text/memory-tree.ts';
import { positionOf } from '../text/source.ts';
import { evaluateHere } from './evaluate.ts';

const policy = (name: string, over: string, expression: string, message = '"is wrong"', more = ''): string =>
  `apiVersion: meshfed.dev/v1alpha1\nkind: Policy\nmetadata: {name: ${name}}\nspec:\n  over: ${over}\n${more}  expression: |-\n    ${expression}\n  message: |-\n    ${message}\n  why: It matters.\n`;

const federation = (spec: string): string => `apiVersion: meshfed.dev/v1alpha1\nkind: Federation\nspec:\n${spec}`;

function found(files: Readonly<Record<string, string>>): readonly Finding[] {
  const tree = memoryTree({ ...Object.fromEntries(fixtureFiles('bookinfo')), ...files });
  return compile(tree, { now: DAY, evaluate: evaluateHere }).findings;
}

const told = (findings: readonly Finding[]): readonly string[] =>
  findings.filter(({ code }) => code.startsWith('policy:') || /^MF10[78]/.test(code)).map(({ severity, code, message, at }) => `${severity} ${code} ${at === null ? '' : `${at.source.path}:${positionOf(at).line}:${positionOf(at).column}`} ${message}`);

const ENDS = { 'policies/ends.yaml': policy('ends', 'grant', 'has(grant.until)', '"has no last day"') };

spec('policies of a repository', (test) => {
  test('a violated one is told at the grant, fails the check, and withholds nothing', () => {
    assert.equal(told(found(ENDS)), [
      'error policy:ends cluster2/agreement.yaml:26:12 the grant of bookinfo/myratings/v1 to cluster1: has no last day. It matters',
      'error policy:ends cluster2/agreement.yaml:31:12 the grant of bookinfo/httpbin to cluster3: has no last day. It matters',
    ]);
    const tree = memoryTree({ ...Object.fromEntries(fixtureFiles('bookinfo')), ...ENDS });
    assert.equal(compile(tree, { now: DAY, evaluate: evaluateHere }).withheld, []);
  });

  test('each kind is told at a line of its own', () => {
    const kinds = ['cluster', 'exposure', 'grant', 'consumption', 'certificate', 'reach'];
    const files = Object.fromEntries(kinds.map((kind) => [`policies/p-${kind}.yaml`, policy(`p-${kind}`, kind, 'false')]));
    const places = told(found(files)).map((line) => line.split(' ').slice(1, 3).join(' '));
    assert.equal(places, [
      'policy:p-cluster cluster1/agreement.yaml:5:1',
      'policy:p-certificate cluster1/agreement.yaml:10:20',
      'policy:p-certificate cluster1/agreement.yaml:11:11',
      'policy:p-consumption cluster1/agreement.yaml:20:7',
      'policy:p-cluster cluster2/agreement.yaml:5:1',
      'policy:p-certificate cluster2/agreement.yaml:12:20',
      'policy:p-certificate cluster2/agreement.yaml:13:11',
      'policy:p-exposure cluster2/agreement.yaml:21:7',
      'policy:p-grant cluster2/agreement.yaml:26:12',
      'policy:p-reach cluster2/agreement.yaml:26:12',
      'policy:p-exposure cluster2/agreement.yaml:27:7',
      'policy:p-grant cluster2/agreement.yaml:31:12',
      'policy:p-reach cluster2/agreement.yaml:31:12',
    ]);
  });

  test('an exception and a severity mean it as any other finding', () => {
    const exception = federation('  exceptions:\n    - {code: policy:ends, cluster: cluster2, at: exposes/bookinfo/httpbin, reason: agreed, until: 2027-01-31}\n');
    assert.equal(told(found({ ...ENDS, 'federation.yaml': exception })).map((line) => line.split(' ')[0]), ['error', 'note']);
    const severity = federation('  severities: {policy:ends: warning}\n');
    assert.equal(told(found({ ...ENDS, 'federation.yaml': severity })).map((line) => line.split(' ')[0]), ['warning', 'warning']);
  });

  test('a setting that names a policy that does not hold, or that finds nothing, is told', () => {
    assert.match(told(found({ 'federation.yaml': federation('  severities: {policy:ens: warning}\n'), ...ENDS })).join('\n'), /MF1070 .*policy:ens/);
    const idle = federation('  exceptions:\n    - {code: policy:ends, cluster: cluster1, at: spec, reason: agreed, until: 2027-01-31}\n');
    assert.match(told(found({ 'federation.yaml': idle, ...ENDS })).join('\n'), /MF1073 .*policy:ends/);
    const lapsed = federation('  exceptions:\n    - {code: policy:ends, cluster: cluster2, at: exposes/bookinfo/httpbin, reason: agreed, until: 2026-01-31}\n');
    const [first, second, third] = told(found({ 'federation.yaml': lapsed, ...ENDS }));
    assert.match(`${first} ${second} ${third}`, /^error policy:ends .* error policy:ends .*httpbin.* MF1072 federation\.yaml/);
  });

  test('sets, and single policies of ours', () => {
    assert.equal(told(found({ 'federation.yaml': federation('  policies: [grants-end]\n') })).length, 2);
    assert.match(told(found({ 'federation.yaml': federation('  policies: [strickt]\n') })).join(), /^error MF1081 federation\.yaml:4:14/);
    assert.equal(told(found({ ...ENDS, 'federation.yaml': federation('  policies: [strict, ends]\n') })).filter((line) => line.includes('policy:ends')).length, 2);
  });

  test('names: of the file, of one policy alone, and none of ours', () => {
    assert.match(told(found({ 'policies/other.yaml': ENDS['policies/ends.yaml'] })).join('\n'), /MF1080 policies\/other\.yaml:3:18 the policy is called `ends` and its file `other`/);
    assert.match(told(found({ ...ENDS, 'policies/deep/ends.yaml': ENDS['policies/ends.yaml'] })).join('\n'), /MF1080 policies\/ends\.yaml:3:18 there are two policies `ends`/);
    assert.match(told(found({ 'policies/grants-end.yaml': policy('grants-end', 'grant', 'true') })).join('\n'), /MF1080 .*meshfed’s own/);
  });

  test('what is wrong with an expression is told at its line and column', () => {
    const plain = policy('p', 'grant', 'true').replace('|-\n    true', 'grant.methods.size() > grant.prot');
    assert.equal(told(found({ 'policies/p.yaml': plain })), ['error MF1082 policies/p.yaml:6:44 the expression of the policy p cannot be used: a grant has no field `prot`']);
    const block = policy('p', 'grant', 'true &&\n      grant.until < today');
    assert.equal(told(found({ 'policies/p.yaml': block })), ['error MF1083 policies/p.yaml:8:13 the expression of the policy p could fail: `until` is not always there, and where it is not the expression fails']);
    const quoted = policy('p', 'grant', 'true').replace('|-\n    "is wrong"', '"\\"\\u0041\\" + grant.nme"');
    assert.equal(told(found({ 'policies/p.yaml': quoted })), ['error MF1082 policies/p.yaml:8:32 the message of the policy p cannot be used: a grant has no field `nme`']);
  });

  test('without anybody who evaluates, no setting about policies is called wrong', () => {
    const tree = memoryTree({ ...Object.fromEntries(fixtureFiles('bookinfo')), ...ENDS, 'federation.yaml': federation('  policies: [strict]\n  severities: {policy:ends: note}\n') });
    assert.equal(told(compile(tree, { now: DAY }).findings), []);
  });
});
