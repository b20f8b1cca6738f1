// `meshfed policy test`: the policies of a folder, whether they are well formed, and whether their examples do what they say.
import { allFound } from '../checks/judge.ts';
import { byPlace, type Finding } from '../finding/finding.ts';
import type { Federation } from '../model/federation.ts';
import type { Policy } from '../model/policy.ts';
import { examplesOf, runExample, type ExampleResult } from './examples.ts';
import { startPolicies } from './judge-policies.ts';
import type { Evaluate } from './outcome.ts';
import { holdingPolicies } from './sets.ts';

export interface PoliciesTested {
  /** What is wrong with policies and with what chooses them. */
  readonly faults: readonly Finding[];
  readonly tested: readonly { readonly policy: Policy; readonly results: readonly ExampleResult[] }[];
}

/** Agreements are not looked at: a policy can be tested before there is any. */
export function testPolicies(federation: Federation, evaluate: Evaluate, wanted: (name: string) => boolean = () => true): PoliciesTested {
  const { own, findings } = holdingPolicies(federation);
  const empty = { ...federation, agreements: [], grants: [], consumptions: [], statements: [] };
  const refused = startPolicies(empty, evaluate, [], { ours: [], own, findings: [] })().findings;
  const unread = allFound({ ...empty, faults: federation.faults.filter(({ cluster, at }) => cluster === null && isOfRules(at.source.path)) }).filter(({ at }) => at !== null && isOfRules(at.source.path));
  const sound = own.filter((policy) => wanted(policy.name) && !refused.some(({ at }) => at?.source === policy.at.source));
  return {
    faults: [...unread, ...findings, ...refused].sort(byPlace),
    tested: sound.map((policy) => ({ policy, results: examplesOf(policy).map((example) => runExample(policy, example, evaluate)) })),
  };
}

const isOfRules = (path: string): boolean => path === 'federation.yaml' || path.startsWith('policies/');
