// How the namespaces of an inventory stand to the mesh.
import type { Namespace, Workload } from '../../manifests/manifest.ts';
import type { Agreement } from '../../model/agreement.ts';
import type { Span } from '../../text/source.ts';
import { callerNamespaces } from './callers.ts';
import { objectsOf } from './inventory.ts';

export const namespaceOf = (agreement: Agreement, name: string): Namespace | undefined => objectsOf(agreement, 'Namespace').find((one) => one.name === name);

/** Every dump of namespaces has this one, and nobody writes it by hand. */
export const holdsAllNamespaces = (agreement: Agreement): boolean => namespaceOf(agreement, 'kube-system') !== undefined;

export interface UsedNamespace {
  readonly name: string;
  readonly at: Span;
  readonly use: 'exposes' | 'calls';
}

/** Where pods of the agreement's exposures and callers run; each once, for its first use. */
export function usedNamespaces({ exposes, consumes }: Agreement): readonly UsedNamespace[] {
  const all: readonly UsedNamespace[] = [
    ...exposes.map(({ namespace }): UsedNamespace => ({ name: namespace.value, at: namespace.at, use: 'exposes' })),
    ...consumes.flatMap((consumption) => callerNamespaces(consumption).map(({ namespace, at }): UsedNamespace => ({ name: namespace, at, use: 'calls' }))),
  ];
  return all.filter((one, index) => all.findIndex(({ name }) => name === one.name) === index);
}

/** Whether a namespace's label has Istio put a sidecar into its pods. */
export function injects({ labels }: Namespace): 'yes' | 'no' | 'unsaid' {
  const injection = labels.get('istio-injection')?.value;
  if (injection === 'disabled') return 'no';
  return injection === 'enabled' || (labels.get('istio.io/rev')?.value ?? '') !== '' ? 'yes' : 'unsaid';
}

export const isAmbient = ({ labels }: Namespace): boolean => labels.get('istio.io/dataplane-mode')?.value === 'ambient';

/** What a pod says for itself; `sidecar.istio.io/status` is what the injector leaves behind. */
export function asksForSidecar({ podLabels, podAnnotations }: Workload): 'yes' | 'no' | 'unsaid' {
  if (podAnnotations.has('sidecar.istio.io/status')) return 'yes';
  const asked = podLabels.get('sidecar.istio.io/inject')?.value ?? podAnnotations.get('sidecar.istio.io/inject')?.value;
  if (asked === 'false') return 'no';
  return asked === 'true' || podLabels.has('istio.io/rev') ? 'yes' : 'unsaid';
}
