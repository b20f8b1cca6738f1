// What is in an owner's own manifests, as the checks ask for it.
import type { ManifestFault } from '../../manifests/manifest-fault.ts';
import type { Manifest } from '../../manifests/manifest.ts';
import { readManifests } from '../../manifests/read-manifests.ts';
import type { Agreement } from '../../model/agreement.ts';
import type { Source } from '../../text/source.ts';

export interface Inventory {
  /** The owner's own: what this product has emitted is left out, for a dump of a cluster holds that too. */
  readonly manifests: readonly Manifest[];
  readonly faults: readonly ManifestFault[];
}

// Some twenty checks ask, and reading is slow.
const read = new WeakMap<readonly Source[], Inventory>();

export function inventoryOf({ manifests: files }: Agreement): Inventory {
  let inventory = read.get(files);
  if (inventory === undefined) {
    const all = files.map((file) => readManifests(file));
    inventory = { manifests: all.flatMap(({ manifests }) => manifests).filter((one) => !isOurs(one) && isPlaced(one)), faults: all.flatMap(({ faults }) => faults) };
    read.set(files, inventory);
  }
  return inventory;
}

const isOurs = ({ labels }: Manifest): boolean => labels.get('app.kubernetes.io/managed-by')?.value === 'meshfed';

/** Rules of Istio mean something in their own namespace only; of one that its manifest does not name, nothing can be said. */
const isPlaced = ({ kind, namespace }: Manifest): boolean => namespace !== undefined || ['Namespace', 'Service', 'Pod', 'Deployment', 'StatefulSet', 'DaemonSet'].includes(kind);

type Kind = Manifest['kind'];
type OfKind<K extends Kind> = Manifest & { readonly kind: K };

/** All objects of some kinds. */
export const objectsOf = <K extends Kind>(agreement: Agreement, ...kinds: readonly K[]): readonly OfKind<K>[] =>
  inventoryOf(agreement).manifests.filter((one): one is OfKind<K> => (kinds as readonly Kind[]).includes(one.kind));
