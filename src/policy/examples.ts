// The examples of a policy, which are its tests: each is the sample federation with a few changes, and passes or fails.
import { stringify } from 'yaml';
import { accessMatrix } from '../access/access-matrix.ts';
import type { Side } from '../change/difference.ts';
import { allFound } from '../checks/judge.ts';
import { differenceOf } from '../change/difference-of.ts';
import type { Finding } from '../finding/finding.ts';
import type { Federation } from '../model/federation.ts';
import type { Day } from '../model/names.ts';
import { policyCode, type Policy } from '../model/policy.ts';
import { child, entries, items } from '../model/reader.ts';
import { readFederation } from '../model/read-federation.ts';
import { headOf, plain, type Node } from '../syntax/node.ts';
import { memoryTree } from '../text/memory-tree.ts';
import type { Span } from '../text/source.ts';
import { changeSubjects } from './change-subjects.ts';
import { startPolicies } from './judge-policies.ts';
import type { Evaluate } from './outcome.ts';
import { SAMPLE, SAMPLE_CERTIFICATES, SAMPLE_DAY } from './sample.generated.ts';

export interface Example {
  readonly at: Span;
  readonly expected: 'passes' | 'fails';
  /** In the policy's own words, or by its number. */
  readonly about: string;
  readonly node: Node;
}

export interface ExampleResult {
  readonly policy: Policy;
  readonly example: Example;
  /** The policy's findings, in the files of the example. */
  readonly findings: readonly Finding[];
  /** What is wrong with the policy or the example, so that it says nothing; undefined where nothing is. */
  readonly faults: readonly Finding[];
  readonly holds: boolean;
}

export const examplesOf = ({ examples }: Policy): readonly Example[] =>
  (['fails', 'passes'] as const).flatMap((expected) =>
    items(child(examples, expected)).map((node, index): Example => {
      const about = child(node, 'about');
      return { at: headOf(node), expected, about: about?.kind === 'scalar' && about.value !== null ? String(about.value) : `example ${index + 1} of ${expected}`, node };
    }),
  );

export function runExample(policy: Policy, example: Example, evaluate: Evaluate): ExampleResult {
  const head = federationOf(example, 'clusters');
  const changes = policy.over === 'change' ? changeSubjects(differenceOf(sideOf(federationOf(example, 'base')), sideOf(head)), head) : [];
  const { findings } = startPolicies(head, evaluate, changes, { ours: [], own: [policy], findings: [] })();
  const own = findings.filter(({ code }) => code === policyCode(policy.name));
  // An example that is no agreement shows nothing, though it may happen to do what is expected.
  const misshapen = allFound(head).filter(({ code, severity }) => code.startsWith('MF1') && severity === 'error');
  const faults = [...findings.filter(({ code }) => code !== policyCode(policy.name)), ...misshapen];
  return { policy, example, findings: own, faults, holds: faults.length === 0 && own.length > 0 === (example.expected === 'fails') };
}

/** What a difference needs; nothing is written, so manifests are no part of it. */
const sideOf = (federation: Federation): Side => ({ federation, findings: [], access: accessMatrix(federation), overlays: [], withheld: [] });

/** The sample with `part` of the example over it; without it the sample. */
function federationOf({ node }: Example, part: 'clusters' | 'base'): Federation {
  const now = child(node, 'now');
  const day = now?.kind === 'scalar' && typeof now.value === 'string' ? now.value : SAMPLE_DAY;
  const specs = new Map<string, unknown>(Object.entries(SAMPLE));
  for (const { key, value } of entries(child(node, part))) {
    if (value.kind === 'scalar') specs.delete(key);
    else specs.set(key, merged(specs.get(key), plain(value)));
  }
  return readFederation(memoryTree(Object.fromEntries(filesOf(specs))), day as Day);
}

function filesOf(specs: ReadonlyMap<string, unknown>): readonly (readonly [path: string, text: string])[] {
  return [...specs].flatMap(([cluster, spec]) => [
    [`${cluster}/agreement.yaml`, stringify({ apiVersion: 'meshfed.dev/v1alpha1', kind: 'Agreement', metadata: { name: cluster }, spec }, { lineWidth: 0 })] as const,
    ...Object.entries(SAMPLE_CERTIFICATES).map(([name, text]) => [`${cluster}/certs/${name}.crt`, text] as const),
  ]);
}

type Fields = Readonly<Record<string, unknown>>;

const isMap = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Maps are merged, null takes a key away, all else takes the other's place. */
function merged(base: unknown, over: unknown): unknown {
  if (!isMap(over)) return over;
  const result = new Map(Object.entries(isMap(base) ? base : {}));
  for (const [key, value] of Object.entries(over)) {
    if (value === null) result.delete(key);
    else result.set(key, merged(result.get(key), value));
  }
  return Object.fromEntries(result);
}
