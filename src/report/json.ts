// A report for machines: the contract of `--format json`.
import type { Finding } from '../finding/finding.ts';
import { positionOf, type Span } from '../text/source.ts';
import { visible } from '../text/visible.ts';
import type { Report } from './report.ts';

export const JSON_VERSION = '1';

/** One object and a line break. */
export function jsonReport({ version, findings, summary, overlays, secrets }: Report): string {
  const document = {
    version: JSON_VERSION,
    tool: { name: 'meshfed', version },
    findings: findings.map(jsonFinding),
    summary,
    overlays: overlays.map(({ cluster, path, files, status }) => ({
      cluster,
      path,
      files: files.map((file) => file.path),
      status,
      sources: Object.fromEntries(files.map((file) => [file.path, file.sources.map(place)])),
    })),
    secrets,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** Lines and columns start at 1; columns count UTF-16 units. */
export function jsonFinding({ code, name, severity, message, help, at, related, withholds }: Finding): object {
  return {
    code,
    name,
    severity,
    message: help === '' ? `${message}.` : `${message}. ${help}`,
    ...placeFields(at),
    withholds,
    related: related.map((one) => ({ ...place(one.at), message: one.message })),
  };
}

export const placeFields = (at: Span | null): object => (at === null ? { file: null, line: null, column: null } : place(at));

export const place = (at: Span): object => ({ file: visible(at.source.path), ...positionOf(at) });
