// What must hold of ports: one number from the agreement flows everywhere, and Service and container are never taken for each other.
import { beside, changed, get, list, maps, named, of, put, texts, type Emitted, type Invariant, type Value, type World } from './emitted.ts';
import { isIngress, serversOf } from './servers.ts';

const isEgress = ({ name }: Emitted): boolean => name === 'istio-private-egressgateway';
const isGateway = (one: Emitted): boolean => isIngress(one) || isEgress(one);

/** Of a gateway’s Service: [port, target port]. */
const portsOf = (service: Emitted): readonly [Value | undefined, Value | undefined] => [get(service.object, 'spec', 'ports', 0, 'port'), get(service.object, 'spec', 'ports', 0, 'targetPort')];

const gatewayServices = (world: World): readonly Emitted[] => of(world, 'Service').filter((service) => isGateway(service) && get(service.object, 'spec', 'selector') !== undefined);

export const PORTS: readonly Invariant[] = [
  {
    cases: ['C020'],
    says: 'the pods of a gateway listen above 1023, whatever its Service’s port',
    broken: (world) => gatewayServices(world).filter((service) => Number(portsOf(service)[1]) < 1024).map(named),
    spoil: (world) => changed(world, 'Service', put(['spec', 'ports', 0, 'targetPort'], 443), isEgress),
  },
  {
    cases: ['C021'],
    says: 'Gateway and Service of a gateway have one port, its NetworkPolicy the port of the pods, and each consumer dials the provider’s',
    broken: (world) => {
      const own = gatewayServices(world).flatMap((service) => {
        const [port, target] = portsOf(service);
        const servers = serversOf(world).filter(({ gateway }) => gateway.cluster === service.cluster && gateway.name === service.name);
        const network = beside(world, service, 'NetworkPolicy').filter(({ name }) => name === service.name);
        const admits = network.every(({ object }) => get(object, 'spec', 'ingress', 0, 'ports', 0, 'port') === target);
        return servers.every((server) => server.port === port) && admits ? [] : [named(service)];
      });
      const dialled = of(world, 'ServiceEntry').flatMap((entry) => {
        const host = texts(entry.object, 'spec', 'hosts')[0] ?? '';
        const port = get(entry.object, 'spec', 'ports', 0, 'number');
        const provider = serversOf(world).filter(({ gateway, hosts }) => isIngress(gateway) && hosts.some((one) => one === host || one.endsWith(`.${host}`)));
        const routes = beside(world, entry, 'VirtualService').flatMap(({ object }) => destinations(object)).filter((destination) => get(destination, 'host') === host);
        const fits = provider.every((server) => server.port === port) && routes.every((destination) => get(destination, 'port', 'number') === port);
        return fits ? [] : [named(entry)];
      });
      return [...own, ...dialled];
    },
    spoil: (world) => changed(world, 'ServiceEntry', put(['spec', 'ports', 0, 'number'], 8443)),
  },
  {
    cases: ['C024'],
    says: 'a destination names its port by number',
    broken: (world) => of(world, 'VirtualService').filter(({ object }) => destinations(object).some((destination) => !Number.isInteger(get(destination, 'port', 'number')))).map(named),
    spoil: (world) => changed(world, 'VirtualService', put(['spec', 'http', 0, 'route', 0, 'destination', 'port'], { name: 'http' })),
  },
  {
    cases: ['C018'],
    says: 'the ports of Services and ServiceEntries have names and protocols of ours, whatever their owners call theirs',
    broken: (world) => [
      ...of(world, 'Service').filter((service) => !isGateway(service) && !list(service.object, 'spec', 'ports').every((port) => /^http(-\d+)?$/.test(String(get(port, 'name'))) && get(port, 'appProtocol') === 'http')),
      ...gatewayServices(world).filter((service) => !/^tls-/.test(String(get(service.object, 'spec', 'ports', 0, 'name')))),
      ...of(world, 'ServiceEntry').filter(({ object }) => get(object, 'spec', 'ports', 0, 'name') !== 'https' || get(object, 'spec', 'ports', 0, 'protocol') !== 'HTTPS'),
    ].map(named),
    spoil: (world) => changed(world, 'Service', put(['spec', 'ports', 0, 'name'], 'tco-80'), ({ name }) => name === 'ratings'),
  },
  {
    cases: ['C019'],
    says: 'a policy behind the gateway names ports of containers, and no policy of a gateway names a port',
    broken: (world) =>
      of(world, 'AuthorizationPolicy').filter((policy) => {
        const exposures = world.compilation.federation.agreements.find(({ cluster }) => cluster === policy.cluster)?.exposes ?? [];
        const ofContainers = new Set(isGateway(policy) ? [] : exposures.map(({ workload }) => String(workload?.port.value)));
        return maps(policy.object).flatMap((map) => [...texts(map, 'ports'), ...texts(map, 'notPorts')]).some((port) => !ofContainers.has(port));
      }).map(named),
    spoil: (world) => changed(world, 'AuthorizationPolicy', put(['spec', 'rules', 0, 'to', 0, 'operation', 'ports'], ['80']), ({ name }) => name === 'meshfed-httpbin'),
  },
];

export const destinations = (route: Value): readonly Value[] => maps(route).flatMap((map) => (get(map, 'destination') === undefined ? [] : [get(map, 'destination') as Value]));
