// Agreement → Kubernetes objects: what an owner said, as what a cluster must hold.
import type { Target } from '../model/names.ts';
import type { SoundAgreement } from '../model/sound.ts';
import { byCodeUnit } from '../text/source.ts';
import { inOrder } from './in-order.ts';
import { lowerToIstio12 } from './istio-1.2/lower-to-istio-12.ts';
import { lowerToIstio } from './istio/lower-to-istio.ts';
import type { Lowered, Resource } from './resource.ts';

const LOWER_TO: Readonly<Record<Target, (agreement: SoundAgreement) => Lowered>> = { istio: lowerToIstio, 'istio-1.2': lowerToIstio12 };

/** Sorted by identity. Throws only for a bug of ours: two objects of one identity, or a Secret that would replace a key pair. */
export function lower(agreement: SoundAgreement): Lowered {
  const { resources, secrets, ...lowered } = LOWER_TO[agreement.target](inOrder(agreement));
  const identities = [...resources.map(identity), ...secrets.map((secret) => identity({ kind: 'Secret', ...secret }))].sort(byCodeUnit);
  const twice = identities.find((one, index) => one === identities[index - 1]);
  if (twice !== undefined) throw new Error(`lowering ${agreement.cluster} made two objects ${twice}`);
  return { ...lowered, resources: [...resources].sort((a, b) => byCodeUnit(identity(a), identity(b))), secrets };
}

const identity = ({ kind, namespace, name }: Pick<Resource, 'kind' | 'namespace' | 'name'>): string => `${kind} ${namespace ?? ''}/${name}`;
