// What a repository decides for itself in federation.yaml: severities, and findings that are accepted for a while.
import { SEVERITIES, type Severity } from '../finding/finding.ts';
import type { Node } from '../syntax/node.ts';
import type { Located, Source, Span } from '../text/source.ts';
import type { ClusterName, Day } from './names.ts';
import type { ChosenPolicy } from './policy.ts';
import { child, choice, entries, maps, placeOf, read, readAll, type Reader } from './reader.ts';
import { ANY_TEXT, CLUSTER, DAY } from './vocabulary.ts';

export interface Settings {
  /** `federation.yaml`; undefined where there is none. */
  readonly source?: Source | undefined;
  /** Sets of policies, and single ones. Undefined where nothing is said. */
  readonly chosen?: readonly ChosenPolicy[] | undefined;
  readonly severities: readonly SeveritySetting[];
  readonly exceptions: readonly Exception[];
}

export interface SeveritySetting {
  /** As it is written; no such code may exist. */
  readonly code: Located<string>;
  readonly severity: Located<Severity>;
}

/** One finding at one place that is accepted until a day. */
export interface Exception {
  readonly at: Span;
  readonly code: Located<string>;
  readonly cluster: Located<ClusterName>;
  /** What it is about: the name of an item of the agreement, or `spec`. */
  readonly about: Located<string>;
  readonly reason: Located<string>;
  /** The last day on which it holds. */
  readonly until: Located<Day>;
}

export const NO_SETTINGS: Settings = { severities: [], exceptions: [] };

/** `spec` of a federation. What has the wrong shape was reported before. */
export function readSettings(reader: Reader, spec: Node | undefined): Settings {
  const severities = entries(child(spec, 'severities')).flatMap(({ key, keyAt, value }): SeveritySetting[] => {
    const severity = choice(value, SEVERITIES);
    return severity === undefined ? [] : [{ code: { value: key, at: keyAt }, severity }];
  });
  const policies = child(spec, 'policies');
  const chosen = policies?.kind === 'list' ? readAll(reader, policies, ANY_TEXT) : undefined;
  return { chosen, severities, exceptions: maps(child(spec, 'exceptions')).flatMap((node) => readException(reader, node)) };
}

function readException(reader: Reader, node: Node): readonly Exception[] {
  const code = read(reader, child(node, 'code'), ANY_TEXT);
  const cluster = read(reader, child(node, 'cluster'), CLUSTER);
  const about = read(reader, child(node, 'at'), ANY_TEXT);
  const reason = read(reader, child(node, 'reason'), ANY_TEXT);
  const until = read(reader, child(node, 'until'), DAY);
  if (code === undefined || cluster === undefined || about === undefined || reason === undefined || until === undefined) return [];
  return [{ at: placeOf(node), code, cluster, about, reason, until }];
}
