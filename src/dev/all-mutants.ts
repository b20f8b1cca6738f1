// Each field of each manifest of three federations changed, left out, doubled, and what the proof says of it.
import { textsOf } from '../emit/overlay.ts';
import { proveFederation } from '../prove/prove-federation.ts';
import { compileFiles, fixtureFiles } from './fixtures.ts';
import { manifestMutants } from './manifest-mutants.ts';

const STORIES = ['three-clusters', 'bookinfo-httpbin', 'addresses'];

export interface Tried {
  readonly count: number;
  readonly refused: number;
  /** How many of each kind were let pass. */
  readonly survivors: ReadonlyMap<string, number>;
}

/** One in `step` of them. */
export function tryMutants(step: number): Tried {
  const survivors = new Map<string, number>();
  let [count, refused] = [0, 0];
  for (const story of STORIES) {
    const { compiled, federation } = compileFiles(fixtureFiles(story));
    const files = new Map(compiled.map(({ overlay }) => [overlay.cluster as string, textsOf(overlay)]));
    const all = [...files].flatMap(([cluster, texts]) => [...texts].flatMap(([path, text]) => manifestMutants(text).map((mutant) => ({ cluster, texts, path, mutant }))));
    for (const { cluster, texts, path, mutant } of all.filter((_, index) => index % step === 0)) {
      const changed = new Map(files).set(cluster, new Map(texts).set(path, mutant.text));
      const differences = proveFederation({ files: changed, folder: (name) => `overlays/${name}/`, agreed: true }, federation);
      count++;
      if (differences.length > 0) refused++;
      else survivors.set(mutant.kind, (survivors.get(mutant.kind) ?? 0) + 1);
    }
  }
  return { count, refused, survivors };
}
