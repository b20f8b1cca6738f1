// Rotations in fixtures/rotation-*: each owner's agreement step by step, and what the compiler says where one is at one step and the other at another.
import type { Compilation } from '../compile.ts';
import type { Finding } from '../finding/finding.ts';
import { compileFiles, filesOf, folderOf, treeAt } from './fixtures.ts';

export const OWNERS = ['cluster1', 'cluster2'] as const;
type Owner = (typeof OWNERS)[number];

/** How far each owner has come, from 1. */
export type State = readonly [cluster1: number, cluster2: number];

/** One of `root` and `identity`. */
export interface Rotation {
  readonly name: string;
  readonly steps: Readonly<Record<Owner, number>>;
  readonly at: (state: State) => Compilation;
}

export function rotation(name: string): Rotation {
  const files = Object.fromEntries(OWNERS.map((owner) => [owner, filesOf(treeAt(folderOf(`rotation-${name}`, owner)))])) as Record<Owner, ReadonlyMap<string, Uint8Array>>;
  const stepsOf = (owner: Owner): number => [...files[owner].keys()].filter((path) => /^step-\d+\.yaml$/.test(path)).length;
  const agreement = (owner: Owner, step: number): readonly (readonly [string, Uint8Array])[] =>
    [...files[owner]].flatMap(([path, bytes]) => {
      if (path === `step-${step}.yaml`) return [[`${owner}/agreement.yaml`, bytes] as const];
      return path.startsWith('step-') ? [] : [[`${owner}/${path}`, bytes] as const];
    });
  return {
    name,
    steps: { cluster1: stepsOf('cluster1'), cluster2: stepsOf('cluster2') },
    at: (state) => compileFiles(new Map(OWNERS.flatMap((owner, index) => agreement(owner, state[index] ?? 1)))),
  };
}

const clusterOf = (path: string | undefined): string => path?.split('/')[0] ?? '';

/** Who refuses whom, by the errors alone: each is placed at one owner, and related to the other. */
export const refusals = ({ findings }: Compilation): readonly string[] =>
  errorsOf(findings).map(({ at, related }) => `${clusterOf(at?.source.path)} refuses ${clusterOf(related[0]?.at.source.path)}`);

export const errorsOf = (findings: readonly Finding[]): readonly Finding[] => findings.filter(({ severity }) => severity === 'error');

/** A table of all states: which are safe, and who refuses whom in the others. */
export function stateTable({ steps, at }: Rotation): string {
  const columns = Array.from({ length: steps.cluster2 }, (_, index) => index + 1);
  const rows = Array.from({ length: steps.cluster1 }, (_, index) => index + 1);
  const head = `| | ${columns.map((step) => `cluster2 at ${step}`).join(' | ')} |\n|---|${columns.map(() => '---|').join('')}\n`;
  return head + rows.map((row) => `| **cluster1 at ${row}** | ${columns.map((column) => refusals(at([row, column])).join('; ') || 'safe').join(' | ')} |\n`).join('');
}
