// A change, judged by the rules that it starts from as well as by its own.
import * as assert from 'uvu/assert';
import { compileChange } from './compile-change.ts';
import { DAY, fixtureFiles } from './dev/fixtures.ts';
import { spec } from './dev/spec.ts';
import { evaluateHere } from './policy/evaluate.ts';
import { markdownReport } from './report/pull-request/markdown-report.ts';
import { memoryTree } from './text/memory-tree.ts';

type Files = Readonly<Record<string, string | Uint8Array>>;

const SAMPLE: Files = Object.fromEntries(fixtureFiles('bookinfo'));
const text = (path: string): string => new TextDecoder().decode(SAMPLE[path] as Uint8Array);

const policy = (name: string, over: string, expression: string, severity = 'error'): Files => ({
  [`policies/${name}.yaml`]: `apiVersion: meshfed.dev/v1alpha1\nkind: Policy\nmetadata: {name: ${name}}\nspec:\n  severity: ${severity}\n  over: ${over}\n  expression: |-\n    ${expression}\n  message: |-\n    "is wrong"\n  why: It matters.\n`,
});

const settings = (content: string): Files => ({ 'federation.yaml': `apiVersion: meshfed.dev/v1alpha1\nkind: Federation\nspec:\n  ${content}\n` });

/** The base example, in which cluster3 may now write. */
const WRITES: Files = { 'cluster2/agreement.yaml': text('cluster2/agreement.yaml').replace('{cluster: cluster3, methods: [GET]}', '{cluster: cluster3, methods: [GET, POST]}') };
const READ_ONLY = policy('read-only', 'grant', 'grant.to.external ? !("POST" in grant.methods) : true');

function judged(base: Files, head: Files) {
  const change = compileChange({ base: memoryTree({ ...SAMPLE, ...base }), head: memoryTree({ ...SAMPLE, ...head }) }, { now: DAY, evaluate: evaluateHere });
  const told = change.findings.filter(({ code }) => code.startsWith('policy:')).map(({ severity, code, message }) => `${severity} ${code}${message.endsWith('(by the rules of the base)') ? ' of the base' : ''}`);
  return { ...change, told };
}

spec('a change and the rules', (test) => {
  test('who breaks a policy and deletes it is told off', () => {
    const { told, findings, difference, base, head } = judged(READ_ONLY, WRITES);
    assert.equal(told, ['error policy:read-only of the base']);
    const [found] = findings.filter(({ code }) => code === 'policy:read-only');
    assert.is(found?.at?.source.path, 'cluster2/agreement.yaml');
    assert.match(found?.help ?? '', /change the rule first, in a change of its own/);
    assert.equal(difference.changes.slice(0, 2).map(({ kind }) => kind), ['policy-changed', 'access-widened']);
    const comment = markdownReport(difference, { base, head, names: { base: 'a', head: 'b' }, failOn: 'error', version: '' });
    const headings = comment.split('\n').filter((line) => line.startsWith('#'));
    assert.match(headings[0] ?? '', /^### ✗ Cannot merge: 1 error\. The rules by which this is judged change\. Access widens/);
    assert.match(headings[1] ?? '', /The rules by which this is judged change \(1\)/);
    assert.match(comment, /policy `read-only` is gone: `error over grant: /);
  });

  test('who breaks a policy and weakens it, lowers its severity or adds an exception is told off', () => {
    for (const weaker of [
      policy('read-only', 'grant', 'true'),
      policy('read-only', 'grant', 'grant.to.external ? !("POST" in grant.methods) : true', 'note'),
      { ...READ_ONLY, ...settings('severities: {policy:read-only: note}') },
      { ...READ_ONLY, ...settings('exceptions: [{code: policy:read-only, cluster: cluster2, at: exposes/bookinfo/httpbin, reason: we need it, until: 2027-01-31}]') },
      { 'policies/read-only.yaml': 'nothing' },
    ]) {
      const { told, difference } = judged(READ_ONLY, { ...WRITES, ...weaker });
      assert.ok(told.includes('error policy:read-only of the base'), JSON.stringify(weaker));
      assert.ok(['policy-changed', 'exception-changed'].includes(difference.changes[0]?.kind ?? ''), JSON.stringify(weaker));
    }
  });

  test('who takes a set away is told off by it', () => {
    const { told, difference } = judged(settings('policies: [strict]'), { ...WRITES, ...settings('policies: []') });
    assert.ok(told.includes('error policy:partners-never-write of the base'));
    const [first] = difference.changes;
    assert.is(first?.kind === 'policy-changed' ? `${first.name}: ${first.from} to ${first.to}` : '', 'sets: baseline, strict to none of meshfed’s own');
  });

  test('the rules alone may change, and what they find anew is found', () => {
    assert.equal(judged(READ_ONLY, {}).told, []);
    assert.equal(judged({}, { ...WRITES, ...READ_ONLY }).told, ['error policy:read-only']);
    assert.equal(judged(WRITES, { ...WRITES, ...READ_ONLY }).told, ['error policy:read-only']);
  });

  test('with the same rules nothing is told twice, and exceptions of the base hold', () => {
    assert.equal(judged(READ_ONLY, { ...READ_ONLY, ...WRITES }).told, ['error policy:read-only']);
    const accepted = { ...READ_ONLY, ...settings('exceptions: [{code: policy:read-only, cluster: cluster2, at: exposes/bookinfo/httpbin, reason: we need it, until: 2027-01-31}]') };
    assert.equal(judged(accepted, { ...accepted, ...WRITES }).told, ['note policy:read-only']);
    assert.equal(judged(accepted, { ...READ_ONLY, ...WRITES }).told, ['error policy:read-only']);
  });

  test('an exception from a check is none in the change that adds it', () => {
    const louder = settings('severities: {MF4009: warning}');
    const { findings } = judged(louder, settings('exceptions: [{code: MF4009, cluster: cluster2, at: spec, reason: one company, until: 2027-01-31}]'));
    assert.equal(findings.filter(({ code }) => code === 'MF4009').map(({ severity }) => severity), ['warning']);
  });

  test('a policy over changes looks at what the change does, and finds nothing without one', () => {
    const reasons = policy('reasons', 'change', 'change.kind != "access-widened" || change.reasons.size() > 0');
    const { told, findings } = judged(reasons, { ...reasons, ...WRITES });
    assert.equal(told, ['error policy:reasons']);
    assert.match(findings.find(({ code }) => code === 'policy:reasons')?.message ?? '', /^the access of cluster3 to bookinfo\/httpbin: is wrong/);
    assert.equal(judged(reasons, reasons).told, []);
    assert.equal(judged(reasons, WRITES).told, ['error policy:reasons of the base']);
    const accepted = { ...reasons, ...settings('exceptions: [{code: policy:reasons, cluster: cluster2, at: exposes/bookinfo/httpbin, reason: we need it, until: 2027-01-31}]') };
    assert.equal(judged(accepted, { ...accepted, ...WRITES }).told, ['note policy:reasons']);
    assert.equal(judged(accepted, { ...accepted, ...WRITES }).findings.filter(({ code }) => code === 'MF1073').length, 0, 'a compile without a base calls the exception needless');
  });

  test('a change of the rules is one that a policy can forbid', () => {
    const steady = policy('steady', 'change', '!(change.kind in ["policy-changed", "exception-changed"])');
    assert.equal(judged(steady, {}).told, ['error policy:steady of the base']);
  });
});
