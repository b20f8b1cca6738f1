// The private gateways themselves: values for the gateways chart of Istio 1.2, which their owner renders.
import type { Side } from '../../model/names.ts';
import type { SoundAgreement, SoundGateway, SoundIngress } from '../../model/sound.ts';
import { plain } from '../labels.ts';
import { gatewayName } from '../names.ts';
import type { HelmValues, Json } from '../resource.ts';
import { keyPairMount, trustMount, type Mount } from './names.ts';

export const ingressValues = (agreement: SoundAgreement, ingress: SoundIngress): HelmValues =>
  gatewayValues(agreement, 'ingress', ingress, 'LoadBalancer', [{ port: ingress.port, name: 'https-for-cross-cluster-communication' }]);

export const egressValues = (agreement: SoundAgreement, egress: SoundGateway): HelmValues =>
  gatewayValues(agreement, 'egress', egress, 'ClusterIP', [{ port: 80, name: 'http' }, { port: 443, name: 'https' }]);

function gatewayValues(agreement: SoundAgreement, side: Side, gateway: SoundGateway, type: string, ports: readonly Json[]): HelmValues {
  const name = gatewayName(side);
  const mounts = [keyPairMount(agreement.hostname, gateway.secret), trustMount(agreement)];
  return {
    name,
    about: [`The private ${side} gateway of ${agreement.cluster}: values for the chart of Istio 1.2; no kustomization lists them.`],
    values: {
      gateways: {
        enabled: true,
        // The chart would deploy these two by default.
        'istio-egressgateway': { enabled: false },
        'istio-ingressgateway': { enabled: false },
        [name]: {
          enabled: true,
          labels: { app: name, ...plain(gateway.selector) },
          replicaCount: 1,
          autoscaleMin: 1,
          autoscaleMax: 5,
          cpu: { targetAverageUtilization: 80 },
          type,
          ports,
          secretVolumes: mounts.map(secretVolume),
        },
      },
    },
    causes: [gateway.at],
  };
}

const secretVolume = ({ volume, secret, path }: Mount): Json => ({ name: volume, secretName: secret, mountPath: path });
