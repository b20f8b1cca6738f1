// The policies of a job over its rows: checked, planned once, evaluated for each. Runs in a worker, or in a test where it is.
import { celEnv, celList, celMap, isCelError, plan, type CelValue } from '@bufbuild/cel';
import { checkExpression } from './check-expression.ts';
import { factsOf } from './facts.ts';
import { libraryOf } from './library.ts';
import type { Expressions, ExpressionFault, Job, Outcome, Row, Value, Violation } from './outcome.ts';
import { parseExpression, type Expression } from './parse-expression.ts';
import { scopeOf } from './scope.ts';
import { BOOL, STRING } from './type.ts';
import { variablesOf } from './variables.ts';

/** An answer of more characters is cut. */
const MESSAGE_LIMIT = 1000;

type Planned = (variables: Readonly<Record<string, CelValue>>) => CelValue | unknown;

/** One outcome after the other, in the order of the policies; each is worked on when it is asked for. */
export function* outcomesOf(job: Job): Generator<Outcome> {
  const rows = new Map<string, readonly CelValue[]>();
  const env = celEnv({ funcs: libraryOf(new Set(job.reached)), variables: {} });
  for (const policy of job.policies) {
    const understood = understand(policy);
    if ('faults' in understood) {
      yield { kind: 'refused', faults: understood.faults };
      continue;
    }
    const values = rows.get(policy.over) ?? (job.rows[policy.over] ?? []).map(celOf);
    rows.set(policy.over, values);
    const [expression, message] = [planned(env, understood.expression), planned(env, understood.message)];
    yield { kind: 'evaluated', violations: values.flatMap((value, row) => violation({ [policy.over]: value, today: job.today }, row, expression, message)) };
  }
}

const planned = (env: ReturnType<typeof celEnv>, { parsed }: Expression): Planned => plan(env, parsed) as Planned;

/** Words, and none of the signs of CEL. */
const isProse = (text: string): boolean => /^\s*[\p{L}\d]+(?:[\s,;.’'-]+[\p{L}\d]+)+[.!]?\s*$/u.test(text);

interface Understood {
  readonly expression: Expression;
  readonly message: Expression;
}

/** Both expressions, where they are well formed, of the right types, and cannot fail. */
export function understand(policy: Pick<Expressions, 'over' | 'expression' | 'message'>): Understood | { readonly faults: readonly ExpressionFault[] } {
  const variables = variablesOf(policy.over);
  const [expression, message] = [parseExpression(policy.expression), parseExpression(policy.message)];
  const faults: ExpressionFault[] = [];
  if ('problem' in expression) faults.push({ in: 'expression', kind: 'wrong', ...expression.at, problem: expression.problem, instead: expression.instead });
  else faults.push(...checkExpression(expression.term, scopeOf(variables), BOOL).map((fault) => ({ in: 'expression' as const, ...fault })));
  if ('problem' in message) faults.push({ in: 'message', kind: 'wrong', ...message.at, problem: message.problem, instead: isProse(policy.message) ? 'The message is CEL too: a text that is always the same stands in quotes of its own, `"…"`, on a line below `message: |-`.' : message.instead });
  else {
    // It is asked for only where the expression does not hold; of one that is wrong nobody knows what was asked in it.
    const known = 'problem' in expression || faults.length > 0 ? undefined : factsOf(expression.term, scopeOf(variables)).ifFalse;
    faults.push(...checkExpression(message.term, { ...scopeOf(variables), facts: known }, STRING).map((fault) => ({ in: 'message' as const, ...fault })));
  }
  return faults.length > 0 || 'problem' in expression || 'problem' in message ? { faults } : { expression, message };
}

function violation(variables: Readonly<Record<string, CelValue>>, row: number, expression: Planned, message: Planned): readonly Violation[] {
  const holds = expression(variables);
  if (holds === true) return [];
  if (holds !== false) return [{ row, message: `it could not be evaluated (${reason(holds)}), which counts as a violation` }];
  const text = message(variables);
  return [{ row, message: typeof text === 'string' ? text.slice(0, MESSAGE_LIMIT) : `its message could not be evaluated (${reason(text)})` }];
}

const reason = (result: unknown): string => (isCelError(result) ? result.message : `it gave ${typeof result}`);

/** Converted once, and not at every look at it. */
function celOf(value: Value | Row): CelValue {
  if (typeof value === 'number') return BigInt(value);
  if (typeof value !== 'object') return value;
  if (Array.isArray(value)) return celList((value as readonly Value[]).map(celOf));
  return celMap(new Map(Object.entries(value as Row).map(([key, one]) => [key, celOf(one)])));
}

/** Evaluates at once and where it stands: for what is known to come to an end. */
export const evaluateHere = (job: Job): (() => readonly Outcome[]) => {
  const outcomes = [...outcomesOf(job)];
  return () => outcomes;
};
