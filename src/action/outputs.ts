// The outputs of the action, and the files that some of them name.
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { inWords } from '../io/errno.ts';
import { differenceJson } from '../report/difference-json.ts';
import { summarize } from '../report/summary.ts';
import type { Judged } from './judge.ts';
import type { Fault } from './situation.ts';
import { jsonFindings } from './tell.ts';

export const OUTPUTS = ['result', 'errors', 'warnings', 'access-widened', 'access-narrowed', 'base-sha', 'head-sha', 'comment-url', 'report-file', 'json-file', 'patch-file'] as const;

export type Outputs = Readonly<Record<(typeof OUTPUTS)[number], string>>;

export interface Reports {
  readonly report: string;
  readonly json: string;
  /** Empty where there is nothing to bring up to date; then there is no file. */
  readonly patch: string;
  readonly sarif: string;
}

/** In a folder of their own below the runner's temporary one. The SARIF file goes where the workflow wants it. */
export function writeReports(temporary: string, run: string, { report, json, patch, sarif }: Reports, sarifFile: string | undefined, workspace: string): Pick<Outputs, 'report-file' | 'json-file' | 'patch-file'> | Fault {
  try {
    const folder = mkdtempSync(join(temporary, `meshfed-${run}-`));
    const write = (name: string, text: string): string => {
      const path = join(folder, name);
      writeFileSync(path, text);
      return path;
    };
    const files = { 'report-file': write('report.md', report), 'json-file': write('report.json', json), 'patch-file': patch === '' ? '' : write('overlays.patch', patch) };
    if (sarifFile !== undefined) {
      const path = resolve(workspace, sarifFile);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, sarif);
    }
    return files;
  } catch (error) {
    return { fault: `a report cannot be written: ${error instanceof Error && 'path' in error ? String(error.path) : 'the file'} ${inWords(error)}` };
  }
}

export interface JsonFacts {
  readonly version: string;
  readonly base: string | null;
  readonly head: string;
  readonly how: string;
}

export function jsonOf({ folders, result }: Judged, { version, base, head }: JsonFacts): string {
  const document = {
    version: '1',
    tool: { name: 'meshfed', version },
    result,
    base,
    head,
    folders: folders.map((folder) => ({
      folder: folder.folder === '' ? '.' : folder.folder,
      findings: jsonFindings(folder),
      summary: summarize(folder.head.federation, folder.findings),
      stale: folder.stale,
      difference: JSON.parse(differenceJson({ base, head, difference: folder.difference, remarks: [] })) as unknown,
    })),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
