// Findings as JUnit's XML: nearly every CI server shows it.
import type { Finding, Severity } from '../finding/finding.ts';
import { reaches, titleOf } from '../finding/finding.ts';
import { positionOf } from '../text/source.ts';
import { revealed, visible } from '../text/visible.ts';
import { placeText } from './text.ts';

export interface JunitOptions {
  /** Findings at or above it are failures; the others are told as skipped tests, so that none is lost. */
  readonly failOn: Severity;
  /** All clusters: one without a finding is a test that passed. */
  readonly clusters: readonly string[];
  /** Sentences of ours about overlays that are not what would be written: each is a failure. */
  readonly stale?: readonly string[];
}

/** One suite a cluster's folder, and one for what concerns none. */
export function junitReport(findings: readonly Finding[], { failOn, clusters, stale = [] }: JunitOptions): string {
  const names = [...new Set([...clusters, ...findings.map(suiteOf)])];
  const suites = names.map((name) => suite(name, findings.filter((finding) => suiteOf(finding) === name), failOn));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="meshfed">\n${suites.join('')}${staleSuite(stale)}</testsuites>\n`;
}

/** The first folder of its path is the cluster's. */
const suiteOf = ({ at }: Finding): string => (at?.source.path.includes('/') ? visible(at.source.path.split('/')[0] ?? '') : 'federation');

function suite(name: string, findings: readonly Finding[], failOn: Severity): string {
  const failures = findings.filter((finding) => reaches(finding, failOn)).length;
  const cases = findings.length === 0 ? `    <testcase classname="meshfed" name="${xml(name)} is sound"/>\n` : findings.map((finding) => testCase(finding, failOn)).join('');
  const count = Math.max(1, findings.length);
  return `  <testsuite name="${xml(name)}" tests="${count}" failures="${failures}" errors="0" skipped="${findings.length - failures}">\n${cases}  </testsuite>\n`;
}

function staleSuite(stale: readonly string[]): string {
  if (stale.length === 0) return '';
  const cases = stale.map((sentence) => `    <testcase classname="meshfed.overlays" name="${xml(sentence)}"><failure type="stale" message="${xml(sentence)}"></failure></testcase>\n`);
  return `  <testsuite name="overlays" tests="${stale.length}" failures="${stale.length}" errors="0" skipped="0">\n${cases.join('')}  </testsuite>\n`;
}

function testCase(finding: Finding, failOn: Severity): string {
  const { code, severity, message, help, at, related } = finding;
  const title = `${titleOf(finding)}${at === null ? '' : ` ${placeText(at)}`}`;
  const text = [`${message}. ${help}`, ...related.map((one) => `${placeText(one.at)}: ${one.message}`)].map((line) => revealed(line)).join('\n');
  const body = reaches(finding, failOn) ? `<failure type="${severity}" message="${xml(message)}">${xml(text)}</failure>` : `<skipped message="${xml(`${severity}: ${text}`)}"/>`;
  const file = at === null ? '' : ` file="${xml(visible(at.source.path))}" line="${positionOf(at).line}"`;
  return `    <testcase classname="meshfed.${xml(code)}" name="${xml(title)}"${file}>${body}</testcase>\n`;
}

/** Characters that XML 1.0 cannot hold have been made visible before, but for U+FFFE and U+FFFF. */
const xml = (text: string): string =>
  text
    .split('\n')
    .map(revealed)
    .join('\n')
    .replace(/[\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"'\n]/g, (one) => `&#${one.charCodeAt(0)};`);
