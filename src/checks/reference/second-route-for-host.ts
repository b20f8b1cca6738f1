// A VirtualService of the owner for a local name that has one of ours.
import { check } from '../check.ts';
import { callerNamespaces } from '../inventory/callers.ts';
import { fullHost, isVisibleIn, serviceHost } from '../inventory/hosts.ts';
import { objectsOf } from '../inventory/inventory.ts';

export const secondRouteForHost = check(
  {
    code: 'MF2052',
    name: 'second-route-for-host',
    since: '0.1.0',
    severity: 'error',
    message: 'VirtualService {route} of namespace {namespace} is for {host} too, and sidecars take one for a host: calls go to the egress gateway or where yours sends them, as it happens',
    help: 'Take the host out of it, or consume under another local name.',
  },
  function* ({ agreements }, found) {
    for (const agreement of agreements) {
      const routes = objectsOf(agreement, 'VirtualService').filter(({ gateways }) => gateways.some(({ value }) => value === 'mesh'));
      for (const consumption of agreement.consumes) {
        const { service, namespace } = consumption.as;
        const host = serviceHost(service.value, namespace.value);
        const where = [namespace.value, ...callerNamespaces(consumption).map((caller) => caller.namespace)];
        const route = routes.find((one) => where.some((seen) => isVisibleIn(one, seen)) && one.hosts.some(({ value }) => fullHost(value, one.namespace?.value) === host));
        const written = route?.hosts.find(({ value }) => fullHost(value, route.namespace?.value) === host);
        if (route === undefined || written === undefined) continue;
        yield found({ at: service.at, related: [{ at: written.at, message: 'your route is for it' }] }, { route: route.name, namespace: route.namespace?.value ?? '', host });
      }
    }
  },
);
