// A private gateway's pods, made by Istio's gateway injection: https://istio.io/latest/docs/setup/additional-setup/gateway/
import type { SoundAgreement } from '../../model/sound.ts';
import { plain } from '../labels.ts';
import type { Resource } from '../resource.ts';
import type { PrivateGateway } from './private-gateway.ts';

/** No `replicas`, which belong to the autoscaler, and nothing that changes with the agreement's grants: those must roll no pod. */
export function gatewayDeployment({ cluster, namespace, revision }: SoundAgreement, gateway: PrivateGateway): Resource {
  const selector = plain(gateway.selector);
  return {
    group: 'gateways',
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    name: gateway.name,
    namespace,
    about: [`The pods of the private ${gateway.side} gateway of ${cluster}.`],
    annotations: {},
    body: {
      spec: {
        // A Deployment's selector can't be changed later, so it holds nothing else.
        selector: { matchLabels: selector },
        template: {
          metadata: {
            annotations: { 'inject.istio.io/templates': 'gateway' },
            labels: {
              ...selector,
              'sidecar.istio.io/inject': 'true',
              ...(revision === undefined ? {} : { 'istio.io/rev': revision }),
              // What injection would add; `istioctl validate` misses them in the file.
              'service.istio.io/canonical-name': gateway.name,
              'service.istio.io/canonical-revision': 'latest',
            },
          },
          spec: { serviceAccountName: gateway.serviceAccount, containers: [proxy] },
        },
      },
    },
    causes: [gateway.at],
  };
}

const proxy = {
  name: 'istio-proxy',
  // The injector puts the proxy's image here.
  image: 'auto',
  // The autoscaler measures against the request; Envoy has as many workers as the limit has cores.
  resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { cpu: '2', memory: '1Gi' } },
  // What the Pod Security level `restricted` asks for; the injector adds the user.
  securityContext: {
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'] },
    privileged: false,
    readOnlyRootFilesystem: true,
    runAsNonRoot: true,
    seccompProfile: { type: 'RuntimeDefault' },
  },
} as const;
