// Findings as SARIF 2.1.0, for code scanning and editors.
import { createHash } from 'node:crypto';
import type { Finding, Severity } from '../finding/finding.ts';
import { isPolicyCode } from '../model/policy.ts';
import type { Rule } from '../finding/rule.ts';
import { positionOf, type Span } from '../text/source.ts';
import { revealed, visible } from '../text/visible.ts';
import { urlPath } from './pull-request/code.ts';

/** GitHub keeps so many results of a run, and so many places of a result. */
const MOST_RESULTS = 5_000;
const MOST_PLACES = 100;
const LONGEST_DESCRIPTION = 1_024;

const LEVELS = { error: 'error', warning: 'warning', note: 'note' } as const satisfies Record<Severity, string>;
const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, note: 2 };

export interface SarifOptions {
  readonly version: string;
  /** All that could have been found, not only what was. */
  readonly rules: readonly Rule[];
  /** Of a finding's file from the repository's root, `/` between its parts. */
  readonly path: (file: string) => string;
  /** Sentences of ours about overlays that are not what would be written. */
  readonly stale?: readonly string[];
}

/** One object and a line break. Of too many results the least grave are left out, and the run says so. */
export function sarifReport(findings: readonly Finding[], { version, rules, path, stale = [] }: SarifOptions): string {
  const kept = findings
    .map((finding, index) => ({ finding, index }))
    .sort((a, b) => RANK[a.finding.severity] - RANK[b.finding.severity] || a.index - b.index)
    .slice(0, MOST_RESULTS)
    .map(({ finding }) => finding);
  const declared = [...rules, ...policyRules(kept)].sort((a, b) => (a.code < b.code ? -1 : 1));
  const rest = findings.length - kept.length;
  const notices = [
    ...stale.map((text) => ({ level: 'error', message: { text } })),
    ...(rest > 0 ? [{ level: 'warning', message: { text: `${rest} more results are left out` } }] : []),
  ];
  const seen = new Map<string, number>();
  const run = {
    tool: { driver: { name: 'meshfed', semanticVersion: version, rules: declared.map(descriptor) } },
    columnKind: 'utf16CodeUnits',
    invocations: [{ executionSuccessful: true, ...(notices.length > 0 ? { toolExecutionNotifications: notices } : {}) }],
    results: kept.map((finding) => result(finding, declared, path, seen)),
  };
  return `${JSON.stringify({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] }, null, 2)}\n`;
}

/** Of policies those that are violated: the others are the repository's, and nobody here knows them. */
function policyRules(findings: readonly Finding[]): readonly Rule[] {
  const byCode = new Map(findings.filter(({ code }) => isPolicyCode(code)).map((finding) => [finding.code, finding]));
  return [...byCode.values()].map(({ code, name, severity, help }) => ({ code: code as Rule['code'], name, since: '', severity, message: `The policy ${name} of the organisation.`, help }));
}

const descriptor = ({ code, name, severity, message, help }: Rule): object => ({
  id: code,
  name,
  shortDescription: { text: clipped(name.replaceAll('-', ' ')) },
  fullDescription: { text: clipped(plainTemplate(message)) },
  help: { text: plainTemplate(help) || plainTemplate(message) },
  defaultConfiguration: { level: LEVELS[severity] },
});

/** SARIF would take a name in braces for a placeholder of its own. */
const plainTemplate = (template: string): string => template.replace(/\{([A-Za-z]+)\}/g, '<$1>');

const clipped = (text: string): string => (text.length <= LONGEST_DESCRIPTION ? text : `${text.slice(0, LONGEST_DESCRIPTION - 2).replace(/[\ud800-\udbff]$/, '')}…`);

function result(finding: Finding, rules: readonly Rule[], path: SarifOptions['path'], seen: Map<string, number>): object {
  const { code, severity, message, help, at, related } = finding;
  const index = rules.findIndex((rule) => rule.code === code);
  const others = related.slice(0, MOST_PLACES).map((one, id) => ({ id: id + 1, ...location(one.at, path), message: { text: literal(one.message) } }));
  return {
    ruleId: code,
    ...(index === -1 ? {} : { ruleIndex: index }),
    level: LEVELS[severity],
    message: { text: literal(`${message}. ${help}`) },
    locations: at === null ? [] : [location(at, path)],
    ...(others.length === 0 ? {} : { relatedLocations: others }),
    partialFingerprints: { 'meshfed/v1': fingerprint(finding, seen) },
  };
}

/** `[a](b)` would be a link, and `{0}` a placeholder. Not all readers know how the standard escapes these, so they are broken up. */
const literal = (text: string): string => revealed(text).replaceAll('](', '] (').replace(/\{(?=\d+\})/g, '{ ');

function location(at: Span, path: SarifOptions['path']): object {
  const start = positionOf(at);
  const end = positionOf({ ...at, start: at.end });
  const region = { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
  return { physicalLocation: { artifactLocation: { uri: urlPath(path(at.source.path)) }, region } };
}

/** The same when lines move: by what is said and in which file; the second of two that are equal counts as such. */
function fingerprint({ code, message, at }: Finding, seen: Map<string, number>): string {
  const key = JSON.stringify([code, message, at === null ? '' : visible(at.source.path)]);
  const count = (seen.get(key) ?? 0) + 1;
  seen.set(key, count);
  return `${createHash('sha256').update(key).digest('hex').slice(0, 32)}:${count}`;
}
