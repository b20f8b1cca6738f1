// One request: what came of it, against what was foreseen.
import type { Arrival, Outcome } from '../plan/orders.ts';
import type { Ask } from './visits.ts';

/** What differs, in words; nothing where the list is empty. */
export function compare({ foreseen, matrix, can }: Ask, outcome: Outcome, arrivals: readonly Arrival[]): readonly string[] {
  const arrived = arrivals.length > 0;
  return [
    ...ofTheProver(foreseen, outcome, arrivals),
    ...(matrix === undefined || arrived === (matrix === 'allowed') ? [] : [`it ${arrived ? 'arrives' : 'does not arrive'}, and the access matrix says ${matrix}`]),
    ...(can === undefined || arrived === can ? [] : [`it ${arrived ? 'arrives' : 'does not arrive'}, and 'meshfed can' says ${can ? 'yes' : 'no'}`]),
  ];
}

export function ofTheProver(foreseen: Ask['foreseen'], outcome: Outcome, arrivals: readonly Arrival[]): readonly string[] {
  const status = outcome.kind === 'answer' ? outcome.status : outcome.kind;
  const [first, second] = arrivals;
  if (foreseen.kind === 'uncertain') return [`the prover says nothing certain: ${foreseen.why}`];
  if (foreseen.kind === 'delivered') {
    if (first === undefined) return typeof status === 'number' && foreseen.orElse.includes(status) ? [] : [`the prover says that it reaches ${foreseen.pods.join(' or ')} as ${foreseen.path}, and the answer is ${status}`];
    if (second !== undefined) return [`it arrives ${arrivals.length} times`];
    if (foreseen.or.some((other) => ofTheProver(other, outcome, arrivals).length === 0)) return [];
    const wrong = ([['port', first.port], ['method', first.method], ['path', first.path], ['authority', first.headers['host']]] as const).filter(([key, value]) => value !== foreseen[key]);
    return [
      ...(foreseen.pods.includes(first.pod) ? [] : [`it arrives at ${first.pod}, and the prover says ${foreseen.pods.join(' or ')}`]),
      ...wrong.map(([key, value]) => `it arrives with the ${key} ${String(value)}, and the prover says ${foreseen[key]}`),
    ];
  }
  if (first !== undefined) return [`it arrives at ${first.pod} as ${first.method} ${first.path}, and the prover says that it does not: ${foreseen.why}`];
  if (foreseen.kind === 'refused') return status === 'refused' ? [] : [`the answer is ${status}, and the prover says that the handshake is refused: ${foreseen.why}`];
  if (foreseen.statuses.length === 0) return status === 'refused' ? [`the handshake is refused, and the prover says: ${foreseen.why}`] : [];
  return typeof status === 'number' && foreseen.statuses.includes(status) ? [] : [`the answer is ${status}, and the prover says ${foreseen.statuses.join(' or ')}: ${foreseen.why}`];
}
