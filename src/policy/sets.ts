// Which policies hold: those of the chosen sets, single ones of ours, and all of the repository's own.
import { occurrence } from '../finding/rule.ts';
import type { Finding } from '../finding/finding.ts';
import { nearest } from '../finding/nearest.ts';
import { badPolicyName } from '../checks/shape/bad-policy-name.ts';
import { unknownPolicy } from '../checks/shape/unknown-policy.ts';
import { POLICY_SETS, type ChosenPolicy, type Policy, type PolicySet, type PolicyTexts } from '../model/policy.ts';
import type { Federation } from '../model/federation.ts';
import { SETS } from './sets.generated.ts';

export interface Holding {
  /** Ours. */
  readonly ours: readonly PolicyTexts[];
  readonly own: readonly Policy[];
  readonly findings: readonly Finding[];
}

const OURS: ReadonlyMap<string, PolicyTexts> = new Map(POLICY_SETS.flatMap((set) => SETS[set]).map((policy) => [policy.name, policy]));

/** A set and all that it holds. */
export const policiesOfSet = (set: PolicySet): readonly PolicyTexts[] => POLICY_SETS.slice(0, POLICY_SETS.indexOf(set) + 1).flatMap((one) => SETS[one]);

/** The set that one of ours belongs to first; undefined of any other name. */
export const setOf = (name: string): PolicySet | undefined => POLICY_SETS.find((set) => SETS[set].some((policy) => policy.name === name));

export const ourPolicies = (): readonly PolicyTexts[] => [...OURS.values()];

/** `baseline` holds unless the list is written and empty. */
export function holdingPolicies({ settings: { chosen }, policies }: Pick<Federation, 'settings' | 'policies'>): Holding {
  const isSet = (word: string): word is PolicySet => POLICY_SETS.some((set) => set === word);
  const own = policies.filter(({ name }) => !isSet(name) && !OURS.has(name));
  const words = (chosen ?? []).map(({ value }) => value);
  const sets = chosen === undefined || chosen.length > 0 ? ['baseline' as const, ...words.filter(isSet)] : [];
  const singles = words.flatMap((word) => OURS.get(word) ?? []);
  const clashes = policies.filter((policy) => !own.includes(policy)).map(clash);
  const unknown = (chosen ?? []).filter(({ value }) => !isSet(value) && !OURS.has(value) && !policies.some(({ name }) => name === value)).map((word) => unknownWord(word, policies));
  return { ours: [...new Set([...sets.flatMap(policiesOfSet), ...singles])], own, findings: [...clashes, ...unknown] };
}

const clash = ({ name, at }: Policy): Finding =>
  occurrence(badPolicyName, { at }, { problem: `\`${name}\` is the name of a ${POLICY_SETS.some((set) => set === name) ? 'set of policies' : 'policy'} of meshfed’s own`, instead: 'Give it another name, and its file too.' });

function unknownWord({ value, at }: ChosenPolicy, policies: readonly Policy[]): Finding {
  const known = [...POLICY_SETS, ...policies.map(({ name }) => name), ...OURS.keys()];
  // The path of a file in place of its name.
  const bare = value.replace(/^.*\//, '').replace(/\.ya?ml$/, '');
  const meant = known.includes(bare) ? bare : nearest(bare, known);
  const instead = meant === undefined ? `The sets are ${POLICY_SETS.join(', ')}; a policy of your own lies in policies/${/^[-a-z0-9]{1,63}$/.test(value) ? value : 'NAME'}.yaml.` : `Did you mean \`${meant}\`?`;
  return occurrence(unknownPolicy, { at }, { written: value, instead });
}
