// What is wrong with what came of a request, in words; nothing is wrong where the list is empty.
import type { Arrival, Outcome } from './orders.ts';
import type { Expected, Probe } from './probe.ts';

export function faults(probe: Probe, outcome: Outcome, arrivals: readonly Arrival[]): readonly string[] {
  return [...ofTheMatrix(probe), ...ofTheAnswer(probe.expected, outcome), ...ofTheArrival(probe.expected, arrivals)];
}

function ofTheMatrix({ verdict, expected }: Probe): readonly string[] {
  const allowed = expected.reached !== undefined;
  if (verdict === undefined || (verdict === 'allowed') === allowed) return [];
  return [`'meshfed access' says ${verdict}, the scenario expects that it is ${allowed ? 'allowed' : 'denied'}`];
}

function ofTheAnswer({ answers }: Expected, outcome: Outcome): readonly string[] {
  const got = outcome.kind === 'answer' ? outcome.status : outcome.kind;
  return answers.includes(got) ? [] : [`the answer is ${describe(outcome)}, not ${answers.join(' or ')}`];
}

function ofTheArrival({ reached }: Expected, arrivals: readonly Arrival[]): readonly string[] {
  if (reached === undefined) return arrivals.map(({ pod, method, path }) => `it arrived at ${pod} as ${method} ${path}, and should arrive nowhere`);
  const [first] = arrivals;
  if (first === undefined || arrivals.length > 1) return [`it arrived ${arrivals.length} times, not once`];
  const wrong: string[] = [];
  if (!reached.pods.includes(first.pod)) wrong.push(`it arrived at ${first.pod}, not at ${reached.pods.join(' or ')}`);
  if (first.path !== reached.path) wrong.push(`it arrived with the path ${first.path}, not ${reached.path}`);
  for (const [name, wanted] of Object.entries(reached.headers)) {
    const got = first.headers[name] ?? null;
    if (String(got) !== String(wanted)) wrong.push(`it arrived with ${name}: ${String(got)}, not ${String(wanted)}`);
  }
  return wrong;
}

export const describe = (outcome: Outcome): string =>
  outcome.kind === 'answer' ? `${outcome.status} ${outcome.body.slice(0, 200).trimEnd()}`.trim() : `${outcome.kind} (${outcome.why})`;
