// The Namespace of the private gateways.
import type { SoundAgreement } from '../../model/sound.ts';
import type { Resource } from '../resource.ts';
import { FIRST } from './sync-wave.ts';

/** Never pruned: it may hold what is not ours, the key pairs for a start. */
export const gatewaysNamespace = ({ cluster, namespace, at }: SoundAgreement): Resource => ({
  group: 'gateways',
  apiVersion: 'v1',
  kind: 'Namespace',
  name: namespace,
  namespace: undefined,
  about: [`Where the private gateways of ${cluster} live.`],
  annotations: { 'argocd.argoproj.io/sync-options': 'Prune=false', ...FIRST },
  body: {},
  causes: [at],
});
