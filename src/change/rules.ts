// The rules by which a repository judges itself, in federation.yaml: severities, and findings that are accepted for a while.
import { NO_SETTINGS, type Settings } from '../model/settings.ts';
import { byCodeUnit, located, type Located } from '../text/source.ts';
import type { RuleChange } from './change.ts';

export function ruleChanges(base: Settings = NO_SETTINGS, head: Settings): readonly RuleChange[] {
  return [...changed('policy-changed', severities(base), severities(head)), ...changed('exception-changed', exceptions(base), exceptions(head))];
}

type ByName = ReadonlyMap<string, Located<string>>;

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
