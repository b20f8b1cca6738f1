// What holds of every compile, whatever the repository holds.
import { parseAllDocuments } from 'yaml';
import { compile } from '../compile.ts';
import { SEVERITIES } from '../finding/finding.ts';
import { jsonReport } from '../report/json.ts';
import { summarize } from '../report/summary.ts';
import { plainText, textReport } from '../report/text.ts';
import { accessTable } from '../report/access-table.ts';
import { ALL_RULES } from '../checks/index.ts';
import { positionOf } from '../text/source.ts';
import type { Tree } from '../text/tree.ts';
import { DAY } from './fixtures.ts';

const CODES = new Set<string>(ALL_RULES.map(({ code }) => code));

/** All but line breaks: what could move a cursor, hide a text or turn it around. */
const UNSEEN = /[\p{Cf}\p{Co}\p{Zl}\p{Zp}]|(?!\n)\p{Cc}|\p{Cs}/u;

const SAFE_PATH = /^[a-z0-9][a-z0-9._-]*(\/[a-z0-9][a-z0-9._-]*)*$/;

/** Throws with what is broken. */
export function demandLaws(tree: Tree): void {
  const compilation = compile(tree, { now: DAY });
  const { findings, federation, compiled, withheld, access } = compilation;
  const summary = summarize(federation, findings);
  const report = { version: '', findings, summary, overlays: [], secrets: [], check: false };
  demand(!UNSEEN.test(textReport(report, plainText)), 'a control character in the text');
  demand(!UNSEEN.test(accessTable(access, plainText)), 'a control character in the access matrix');
  demand(!UNSEEN.test(jsonReport(report)), 'a control character in the JSON');
  for (const finding of findings) {
    demand(CODES.has(finding.code) && SEVERITIES.includes(finding.severity), `unknown code ${finding.code}`);
    demand(finding.message !== '' && !/\[object |node:internal|\.[jt]s:\d+:\d+/.test(finding.message), `a message of ours is broken: ${finding.message}`);
    for (const at of [finding.at, ...finding.related.map((one) => one.at)]) {
      if (at === null) continue;
      const { line, column } = positionOf(at);
      demand(line >= 1 && column >= 1 && at.start <= at.end && at.end <= Math.max(at.source.text.length, 0), `a place outside of ${at.source.path}`);
    }
    demand(!finding.code.startsWith('MF5'), `what is emitted is not what was agreed: ${finding.message}`);
    demand(finding.withholds.length === 0 || finding.severity === 'error', `${finding.code} withholds and is no error`);
  }
  const names = federation.agreements.map(({ cluster }) => cluster);
  const sound = compiled.map(({ overlay }) => overlay.cluster);
  demand(names.every((name) => sound.includes(name) !== withheld.includes(name)), 'a cluster is neither compiled nor withheld');
  demand(withheld.every((name) => findings.some((finding) => finding.withholds.includes(name))), 'withheld without a finding');
  for (const { overlay } of compiled) {
    for (const [path, { text }] of overlay.files) {
      demand(SAFE_PATH.test(path), `a path that is not safe: ${path}`);
      demand(/^[\x20-\x7e\n]*\n$/.test(text), `${path} holds more than ASCII`);
      demand(parseAllDocuments(text).every(({ errors }) => errors.length === 0), `${path} is no YAML`);
    }
  }
}

function demand(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(otherwise);
}
