// Keeps a private gateway's last pod while nodes are drained.
import type { SoundAgreement } from '../../model/sound.ts';
import { plain } from '../labels.ts';
import type { Resource } from '../resource.ts';
import type { PrivateGateway } from './private-gateway.ts';

export const gatewayDisruptionBudget = ({ namespace }: SoundAgreement, { side, name, selector, at }: PrivateGateway): Resource => ({
  group: 'gateways',
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  name,
  namespace,
  about: [`Draining a node leaves the private ${side} gateway at least one pod.`],
  annotations: {},
  body: { spec: { minAvailable: 1, selector: { matchLabels: plain(selector) } } },
  causes: [at],
});
