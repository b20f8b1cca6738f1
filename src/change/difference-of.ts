// Two compilations to what the change between them means. Start reading here.
import type { AccessRow } from '../access/access-matrix.ts';
import { byCodeUnit } from '../text/source.ts';
import { accessDelta } from './access.ts';
import { brokenConsumptions } from './broken.ts';
import type { Change } from './change.ts';
import { clusterChanges, matchClusters } from './clusters.ts';
import { consumptionChanges } from './consumptions.ts';
import { deltaHash } from './delta.ts';
import type { Difference, Side } from './difference.ts';
import { exposureChanges } from './exposures.ts';
import { gatewayChanges } from './gateways.ts';
import { identityChanges } from './identities.ts';
import { inOrder } from './in-order.ts';
import { manifestChanges } from './manifests.ts';
import { ruleChanges } from './rules.ts';
import { statementChanges } from './statements.ts';
import { trustChanges } from './trust.ts';

/** Without a base everything in the head is new, and nothing is unchanged. */
export function differenceOf(base: Side | undefined, head: Side): Difference {
  const { federation } = head;
  const clusters = matchClusters(base?.federation, federation);
  const { changes: access, unchanged } = accessDelta(base?.federation, federation, clusters);
  const provider = (name: string) => federation.agreements.find(({ cluster }) => cluster === name);
  const changes: readonly Change[] = [
    ...access,
    ...ruleChanges(base?.federation, federation),
    ...clusters.flatMap((pair) => [
      ...clusterChanges(pair),
      ...exposureChanges(pair),
      ...consumptionChanges(pair, provider),
      ...gatewayChanges(pair),
      ...identityChanges(pair),
      ...trustChanges(pair),
      ...statementChanges(pair, federation),
    ]),
    ...manifestChanges(base, head),
  ];
  const found = { changes: inOrder(changes), access: { gained: rows(access.flatMap(({ gained }) => gained)), lost: rows(access.flatMap(({ lost }) => lost)) } };
  return { ...found, unchanged, broken: brokenConsumptions(base, head, clusters), hash: deltaHash(found) };
}

/** Sorted as the matrix is. */
function rows(all: readonly AccessRow[]): readonly AccessRow[] {
  return all.map((row) => [JSON.stringify(row), row] as const).sort(([a], [b]) => byCodeUnit(a, b)).map(([, row]) => row);
}
