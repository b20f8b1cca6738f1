// JUnit's XML: well-formed whatever a finding holds, and no finding is lost.
import * as assert from 'uvu/assert';
import fc from 'fast-check';
import { hostileText } from '../dev/hostile-text.ts';
import { spec } from '../dev/spec.ts';
import type { Finding } from '../finding/finding.ts';
import { junitReport } from './junit.ts';

const source = { path: 'cluster1/agreement.yaml', text: 'a: b\n  c: d\n' };
const finding = (over: Partial<Finding> = {}): Finding => ({ code: 'MF3004', name: 'x', severity: 'error', message: 'wrong', help: 'Right.', at: { source, start: 7, end: 8 }, related: [], withholds: [], ...over });

const VALUE = '"(?:[^<>"&\\p{Cc}\\p{Cs}\\ufffe\\uffff]|&#\\d+;)*"';
const TEXT = '(?:[^<>&\\p{Cc}\\p{Cs}\\ufffe\\uffff]|&#\\d+;)*';
const ATTRIBUTES = `(?: [a-z]+=${VALUE})*`;
const LINES = [
  '<\\?xml version="1.0" encoding="UTF-8"\\?>',
  '<testsuites name="meshfed">',
  '</testsuites>',
  ` {2}<testsuite${ATTRIBUTES}>`,
  ' {2}</testsuite>',
  ` {4}<testcase${ATTRIBUTES}/>`,
  ` {4}<testcase${ATTRIBUTES}>(?:<failure${ATTRIBUTES}>${TEXT}</failure>|<skipped${ATTRIBUTES}/>)</testcase>`,
].map((line) => new RegExp(`^${line}$`, 'u'));

spec('JUnit', (test) => {
  test('has a suite a cluster, a failure where the check fails, and a test where nothing is wrong', () => {
    const text = junitReport([finding(), finding({ severity: 'note' }), finding({ at: null })], { failOn: 'error', clusters: ['cluster1', 'cluster2'] });
    assert.match(text, '<testsuite name="cluster1" tests="2" failures="1" errors="0" skipped="1">');
    assert.match(text, '<testcase classname="meshfed" name="cluster2 is sound"/>');
    assert.match(text, '<testsuite name="federation" tests="1" failures="1" errors="0" skipped="0">');
    assert.match(text, '<testcase classname="meshfed.MF3004" name="MF3004 x cluster1/agreement.yaml:2:3" file="cluster1/agreement.yaml" line="2"><failure type="error" message="wrong">wrong. Right.</failure></testcase>');
  });

  test('is well-formed, whatever is in it', () => {
    fc.assert(
      fc.property(hostileText, (value) => {
        const at = { source: { path: `${value}/${value}`, text: '' }, start: 0, end: 0 };
        const text = junitReport([finding({ message: value, help: value, at, related: [{ at, message: value }] }), finding({ message: value, severity: 'warning' })], { failOn: 'error', clusters: [] });
        for (const line of text.trimEnd().split('\n')) assert.ok(LINES.some((form) => form.test(line)), line);
      }),
    );
  });
});
