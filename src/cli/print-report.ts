// A compile's report in the format that was asked for. What it came to, and so the exit status, is the same in all.
import { relative, sep } from 'node:path';
import { ALL_RULES } from '../checks/index.ts';
import type { Severity } from '../finding/finding.ts';
import { workspace } from '../io/workspace.ts';
import { annotations } from '../report/annotations.ts';
import { jsonReport } from '../report/json.ts';
import { junitReport } from '../report/junit.ts';
import type { Report } from '../report/report.ts';
import { sarifReport } from '../report/sarif.ts';
import { textReport } from '../report/text.ts';
import type { Streams } from './streams.ts';

export const FORMATS = ['text', 'json', 'sarif', 'junit', 'github'] as const;
export type Format = (typeof FORMATS)[number];

export interface Printing {
  readonly format: Format;
  /** Absolute, as is `out`. */
  readonly agreements: string;
  readonly out: string;
  readonly failOn: Severity;
}

export function printReport(report: Report, { format, agreements, out, failOn }: Printing, streams: Streams): void {
  const { findings, version, overlays } = report;
  const path = pathFrom(workspace(), agreements, out);
  const stale = staleOf(report);
  switch (format) {
    case 'text':
      return streams.out.write(textReport(report, streams.paint));
    case 'json':
      return streams.out.write(jsonReport(report));
    case 'sarif':
      return streams.out.write(sarifReport(findings, { version, rules: ALL_RULES, path, stale }));
    case 'junit':
      return streams.out.write(junitReport(findings, { failOn, clusters: overlays.map(({ cluster }) => cluster), stale }));
    case 'github':
      return streams.out.write(`${annotations(findings, { path, stale })}${textReport({ ...report, findings: [] }, streams.paint)}`);
    default:
      return format satisfies never;
  }
}

/** Findings name agreements from their folder, and overlays from DIR; others want both from the workspace. */
function pathFrom(root: string, agreements: string, out: string): (file: string) => string {
  return (file) => {
    const folder = relative(root, file.startsWith('overlays/') ? out : agreements).split(sep).join('/');
    return folder === '' ? file : `${folder}/${file}`;
  };
}

const staleOf = ({ check, overlays }: Report): readonly string[] =>
  check ? overlays.filter(({ status }) => status === 'written' || status === 'removed').map(({ path, status }) => `${path} would be ${status}: it is not what the agreements compile to`) : [];
