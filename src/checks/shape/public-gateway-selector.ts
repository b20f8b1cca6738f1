// A private gateway that is found by the labels of Istio's public ones.
import { check } from '../check.ts';
import { gatewaysOf } from '../gateways-of.ts';

/** What Istio's own installation gives its gateways. https://istio.io/latest/docs/setup/additional-setup/gateway/ */
const PUBLIC: readonly (readonly [key: string, value: string])[] = [
  ['istio', 'ingressgateway'],
  ['istio', 'egressgateway'],
  ['app', 'istio-ingressgateway'],
  ['app', 'istio-egressgateway'],
];

export const publicGatewaySelector = check(
  {
    code: 'MF1056',
    name: 'public-gateway-selector',
    since: '0.1.0',
    severity: 'warning',
    message: 'the label {label} is that of Istio’s own public gateways: if their pods are picked by it, the policy of the private {side} gateway refuses all other traffic through them',
    help: 'Give the pods of the private gateway a label that no others have, such as `istio: private-{side}gateway`.',
  },
  function* ({ agreements }, found) {
    for (const { side, gateway } of agreements.flatMap(gatewaysOf)) {
      const label = PUBLIC.find(([key, value]) => gateway.selector.get(key) === value);
      if (label !== undefined) yield found({ at: gateway.selectorAt }, { label: label.join(': '), side });
    }
  },
);
