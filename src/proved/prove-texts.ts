// Anybody's overlays against the agreements, as findings.
import { notUnderstood } from '../checks/output/not-understood.ts';
import type { Finding } from '../finding/finding.ts';
import { occurrence } from '../finding/rule.ts';
import type { Federation } from '../model/federation.ts';
import type { Files } from '../prove/manifest.ts';
import { proveFederation } from '../prove/prove-federation.ts';
import { differenceFinding } from './difference-finding.ts';

export interface ProvedOverlay {
  readonly cluster: string;
  /** What stands before each path in places. */
  readonly folder: string;
  readonly files: Files;
}

const REMEDY = 'Write what the agreement means, as `meshfed-compile` would, or change the agreement.';

/** `judged`: what is wrong with the agreements. Of an agreement that is faulty itself nothing can be proved. */
export function proveTexts(overlays: readonly ProvedOverlay[], federation: Federation, judged: readonly Finding[]): readonly Finding[] {
  const faulty = new Set(judged.flatMap(({ withholds }) => withholds));
  const unproved = federation.agreements.flatMap(({ cluster, at }) => {
    const why = faulty.has(cluster) ? 'its agreement has errors, which meshfed-compile tells' : undefined;
    return why === undefined ? [] : [{ cluster: cluster as string, finding: occurrence(notUnderstood, { at }, { problem: `${cluster}: ${why}`, remedy: 'Mend the agreement first.' }) }];
  });
  const left = new Set(unproved.map(({ cluster }) => cluster));
  const provable = overlays.filter(({ cluster }) => !left.has(cluster));
  const folders = new Map(provable.map(({ cluster, folder }) => [cluster, folder]));
  const files = new Map(provable.map((one) => [one.cluster, one.files]));
  const agreed = !judged.some(({ severity }) => severity === 'error');
  const differences = proveFederation({ files, folder: (cluster) => folders.get(cluster) ?? '', agreed }, federation);
  return [...unproved.map(({ finding }) => finding), ...differences.map((difference) => differenceFinding(difference, REMEDY, []))];
}
