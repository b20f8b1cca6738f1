// Overlays as a hand changed them, in living clusters: what real Envoys then do, against what the prover says of those manifests.
import { proveFederation } from '../../src/prove/prove-federation.ts';
import type { Difference } from '../../src/prove/difference.ts';
import { hostOfAuthority } from '../../src/prove/routing.ts';
import type { Wanted } from '../harness/site.ts';
import type { Digging } from '../plan/scenario.ts';
import { isFull } from '../suite/is-full.ts';
import type { Result, Stage } from '../suite/run-scenario.ts';
import { bringerOf } from './bring.ts';
import { compare, ofTheProver } from './compare.ts';
import { HOLES, type Hole } from './holes.ts';
import { compiledOf, objectsOf, textsOf } from './overlays.ts';
import { bring, summed, tell } from './run-random.ts';
import { send, type Came } from './send.ts';
import { foresee, visitsOf, type Ask, type Visit } from './visits.ts';
import { worldOf, type Compiled, type Texts, type World } from './world.ts';

/** A regular expression for whoever looks for one. */
const NAMED = 'MESHFED_E2E_HOLES';

export async function runHoles({ holes: { every } }: Digging, stage: Stage): Promise<Result> {
  const compiled = compiledOf(stage.authorities.bundle);
  const deliver = bringerOf(stage.lab);
  const results: Result[] = [];
  const named = process.env[NAMED];
  const chosen = named === undefined ? HOLES.filter((_, index) => isFull() || index % every === 0) : HOLES.filter(({ name }) => new RegExp(named).test(name));
  for (const hole of chosen) {
    const started = Date.now();
    const { result, says } = await runHole(hole, compiled, stage, deliver).catch((error: Error) => ({ result: { requests: 0, compared: 0, failures: [error.stack ?? error.message] }, says: 'ERROR' }));
    results.push({ ...result, failures: result.failures.map((failure) => `${hole.name}: ${failure}`) });
    console.log(`  ${hole.name}: ${says} (${result.requests} requests, ${result.failures.length} disagreements, ${((Date.now() - started) / 1000).toFixed(1)} s)`);
  }
  const all = summed(results);
  console.log(`  ${results.length} holes, ${all.requests} requests, ${all.failures.length} disagreements`);
  return all;
}

async function runHole(hole: Hole, compiled: Compiled, stage: Stage, deliver: Wanted['deliver']): Promise<{ readonly result: Result; readonly says: string }> {
  const own = objectsOf(compiled.texts.get(hole.cluster) ?? new Map());
  const texts: Texts = new Map(compiled.texts).set(hole.cluster, textsOf(hole.change(own)));
  const [before, after] = [compiled.texts, texts].map((each) => worldOf(stage.federation, compiled, each, stage.authorities.bundle)) as [World, World];
  const differences = proveFederation({ files: texts, folder: (cluster) => `overlays/${cluster}/`, agreed: true }, compiled.compilation.federation);
  const kinds = new Set(differences.map(({ kind }) => kind));
  const sending = await bring(stage, compiled, texts, deliver);
  const visits = visitsOf(after);
  const came = await send(sending, visits);
  const asks = visits.flatMap((visit, index) => visit.asks.map((ask, place) => ({ visit, ask, came: came[index]?.[place] ?? NOTHING })));
  // What is not understood is said so, and nothing else of it is promised.
  const understood = !kinds.has('outside');
  const wrong = !understood ? [] : asks.flatMap(({ visit, ask, came: what }) => {
    const faults = compare({ ...ask, matrix: undefined, can: undefined }, what.outcome, what.arrivals);
    return faults.length === 0 ? [] : [`${tell(visit, ask, what)}\n  ${faults.join('\n  ')}`];
  });
  const changed = asks.flatMap(({ visit, ask, came: what }) => changeOf(before, visit, ask, what));
  const judged = judge(kinds, new Set(changed.map(({ kind }) => kind)), changed.map(({ says }) => says), hole.unseen);
  return {
    result: { requests: asks.length, compared: asks.length, failures: [...wrong, ...judged] },
    says: `the prover says ${[...kinds].join(', ') || 'equal'}; Envoy ${[...new Set(changed.map(({ kind }) => kind))].join(' and ') || 'as agreed'}`,
  };
}

const NOTHING: Came = { outcome: { kind: 'closed', why: 'nothing was told of it' }, arrivals: [] };

interface Changed {
  /** `let through`: by the gateway, to where a policy behind it refuses it. */
  readonly kind: 'opened' | 'let through' | 'closed' | 'led elsewhere';
  readonly says: string;
}

/** What became of a request, against what our own overlays make of it. */
function changeOf(before: World, visit: Visit, ask: Ask, came: Came): readonly Changed[] {
  const arrived = came.arrivals.length > 0;
  // A name with a port is the same name to an agreement, although our policy of an egress gateway does not take it.
  const authority = visit.to.kind === 'egress' && arrived ? hostOfAuthority(ask.sent.authority ?? '') : ask.sent.authority;
  const foreseen = foresee(before, visit, { ...ask.sent, authority });
  if (foreseen.kind !== 'delivered') {
    const passed = visit.to.kind === 'ingress' && came.outcome.kind === 'answer' && came.outcome.headers['x-envoy-upstream-service-time'] !== undefined;
    return arrived || passed ? [{ kind: arrived ? 'opened' : 'let through', says: tell(visit, ask, came) }] : [];
  }
  if (!arrived) return [{ kind: 'closed', says: tell(visit, ask, came) }];
  return ofTheProver(foreseen, came.outcome, came.arrivals).map((says) => ({ kind: 'led elsewhere', says: `${tell(visit, ask, came)}: ${says}` }));
}

/** The verdict on the whole must fit what Envoy does. */
function judge(kinds: ReadonlySet<Difference['kind']>, changed: ReadonlySet<Changed['kind']>, shown: readonly string[], unseen: string | undefined): readonly string[] {
  if (kinds.has('outside')) return [];
  const example = shown[0] ?? '';
  if (kinds.size === 0) return changed.size === 0 ? [] : [`the prover says that nothing differs, and Envoy does: ${example}`];
  if (changed.size === 0) return unseen === undefined ? [`the prover says ${[...kinds].join(', ')}, and no request shows it`] : [];
  if (unseen !== undefined) return [`a request shows what none was to show: ${example}`];
  return [];
}
