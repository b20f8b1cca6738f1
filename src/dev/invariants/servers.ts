// What must hold of the servers of the private gateways.
import { beside, changed, get, list, named, of, put, texts, type Emitted, type Invariant, type Value, type World } from './emitted.ts';

interface Server {
  readonly gateway: Emitted;
  readonly server: Value;
  /** Without the namespace in front. */
  readonly hosts: readonly string[];
  readonly port: Value | undefined;
}

export const serversOf = (world: World): readonly Server[] =>
  of(world, 'Gateway').flatMap((gateway) =>
    list(gateway.object, 'spec', 'servers').map((server) => ({
      gateway,
      server,
      hosts: texts(server, 'hosts').map((host) => host.slice(host.indexOf('/') + 1)),
      port: get(server, 'port', 'number'),
    })),
  );

export const isIngress = ({ name }: Emitted): boolean => name === 'istio-private-ingressgateway';

const inIngress = put(['spec', 'servers', 0, 'tls', 'mode'], 'SIMPLE');

export const SERVERS: readonly Invariant[] = [
  {
    cases: ['C008'],
    says: 'a server has exactly one host, and never a pattern',
    broken: (world) => serversOf(world).filter(({ hosts }) => hosts.length !== 1 || hosts.some((host) => host.includes('*'))).map(({ gateway }) => named(gateway)),
    spoil: (world) => changed(world, 'Gateway', put(['spec', 'servers', 0, 'hosts'], ['istio-private-gateways/*']), isIngress),
  },
  {
    cases: ['C010'],
    says: 'no two servers of one gateway have the same port name',
    broken: (world) => {
      const seen = new Set<string>();
      return serversOf(world).flatMap(({ gateway, server }) => {
        const key = `${named(gateway)} ${String(get(server, 'port', 'name'))}`;
        return seen.size === seen.add(key).size ? [key] : [];
      });
    },
    spoil: (world) => changed(world, 'Gateway', put(['spec', 'servers', 1, 'port', 'name'], 'https-httpbin.default'), ({ name }) => name === 'istio-private-egressgateway'),
  },
  {
    cases: ['C011'],
    says: 'a server takes routes of its own namespace alone',
    broken: (world) => serversOf(world).filter(({ gateway, server }) => texts(server, 'hosts').some((host) => !host.startsWith(`${gateway.namespace}/`))).map(({ gateway }) => named(gateway)),
    spoil: (world) => changed(world, 'Gateway', put(['spec', 'servers', 0, 'hosts'], ['c2.example.com']), isIngress),
  },
  {
    cases: ['C004'],
    says: 'a server that ends TLS is HTTPS, and has at least one http route',
    broken: (world) =>
      serversOf(world).filter(({ gateway, server, hosts }) => {
        const routed = beside(world, gateway, 'VirtualService').some(
          ({ object }) => texts(object, 'spec', 'gateways').includes(`${gateway.namespace}/${gateway.name}`) && texts(object, 'spec', 'hosts').some((host) => hosts.includes(host)) && list(object, 'spec', 'http').some((route) => list(route, 'route').length > 0),
        );
        return get(server, 'port', 'protocol') !== 'HTTPS' || !routed;
      }).map(({ gateway, hosts }) => `${named(gateway)} ${hosts.join(' ')}`),
    spoil: (world) => changed(world, 'Gateway', put(['spec', 'servers', 0, 'port', 'protocol'], 'TLS'), isIngress),
  },
  {
    cases: ['C067'],
    says: 'every server of an ingress gateway asks for a client certificate and has CAs of its own, and its Service has no other port',
    broken: (world) => {
      const open = serversOf(world).filter(({ gateway, server }) => isIngress(gateway) && (get(server, 'tls', 'mode') !== 'MUTUAL' || !/^configmap:\/\/./.test(String(get(server, 'tls', 'caCertCredentialName')))));
      const more = of(world, 'Service').filter((service) => isIngress(service) && list(service.object, 'spec', 'ports').length !== 1);
      return [...open.map(({ gateway }) => gateway), ...more].map(named);
    },
    spoil: (world) => changed(world, 'Gateway', inIngress, isIngress),
  },
  {
    cases: ['C001'],
    says: 'the SNI that a provider’s rule sends is the host of exactly one server of that provider, on the port that is dialled',
    broken: (world) => {
      const servers = serversOf(world).filter(({ gateway }) => isIngress(gateway));
      const owned = world.compilation.federation.agreements.map(({ hostname }) => String(hostname?.value));
      return of(world, 'DestinationRule').flatMap((rule) => {
        const sni = String(get(rule.object, 'spec', 'trafficPolicy', 'tls', 'sni'));
        // Of an external provider there is no overlay to compare with.
        const host = String(get(rule.object, 'spec', 'host'));
        if (get(rule.object, 'spec', 'trafficPolicy', 'tls', 'mode') !== 'MUTUAL' || !owned.includes(host)) return [];
        const entry = beside(world, rule, 'ServiceEntry').find(({ object }) => texts(object, 'spec', 'hosts').includes(host));
        const port = get(entry?.object, 'spec', 'ports', 0, 'number');
        const answering = servers.filter((server) => server.hosts.includes(sni) && server.port === port);
        return answering.length === 1 ? [] : [`${named(rule)} sends ${sni} to ${answering.length} servers`];
      });
    },
    spoil: (world) => changed(world, 'DestinationRule', put(['spec', 'trafficPolicy', 'tls', 'sni'], 'c2.example.org'), ({ name }) => name === 'c2.example.com'),
  },
];
