// The rules by which a repository judges itself: its policies, severities, and findings that are accepted for a while.
import { NO_SETTINGS, type Settings } from '../model/settings.ts';
import type { Federation } from '../model/federation.ts';
import type { Policy } from '../model/policy.ts';
import { byCodeUnit, located, startOf, type Located } from '../text/source.ts';
import type { RuleChange } from './change.ts';

/** What of a federation says how it is judged. */
export type Rules = Pick<Federation, 'settings' | 'policies'>;

const NO_RULES: Rules = { settings: NO_SETTINGS, policies: [] };

export function ruleChanges({ settings: base, policies: before }: Rules = NO_RULES, { settings: head, policies }: Rules): readonly RuleChange[] {
  return [
    ...changed('policy-changed', ownPolicies(before), ownPolicies(policies)),
    ...changed('policy-changed', chosen(base), chosen(head)),
    ...changed('policy-changed', severities(base), severities(head)),
    ...changed('exception-changed', exceptions(base), exceptions(head)),
  ];
}

type ByName = ReadonlyMap<string, Located<string>>;

/** All that decides what a policy finds, and how grave it is. */
const ownPolicies = (policies: readonly Policy[]): ByName => new Map(policies.map(({ name, severity, over, expression, at }) => [name, located(`${severity} over ${over}: ${expression.replace(/\s+/g, ' ')}`, at)]));

/** The baseline holds unless the list is written and empty. */
function chosen({ chosen: words, source }: Settings): ByName {
  const [first] = words ?? [];
  if (words === undefined) return new Map();
  const names = words.length === 0 ? 'none of meshfed’s own' : ['baseline', ...words.map(({ value }) => value).filter((word) => word !== 'baseline').sort(byCodeUnit)].join(', ');
  return names === 'baseline' ? new Map() : new Map([['sets', located(names, first?.at ?? startOf(source ?? { path: 'federation.yaml', text: '' }))]]);
}

const severities = (settings: Settings): ByName => new Map(settings.severities.map(({ code, severity }) => [`severity of ${code.value}`, severity]));

const exceptions = (settings: Settings): ByName =>
  new Map(settings.exceptions.map(({ at, code, cluster, about, reason, until }) => [`${code.value} at ${about.value} of ${cluster.value}`, located(`until ${until.value}: ${reason.value}`, at)]));

function changed(kind: RuleChange['kind'], base: ByName, head: ByName): readonly RuleChange[] {
  const names = [...new Set([...base.keys(), ...head.keys()])].sort(byCodeUnit).filter((name) => base.get(name)?.value !== head.get(name)?.value);
  return names.map((name): RuleChange => {
    const [was, is] = [base.get(name), head.get(name)];
    return { kind, cluster: '', name, from: was?.value ?? null, to: is?.value ?? null, at: (is ?? was)?.at ?? null, side: is === undefined ? 'base' : 'head' };
  });
}
