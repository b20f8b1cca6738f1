// Two states of one folder: both compiled, what the difference means, and the head judged by the base's rules as well as by its own.
import { hasSameRules, withRulesOf } from './base/with-rules-of.ts';
import type { Difference, Side } from './change/difference.ts';
import { differenceOf } from './change/difference-of.ts';
import { allFound } from './checks/judge.ts';
import { clusterOf, settle } from './checks/settle.ts';
import { compile, sideOf, type Compilation, type Ports } from './compile.ts';
import { byPlace, reaches, type Finding } from './finding/finding.ts';
import type { Federation } from './model/federation.ts';
import { isPolicyCode } from './model/policy.ts';
import { readFederation } from './model/read-federation.ts';
import { changeSubjects } from './policy/change-subjects.ts';
import { startPolicies } from './policy/judge-policies.ts';
import { holdingPolicies } from './policy/sets.ts';
import type { Subject } from './policy/subject.ts';
import type { Tree } from './text/tree.ts';

export interface ChangedTrees {
  /** Undefined where there is nothing to compare with. */
  readonly base: Tree | undefined;
  readonly head: Tree;
  /** The same with the rules that each brings along, where those do not count and are only shown. */
  readonly own?: { readonly head: Tree; readonly base: Tree | undefined } | undefined;
}

export interface CompiledChange {
  readonly difference: Difference;
  readonly base: Side | undefined;
  readonly head: Side;
  /** Of the head, by place: what it is found to be by itself, by policies over the change, and by the rules of the base. */
  readonly findings: readonly Finding[];
  readonly compilation: Compilation;
}

export function compileChange({ base, head, own }: ChangedTrees, ports: Ports): CompiledChange {
  const { evaluate, ownership, ...rest } = ports;
  const { now } = ports;
  const compilation = compile(head, ports);
  const before = base === undefined ? undefined : compile(base, { ...rest, prove: false });
  const [after, earlier] = [withRules(sideOf(compilation), own?.head, ports), before === undefined ? undefined : withRules(sideOf(before), own?.base, ports)];
  const difference = differenceOf(earlier, after);
  const { federation } = compilation;
  const changes = base === undefined ? [] : changeSubjects(difference, federation);
  const ofChange = evaluate === undefined || changes.length === 0 ? [] : settle(changePolicies(federation, changes, evaluate), federation);
  const found = [...compilation.findings, ...ofChange];
  const strict = base === undefined || evaluate === undefined || hasSameRules(base, head) ? found : stricter(found, byRulesOf(base, head, changes, { now, evaluate, ownership }));
  const findings = [...strict].sort(byPlace);
  return { difference, base: earlier, head: { ...after, findings }, findings, compilation };
}

/** A side as it is shown: with the rules that it brings along. */
function withRules(side: Side, own: Tree | undefined, { now }: Ports): Side {
  if (own === undefined) return side;
  const { settings, policies } = readFederation(own, now);
  return { ...side, federation: { ...side.federation, settings, policies } };
}

type Evaluating = Required<Pick<Ports, 'now' | 'evaluate'>> & Pick<Ports, 'ownership'>;

/** Those over changes alone: the others have been asked. */
function changePolicies(federation: Federation, changes: readonly Subject[], evaluate: Evaluating['evaluate']): readonly Finding[] {
  const { ours, own } = holdingPolicies(federation);
  const ofChanges = { ours: ours.filter(({ over }) => over === 'change'), own: own.filter(({ over }) => over === 'change'), findings: [] };
  // One that is refused has been told.
  return startPolicies(federation, evaluate, changes, ofChanges)().findings.filter(({ code }) => isPolicyCode(code));
}

/** The head as the base's policies, severities and exceptions want it; nothing about these themselves, which are not the head's. */
function byRulesOf(base: Tree, head: Tree, changes: readonly Subject[], { now, evaluate, ownership }: Evaluating): readonly Finding[] {
  const federation = readFederation(withRulesOf(base, head), now);
  const policies = startPolicies(federation, evaluate, changes)();
  const ofPolicies = policies.findings.filter(({ code }) => isPolicyCode(code));
  return settle([...allFound(federation, ownership), ...ofPolicies], federation).filter((finding) => isPolicyCode(finding.code) || clusterOf(finding) !== undefined);
}

const HELP = 'This change alters the rule by which it is judged, and the rule holds until it is merged: change the rule first, in a change of its own.';

/** What both find counts as the graver of the two wants it. */
function stricter(own: readonly Finding[], base: readonly Finding[]): readonly Finding[] {
  const keyOf = ({ code, at, message }: Finding): string => JSON.stringify([code, at?.source.path, at?.start, message]);
  const byKey = new Map(own.map((finding) => [keyOf(finding), finding]));
  for (const finding of base) {
    const known = byKey.get(keyOf(finding));
    if (known !== undefined && reaches(known, finding.severity)) continue;
    const message = isPolicyCode(finding.code) || known !== undefined ? `${finding.message} (by the rules of the base)` : finding.message;
    byKey.set(keyOf(finding), { ...finding, message, help: `${HELP} ${finding.help}`.trim(), related: [...finding.related, ...(known?.related.filter(({ message: said }) => said.startsWith('accepted until')) ?? [])] });
  }
  return [...byKey.values()];
}
