// What is in an owner's own manifests, as the checks ask for it.
import type { ManifestFault } from '../../manifests/manifest-fault.ts';
import type { Manifest, Service, Workload } from '../../manifests/manifest.ts';
import { readManifests } from '../../manifests/read-manifests.ts';
import type { Agreement } from '../../model/agreement.ts';
import type { Source } from '../../text/source.ts';

export interface Inventory {
  /** The owner's own, by kind: what this product has emitted is left out, for a dump of a cluster holds that too. */
  readonly byKind: ReadonlyMap<Kind, readonly Manifest[]>;
  readonly servicesByName: ReadonlyMap<string, readonly Service[]>;
  readonly workloadsByNamespace: ReadonlyMap<string | undefined, readonly Workload[]>;
  readonly faults: readonly ManifestFault[];
}

// Some thirty checks ask, for each exposure and consumption, and reading is slow.
const read = new WeakMap<readonly Source[], Inventory>();

export function inventoryOf({ manifests: files }: Agreement): Inventory {
  let inventory = read.get(files);
  if (inventory === undefined) {
    const all = files.map((file) => readManifests(file));
    const own = all.flatMap(({ manifests }) => manifests).filter((one) => !isOurs(one) && isPlaced(one));
    inventory = {
      byKind: grouped(own, ({ kind }) => kind),
      servicesByName: grouped(own.filter((one) => one.kind === 'Service'), ({ name }) => name),
      workloadsByNamespace: grouped(own.filter(isWorkload), ({ namespace }) => namespace?.value),
      faults: all.flatMap(({ faults }) => faults),
    };
    read.set(files, inventory);
  }
  return inventory;
}

function grouped<K, T>(items: readonly T[], keyOf: (item: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const same = groups.get(keyOf(item));
    if (same === undefined) groups.set(keyOf(item), [item]);
    else same.push(item);
  }
  return groups;
}

const isWorkload = (one: Manifest): one is Workload => ['Pod', 'Deployment', 'StatefulSet', 'DaemonSet'].includes(one.kind);

const isOurs = ({ labels }: Manifest): boolean => labels.get('app.kubernetes.io/managed-by')?.value === 'meshfed';

/** Rules of Istio mean something in their own namespace only; of one that its manifest does not name, nothing can be said. */
const isPlaced = (one: Manifest): boolean => one.namespace !== undefined || one.kind === 'Namespace' || one.kind === 'Service' || isWorkload(one);

type Kind = Manifest['kind'];

/** All objects of a kind. */
export const objectsOf = <K extends Kind>(agreement: Agreement, kind: K): readonly (Manifest & { readonly kind: K })[] =>
  (inventoryOf(agreement).byKind.get(kind) ?? []) as readonly (Manifest & { readonly kind: K })[];
