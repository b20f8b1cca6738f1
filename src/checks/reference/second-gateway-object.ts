// A Gateway of the owner that configures the pods of a private gateway.
import { check } from '../check.ts';
import { gatewaysOf } from '../gateways-of.ts';
import { objectsOf } from '../inventory/inventory.ts';
import { covers } from '../inventory/services.ts';

export const secondGatewayObject = check(
  {
    code: 'MF2057',
    name: 'second-gateway-object',
    since: '0.1.0',
    severity: 'warning',
    message: 'Gateway {object} of namespace {namespace} selects the pods of the private {side} gateway as well, from whatever namespace it is: its servers are merged with ours, and on one port the first of two takes the connections',
    help: 'Give it a selector that leaves `{selector}` out, or the private gateway labels of its own.',
  },
  function* ({ agreements }, found) {
    for (const agreement of agreements) {
      for (const { side, gateway } of gatewaysOf(agreement)) {
        for (const object of objectsOf(agreement, 'Gateway')) {
          if (!covers(gateway.selector, object.selector)) continue;
          const [own] = gateway.selector;
          const [label] = object.selector.values();
          const related = [{ at: label?.at ?? object.at, message: label === undefined ? 'it selects every pod' : 'it selects them here' }];
          yield found({ at: gateway.selectorAt, related }, { object: object.name, namespace: object.namespace?.value ?? '', side, selector: own === undefined ? '' : `${own[0]}: ${own[1]}` });
        }
      }
    }
  },
);
