// The Namespace of the private gateways.
import type { SoundAgreement } from '../../model/sound.ts';
import type { Resource } from '../resource.ts';
import { FIRST } from './sync-wave.ts';

/**
 * For Argo CD, which would call an application OutOfSync for ever whose Namespace it may not prune; and for Flux.
 * https://argo-cd.readthedocs.io/en/stable/user-guide/compare-options/ https://fluxcd.io/flux/components/kustomize/kustomizations/#prune
 */
const NEVER_PRUNED = {
  'argocd.argoproj.io/compare-options': 'IgnoreExtraneous',
  'argocd.argoproj.io/sync-options': 'Prune=false',
  'kustomize.toolkit.fluxcd.io/prune': 'disabled',
} as const;

/** Never pruned: it may hold what is not ours, the key pairs for a start. */
export const gatewaysNamespace = ({ cluster, namespace, at }: SoundAgreement): Resource => ({
  group: 'gateways',
  apiVersion: 'v1',
  kind: 'Namespace',
  name: namespace,
  namespace: undefined,
  about: [`Where the private gateways of ${cluster} live.`],
  annotations: { ...NEVER_PRUNED, ...FIRST },
  body: {},
  causes: [at],
});
