// The Namespace of the private gateways, as bare as in the text.
import type { SoundAgreement } from '../../model/sound.ts';
import type { Resource } from '../resource.ts';

export const gatewaysNamespace = ({ cluster, namespace, at }: SoundAgreement): Resource => ({
  group: 'gateways',
  apiVersion: 'v1',
  kind: 'Namespace',
  name: namespace,
  namespace: undefined,
  about: [`Where the private gateways of ${cluster} live.`],
  annotations: {},
  body: {},
  causes: [at],
});
