// What an AuthorizationPolicy of the owner does to one known caller. Where a condition can't be judged, it is said to be open.
import type { Conditions, PolicyRule } from '../../manifests/authorization-policy.ts';

export interface KnownCaller {
  /** `<trust domain>/ns/<namespace>/sa/<account>` */
  readonly principal: string;
  readonly namespace: string;
  readonly account: string;
}

type Answer = 'yes' | 'no' | 'open';

/** `*`, `prefix*`, `*suffix`, or the value itself. */
function patternMatches(pattern: string, value: string): boolean {
  // A caller whose identity names no namespace has none.
  if (value === '' || value === '/') return false;
  if (pattern === '*') return true;
  if (pattern.endsWith('*')) return value.startsWith(pattern.slice(0, -1));
  return pattern.startsWith('*') ? value.endsWith(pattern.slice(1)) : pattern === value;
}

const all = (answers: readonly Answer[]): Answer => (answers.includes('no') ? 'no' : answers.includes('open') ? 'open' : 'yes');

const any = (answers: readonly Answer[]): Answer => (answers.includes('yes') ? 'yes' : answers.includes('open') ? 'open' : 'no');

/** Whether a source is that caller. */
function isSource({ fields }: Conditions, caller: KnownCaller): Answer {
  const values: Readonly<Record<string, readonly string[]>> = {
    principals: [caller.principal],
    namespaces: [caller.namespace],
    serviceAccounts: [`${caller.namespace}/${caller.account}`],
  };
  return all(
    [...fields].map(([field, patterns]): Answer => {
      const negated = /^not[A-Z]/.test(field);
      const name = negated ? `${field[3]?.toLowerCase()}${field.slice(4)}` : field;
      const known = values[name];
      if (known === undefined) return 'open';
      const matches = patterns.some(({ value }) => known.some((one) => patternMatches(value, one)));
      return matches === negated ? 'no' : 'yes';
    }),
  );
}

/** Whether a rule is about what that caller does, on a port of the workload if that is known. */
export function ruleConcerns({ from = [], to = [], when, others }: PolicyRule, caller: KnownCaller, port: number | undefined): Answer {
  const source = from.length === 0 ? 'yes' : any(from.map((one) => isSource(one, caller)));
  const operation = to.length === 0 ? 'yes' : any(to.map(({ fields }) => operationOn(fields, port)));
  return all([source, operation, ...(when.length > 0 || others.length > 0 ? (['open'] as const) : [])]);
}

function operationOn(fields: Conditions['fields'], port: number | undefined): Answer {
  const ports = fields.get('ports');
  if (ports !== undefined && port !== undefined && !ports.some(({ value }) => value === String(port))) return 'no';
  return fields.size === 0 ? 'yes' : 'open';
}
