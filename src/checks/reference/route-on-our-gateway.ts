// A VirtualService of the owner that is bound to a private gateway.
import { check } from '../check.ts';
import type { VirtualService } from '../../manifests/manifest.ts';
import { gatewayService } from '../../model/defaults.ts';
import { gatewaysOf } from '../gateways-of.ts';
import { objectsOf } from '../inventory/inventory.ts';
import type { Text } from '../../manifests/fields.ts';

export const routeOnOurGateway = check(
  {
    code: 'MF2053',
    name: 'route-on-our-gateway',
    since: '0.1.0',
    severity: 'warning',
    message: 'VirtualService {route} of namespace {namespace} is bound to the private {side} gateway: {so}',
    help: 'Bind it to a gateway of its own. What peers may reach belongs in `exposes`.',
  },
  function* ({ agreements }, found) {
    for (const agreement of agreements) {
      const gateways = agreement.gateways.namespace.value;
      for (const { side, gateway } of gatewaysOf(agreement)) {
        for (const route of objectsOf(agreement, 'VirtualService')) {
          const bound = boundTo(route, gateways, gatewayService(side));
          if (bound === undefined) continue;
          const related = [{ at: bound.at, message: 'it is bound here' }];
          const so = route.namespace?.value === gateways ? MERGED : IDLE;
          yield found({ at: gateway.at, related }, { route: route.name, namespace: route.namespace?.value ?? '', side, so });
        }
      }
    }
  },
);

const MERGED = 'its routes are merged with ours in an order that nobody states, so what a grant lets through may go to another Service';
const IDLE = 'the gateway takes routes of its own namespace alone, so it has no effect, and whoever relies on it does not hear so';

/** A bare name means the object's own namespace. */
const boundTo = ({ gateways, namespace }: VirtualService, where: string, name: string): Text | undefined =>
  gateways.find(({ value }) => value === `${where}/${name}` || (value === name && namespace?.value === where));
