// The policies that hold, over a federation: what each of them finds, at the line of the agreement, and what is wrong with them.
import type { OfPolicies } from '../checks/judge.ts';
import { badExpression } from '../checks/shape/bad-expression.ts';
import { fallibleExpression } from '../checks/shape/fallible-expression.ts';
import type { Finding } from '../finding/finding.ts';
import { occurrence, type Rule } from '../finding/rule.ts';
import type { Federation } from '../model/federation.ts';
import { policyCode, type Policy, type PolicyKind, type PolicyTexts } from '../model/policy.ts';
import { insideScalar } from '../syntax/inside-scalar.ts';
import type { Evaluate, ExpressionFault, Job, Outcome } from './outcome.ts';
import { reachedPairs, reachSubjects, waysOf } from './reach.ts';
import { holdingPolicies, type Holding } from './sets.ts';
import type { Subject } from './subject.ts';
import { SUBJECTS } from './subjects.ts';

/** Starts to evaluate; the function that it gives waits for it. Settings are not looked at. `changes` are looked at where there is a base; `holding` are the policies, by default those that the federation itself chooses. */
export function startPolicies(federation: Federation, evaluate: Evaluate, changes: readonly Subject[] = [], holding: Holding = holdingPolicies(federation)): () => OfPolicies {
  const { ours, own, findings } = holding;
  const policies = [...ours, ...own];
  const rules = policies.map(ruleOf);
  const elsewhere = new Set(policies.filter(({ over }) => over === 'change').map(({ name }) => policyCode(name)));
  if (policies.length === 0) return () => ({ findings, rules, elsewhere });
  const subjects = subjectsFor(policies, federation, changes);
  const wait = evaluate(jobOf(policies, subjects, federation));
  return () => ({ findings: [...findings, ...wait().flatMap((outcome, index) => findingsOf(policies[index], outcome, subjects))], rules, elsewhere });
}

interface Seen {
  readonly byKind: ReadonlyMap<PolicyKind, readonly Subject[]>;
  /** For `reaches`. */
  readonly reached: readonly string[];
}

function subjectsFor(policies: readonly PolicyTexts[], federation: Federation, changes: readonly Subject[]): Seen {
  const kinds = new Set(policies.map(({ over }) => over));
  const asks = policies.some(({ expression, message }) => /\breaches\b/.test(expression + message));
  const ways = asks || kinds.has('reach') ? waysOf(federation) : [];
  const byKind = new Map([...kinds].map((kind) => [kind, kind === 'change' ? changes : kind === 'reach' ? reachSubjects(federation, ways) : SUBJECTS[kind](federation)] as const));
  return { byKind, reached: asks ? reachedPairs(ways) : [] };
}

function jobOf(policies: readonly PolicyTexts[], { byKind, reached }: Seen, { now }: Federation): Job {
  return {
    policies: policies.map((policy) => ({ name: policy.name, over: policy.over, expression: policy.expression, message: policy.message, ours: !isOwn(policy) })),
    today: now,
    rows: Object.fromEntries([...byKind].map(([kind, subjects]) => [kind, subjects.map(({ row }) => row)])),
    reached,
  };
}

const ruleOf = ({ name, severity, why, fix }: PolicyTexts): Rule => ({ code: policyCode(name), name, since: '0.1.0', severity, message: why, help: fix ?? '' });

const isOwn = (policy: PolicyTexts): policy is Policy => 'expressionNode' in policy;

function findingsOf(policy: PolicyTexts | undefined, outcome: Outcome, { byKind }: Seen): readonly Finding[] {
  if (policy === undefined) return [];
  switch (outcome.kind) {
    case 'refused':
      if (!isOwn(policy)) throw new Error(`the policy ${policy.name} is refused: ${outcome.faults[0]?.problem ?? ''}`);
      return outcome.faults.map((fault) => refusal(policy, fault));
    case 'stopped':
      return [violation(policy, `it was stopped: ${outcome.why}, which counts as a violation`, { at: isOwn(policy) ? insideScalar(policy.expressionNode, 0, 1) : null, name: 'the policy itself' })];
    case 'evaluated': {
      const subjects = byKind.get(policy.over) ?? [];
      const found = outcome.violations.flatMap(({ row, message }) => {
        const subject = subjects[row];
        return subject === undefined ? [] : [violation(policy, message, subject)];
      });
      return distinct(found);
    }
  }
}

/** A grant to a cluster of two identities is one line, and often one fault. */
function distinct(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Set<string>();
  return findings.filter(({ at, message }) => {
    const key = `${at?.source.path} ${at?.start} ${message}`;
    return !seen.has(key) && seen.add(key);
  });
}

function refusal(policy: Policy, { in: part, kind, start, end, problem, instead }: ExpressionFault): Finding {
  const at = insideScalar(part === 'expression' ? policy.expressionNode : policy.messageNode, start, end);
  return occurrence(kind === 'fallible' ? fallibleExpression : badExpression, { at }, { part, policy: policy.name, problem, instead });
}

function violation({ name, severity, why, fix }: PolicyTexts, said: string, { at, name: subject, related = [] }: Omit<Subject, 'row'>): Finding {
  const rule = { code: policyCode(name), name, since: '', severity, message: '{subject} {said}. {why}', help: '{instead}' } as const;
  return occurrence(rule, { at, related }, { subject: `${subject}:`, said: said.replace(/\.$/, ''), why: why.trim().replace(/\.$/, ''), instead: fix ?? `\`meshfed explain ${policyCode(name)}\` tells more.` });
}
