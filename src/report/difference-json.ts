// A difference for machines: the contract of `meshfed diff --format json`.
import { isRuleChange, type Change, type RuleChange } from '../change/change.ts';
import type { Broken } from '../change/difference.ts';
import { revealed, visible } from '../text/visible.ts';
import { JSON_VERSION, placeFields } from './json.ts';
import type { DifferenceReport } from './difference-report.ts';

/** One object and a line break. */
export function differenceJson({ base, head, difference: { changes, access, broken, hash } }: Pick<DifferenceReport, 'base' | 'head' | 'difference'>): string {
  return `${JSON.stringify({ version: JSON_VERSION, base: base && revealed(base), head: head && revealed(head), changes: changes.map(jsonChange), access, broken: broken.map(jsonBroken), hash }, null, 2)}\n`;
}

/** Its place is a file, a line and a column, of the side that it names. The texts of manifests are left out: `path` says where they are. */
function jsonChange({ at, side, ...change }: Change): object {
  const facts = 'path' in change ? { kind: change.kind, cluster: change.cluster, path: change.path } : isRuleChange(change) ? freeText(change) : change;
  return { ...facts, side, ...placeFields(at) };
}

/** An exception is named by what its author wrote, and so is what became of it. */
const freeText = ({ name, from, to, ...change }: Omit<RuleChange, 'at' | 'side'>): object => ({
  ...change,
  name: visible(name),
  from: shown(from),
  to: shown(to),
});

const shown = (text: string | null): string | null => (text === null ? null : visible(text));

function jsonBroken({ at, ...broken }: Broken): object {
  return { ...broken, ...placeFields(at) };
}
