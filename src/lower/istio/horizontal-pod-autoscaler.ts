// How many pods a private gateway has.
import type { SoundAgreement } from '../../model/sound.ts';
import type { Resource } from '../resource.ts';
import type { PrivateGateway } from './private-gateway.ts';

/** At least two, so that the PodDisruptionBudget lets one go. */
export const gatewayAutoscaler = ({ namespace }: SoundAgreement, { side, name, at }: PrivateGateway): Resource => ({
  group: 'gateways',
  apiVersion: 'autoscaling/v2',
  kind: 'HorizontalPodAutoscaler',
  name,
  namespace,
  about: [`How many pods the private ${side} gateway has.`],
  annotations: {},
  body: {
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
      minReplicas: 2,
      maxReplicas: 5,
      metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } } }],
    },
  },
  causes: [at],
});
