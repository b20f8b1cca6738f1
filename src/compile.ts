// The whole pipeline: a folder of agreements in, what is wrong with them and each cluster's overlay out. Start reading here.
import { accessMatrix, type AccessRow } from './access/access-matrix.ts';
import type { Side } from './change/difference.ts';
import { allFound, judgement } from './checks/judge.ts';
import type { Ownership } from './checks/ownership.ts';
import { emit } from './emit/emit.ts';
import type { Overlay } from './emit/overlay.ts';
import { byPlace, type Finding } from './finding/finding.ts';
import { lower } from './lower/index.ts';
import type { NeededSecret } from './lower/resource.ts';
import type { Federation } from './model/federation.ts';
import type { ClusterName, Day, Target } from './model/names.ts';
import { readFederation } from './model/read-federation.ts';
import { seal } from './model/seal.ts';
import type { SoundAgreement } from './model/sound.ts';
import { startPolicies } from './policy/judge-policies.ts';
import type { Evaluate } from './policy/outcome.ts';
import { proveOverlays } from './proved/prove-overlays.ts';
import { FILE_LIMIT } from './syntax/read-source.ts';
import { readOnce } from './text/read-once.ts';
import type { Tree } from './text/tree.ts';
import type { ValidateManifests } from './validate/manifest-fault.ts';
import { validateOverlays } from './validate/validate-overlays.ts';

/** What the pipeline needs of the world. */
export interface Ports {
  readonly now: Day;
  /** Validates what is about to be written; left out, nothing is validated. */
  readonly validate?: ValidateManifests;
  /** Evaluates the expressions of policies; left out, no policy is looked at. */
  readonly evaluate?: Evaluate;
  /** False where nothing is written: otherwise what is about to be written is read back, and must grant what was agreed. */
  readonly prove?: boolean;
  /** Who must approve what; left out where the repository has no CODEOWNERS. */
  readonly ownership?: Ownership | undefined;
}

export interface Compilation {
  readonly federation: Federation;
  /** By place. */
  readonly findings: readonly Finding[];
  readonly access: readonly AccessRow[];
  /** One a cluster whose own agreement is sound. */
  readonly compiled: readonly Compiled[];
  /** Clusters whose overlay must stay as it stands, because their own agreement is faulty. */
  readonly withheld: readonly ClusterName[];
}

export interface Compiled {
  readonly target: Target;
  readonly overlay: Overlay;
  readonly secrets: readonly NeededSecret[];
}

/** The same tree on the same day gives the same result, down to the bytes. Throws only for a bug of ours. */
export function compile(tree: Tree, { now, validate, evaluate, prove = true, ownership }: Ports): Compilation {
  const federation = readFederation(readOnce(tree, FILE_LIMIT), now);
  // They go on while the overlays are made: no policy withholds one.
  const policies = evaluate === undefined ? undefined : startPolicies(federation, evaluate);
  const found = allFound(federation, ownership);
  const { sound, withheld } = seal(federation, found);
  const compiled = sound.map(compileCluster);
  const overlays = compiled.map(({ overlay }) => overlay);
  const invalid = validate === undefined ? [] : validateOverlays(compiled.filter(isCurrent).map(({ overlay }) => overlay), validate);
  const unproved = prove ? proveOverlays(overlays, federation, !judgement(found, federation).some(({ severity }) => severity === 'error')) : [];
  const wrong = [...invalid, ...unproved];
  const judged = judgement(found, federation, policies?.());
  const whole = { federation, access: accessMatrix(federation), findings: [...judged, ...wrong].sort(byPlace) };
  // What a schema refuses, or what grants anything else than was agreed, is a bug of ours, and then no overlay can be relied on.
  return wrong.length > 0 ? { ...whole, compiled: [], withheld: federation.agreements.map(({ cluster }) => cluster) } : { ...whole, compiled, withheld };
}

/** The kinds of 2019 have no schemas today; the reference text itself is what they are held against. */
const isCurrent = ({ target }: Compiled): boolean => target === 'istio';

/** From one cluster's own agreement alone, so that nobody's overlay changes because somebody else edited a file. */
function compileCluster(agreement: SoundAgreement): Compiled {
  const lowered = lower(agreement);
  return { target: agreement.target, overlay: emit(agreement.cluster, lowered, agreement.validUntil), secrets: lowered.secrets };
}

/** What a difference needs of a compile. */
export const sideOf = ({ federation, findings, access, compiled, withheld }: Compilation): Side => ({
  federation,
  findings,
  access,
  overlays: compiled.map(({ overlay }) => overlay),
  withheld,
});
