// What the run says, in all its forms: the comment, the job's summary, annotations, SARIF and the report for machines.
import { ALL_RULES } from '../checks/index.ts';
import type { Finding } from '../finding/finding.ts';
import { annotations } from '../report/annotations.ts';
import { jsonFinding } from '../report/json.ts';
import { jobSummary, pullRequestComment } from '../report/pull-request/comment.ts';
import { markerLine } from '../report/pull-request/marker.ts';
import type { Comment, Marker, PullRequest } from '../report/pull-request/pull-request.ts';
import { sarifReport } from '../report/sarif.ts';
import { textFinding, plainText } from '../report/text.ts';
import { startOf, type Span } from '../text/source.ts';
import type { JudgedFolder } from './judge-folder.ts';

export interface Told {
  readonly comment: Comment;
  readonly minimal: string;
  readonly summary: string;
  readonly annotations: string;
  readonly log: string;
  readonly sarif: string;
}

export function tell(folders: readonly JudgedFolder[], request: Omit<PullRequest, 'folders'>): Told {
  const whole: PullRequest = { ...request, folders };
  const comment = pullRequestComment(whole);
  const findings = folders.flatMap(withWholePaths);
  const path = (file: string): string => file;
  return {
    comment,
    minimal: minimal(comment, request.marker, request.fullReport),
    summary: jobSummary(whole).body,
    annotations: annotations(findings, { path }),
    log: findings.map((finding) => textFinding(finding, plainText)).join(''),
    sarif: sarifReport(findings, { version: request.version, rules: ALL_RULES, path }),
  };
}

/** For a server that takes no long text. The title holds values of others: as code nothing in it is markup. */
function minimal({ title }: Comment, marker: Marker | undefined, fullReport: string | null): string {
  const start = marker === undefined ? '' : `${markerLine(marker)}\n`;
  const rest = fullReport === null ? 'The summary of the run has the rest.' : `[The summary of the run](${fullReport}) has the rest.`;
  return `${start}\`${title}\`\n\n${rest}\n`;
}

/** From the repository's root, as annotations and code scanning need them. */
export function withWholePaths({ findings, places }: JudgedFolder): readonly Finding[] {
  const whole = (at: Span): Span => {
    const path = places.path(at.source.path);
    return path === at.source.path ? at : { ...at, source: at.source.text === '' ? startOf({ path, text: '' }).source : { ...at.source, path } };
  };
  return findings.map((finding) => ({ ...finding, at: finding.at === null ? null : whole(finding.at), related: finding.related.map((one) => ({ ...one, at: whole(one.at) })) }));
}

export const jsonFindings = (folder: JudgedFolder): readonly object[] => withWholePaths(folder).map(jsonFinding);
