// A difference for machines: the contract of `meshfed diff --format json`.
import type { Change } from '../change/change.ts';
import type { Broken } from '../change/difference.ts';
import { JSON_VERSION, placeFields } from './json.ts';
import type { DifferenceReport } from './difference-report.ts';

/** One object and a line break. */
export function differenceJson({ base, head, difference: { changes, access, broken, hash } }: DifferenceReport): string {
  return `${JSON.stringify({ version: JSON_VERSION, base, head, changes: changes.map(jsonChange), access, broken: broken.map(jsonBroken), hash }, null, 2)}\n`;
}

/** Its place is a file, a line and a column, of the side that it names. The texts of manifests are left out: `path` says where they are. */
function jsonChange({ at, side, ...change }: Change): object {
  const facts = 'path' in change ? { kind: change.kind, cluster: change.cluster, path: change.path } : change;
  return { ...facts, side, ...placeFields(at) };
}

function jsonBroken({ at, ...broken }: Broken): object {
  return { ...broken, ...placeFields(at) };
}
