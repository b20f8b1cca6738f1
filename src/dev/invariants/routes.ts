// What must hold of routes: one name for each hop, from one place, and paths that come back as the caller wrote them.
import { beside, changed, get, keysOf, list, maps, named, of, put, texts, type Emitted, type Invariant, type Value, type World } from './emitted.ts';
import { destinations } from './ports.ts';
import { isIngress, serversOf } from './servers.ts';

export const isMeshSide = ({ object }: Emitted): boolean => texts(object, 'spec', 'gateways').includes('mesh');

const rules = (world: World, beside_: Emitted): readonly Emitted[] => beside(world, beside_, 'DestinationRule');

const isBoundTo = (side: string) => ({ object }: Emitted): boolean => texts(object, 'spec', 'gateways').some((gateway) => gateway.endsWith(`/istio-private-${side}gateway`));

export const egressRoutes = (world: World): readonly Emitted[] => of(world, 'VirtualService').filter(isBoundTo('egress'));
export const ingressRoutes = (world: World): readonly Emitted[] => of(world, 'VirtualService').filter(isBoundTo('ingress'));

/** The routes that lead somewhere. */
const leading = ({ object }: Emitted): readonly Value[] => list(object, 'spec', 'http').filter((route) => list(route, 'route').length > 0);

const isRatings = ({ name }: Emitted): boolean => name === 'ratings.default';

export const ROUTES: readonly Invariant[] = [
  {
    cases: ['C002', 'C107'],
    says: 'on each hop SNI, authority, server and route are one name',
    broken: (world) => {
      const first = of(world, 'VirtualService').filter(isMeshSide).flatMap((route) => {
        const host = texts(route.object, 'spec', 'hosts')[0];
        const served = serversOf(world).some(({ gateway, hosts }) => gateway.cluster === route.cluster && !isIngress(gateway) && hosts.includes(host ?? ''));
        return served && leading(route).every((one) => get(one, 'rewrite', 'authority') === host) ? [] : [named(route)];
      });
      const second = egressRoutes(world).flatMap((route) =>
        leading(route).flatMap((one) => {
          const rule = rules(world, route).find(({ object }) => get(object, 'spec', 'host') === get(one, 'route', 0, 'destination', 'host'));
          const sni = get(rule?.object, 'spec', 'trafficPolicy', 'tls', 'sni');
          return sni !== undefined && get(one, 'rewrite', 'authority') === sni ? [] : [named(route)];
        }),
      );
      const third = ingressRoutes(world).flatMap((route) => {
        const served = serversOf(world).some(({ gateway, hosts }) => gateway.cluster === route.cluster && isIngress(gateway) && texts(route.object, 'spec', 'hosts').every((host) => hosts.includes(host)));
        return served && leading(route).every((one) => get(one, 'rewrite', 'authority') === get(one, 'route', 0, 'destination', 'host')) ? [] : [named(route)];
      });
      return [...first, ...second, ...third];
    },
    spoil: (world) => changed(world, 'VirtualService', put(['spec', 'http', 0, 'rewrite', 'authority'], undefined), isRatings),
  },
  {
    cases: ['C003', 'C028'],
    says: 'each subset that a route names is defined where the routing proxy looks; that of the egress gateway with the SNI of one of its servers',
    broken: (world) =>
      of(world, 'VirtualService').flatMap((route) =>
        destinations(route.object).filter((destination) => get(destination, 'subset') !== undefined).flatMap((destination) => {
          const rule = rules(world, route).find(({ object }) => get(object, 'spec', 'host') === get(destination, 'host'));
          const subset = list(rule?.object, 'spec', 'subsets').find((one) => get(one, 'name') === get(destination, 'subset'));
          const exported = texts(rule?.object, 'spec', 'exportTo');
          const visible = exported.includes('*') || exported.includes(route.namespace) || (exported.includes('.') && rule?.namespace === route.namespace);
          if (subset === undefined || !visible) return [named(route)];
          const tls = get(subset, 'trafficPolicy', 'tls');
          const served = serversOf(world).some(({ gateway, hosts, port }) => gateway.cluster === route.cluster && hosts.includes(String(get(tls, 'sni'))) && port === get(destination, 'port', 'number'));
          return !isMeshSide(route) || (get(tls, 'mode') === 'ISTIO_MUTUAL' && served) ? [] : [named(route)];
        }),
      ),
    spoil: (world) => changed(world, 'DestinationRule', put(['spec', 'subsets', 0, 'trafficPolicy', 'tls', 'sni'], undefined), ({ name }) => name === 'istio-private-egressgateway'),
  },
  {
    cases: ['C014'],
    says: 'a route names each Gateway with its namespace, and there is that Gateway beside it',
    broken: (world) =>
      of(world, 'VirtualService').filter((route) => {
        const gateways = beside(world, route, 'Gateway').map(({ namespace, name }) => `${namespace}/${name}`);
        return !texts(route.object, 'spec', 'gateways').every((gateway) => gateway === 'mesh' || gateways.includes(gateway));
      }).map(named),
    spoil: (world) => changed(world, 'VirtualService', put(['spec', 'gateways'], ['istio-private-egressgateway']), isRatings),
  },
  {
    cases: ['C017'],
    says: 'no two routes of the mesh have one host, and no two of one gateway',
    broken: (world) => twice(of(world, 'VirtualService').flatMap(({ cluster, object }) => texts(object, 'spec', 'gateways').flatMap((gateway) => texts(object, 'spec', 'hosts').map((host) => `${cluster} ${gateway} ${host}`)))),
    spoil: (world) => ({ ...world, objects: [...world.objects, ...of(world, 'VirtualService').filter(isMeshSide).slice(0, 1)] }),
  },
  {
    cases: ['C078', 'C104', 'C105'],
    says: 'prefixes and what they are rewritten to end in a slash on both ends of the way, so that a path comes back as the caller wrote it',
    broken: (world) => {
      const ends = of(world, 'VirtualService').filter((route) => !isMeshSide(route) && !leading(route).every((one) => String(get(one, 'match', 0, 'uri', 'prefix')).endsWith('/') && String(get(one, 'rewrite', 'uri')).endsWith('/')));
      const back = egressRoutes(world).filter((route) => !leading(route).every((out) => comesBack(world, out)));
      return [...ends, ...back].map(named);
    },
    spoil: (world) => changed(world, 'VirtualService', put(['spec', 'http', 0, 'rewrite', 'uri'], '/bookinfo/myratings/v1'), isRatings),
  },
  {
    cases: ['C079'],
    says: 'no prefix of a server lies inside another',
    broken: (world) =>
      ingressRoutes(world).filter((route) => {
        const prefixes = leading(route).map((one) => String(get(one, 'match', 0, 'uri', 'prefix')));
        return prefixes.some((inner, index) => prefixes.some((outer, other) => other !== index && inner.startsWith(outer)));
      }).map(named),
    spoil: (world) => changed(world, 'VirtualService', put(['spec', 'http', 1, 'match', 0, 'uri', 'prefix'], '/bookinfo/'), ({ name }) => name === 'c2.example.com'),
  },
  {
    cases: ['C083', 'C085', 'C086'],
    says: 'exposures are matched by plain prefixes: no pattern, no regular expression, no case folded',
    broken: (world) =>
      of(world, 'VirtualService').filter((route) => {
        const plain = leading(route).every((one) => list(one, 'match').every((match) => get(match, 'uri', 'regex') === undefined && !String(get(match, 'uri', 'prefix') ?? '').includes('*')));
        return !plain || maps(route.object).some((map) => keysOf(map).includes('ignoreUriCase'));
      }).map(named),
    spoil: (world) => changed(world, 'VirtualService', put(['spec', 'http', 1, 'match', 0, 'uri'], { regex: '/bookinfo/httpbin/.*' }), ({ name }) => name === 'c2.example.com'),
  },
  {
    cases: ['C005'],
    says: 'every host is written in full',
    broken: (world) =>
      of(world, 'VirtualService', 'DestinationRule', 'ServiceEntry').filter(({ object }) => {
        const hosts = [...texts(object, 'spec', 'hosts'), get(object, 'spec', 'host') ?? [], ...destinations(object).map((destination) => get(destination, 'host') ?? '')].flat().map(String);
        return hosts.some((host) => !/^[^.]+(\.[^.]+)+$/.test(host) || (host.includes('.svc') && !host.endsWith('.svc.cluster.local')));
      }).map(named),
    spoil: (world) => changed(world, 'VirtualService', put(['spec', 'hosts'], ['ratings']), ({ name }) => name === 'ratings'),
  },
];

/** `/x` and `/` go out by the route, and in by the provider’s, and are `/x` and `/` again. */
function comesBack(world: World, out: Value): boolean {
  const authority = get(out, 'rewrite', 'authority');
  const provider = ingressRoutes(world).find(({ object }) => texts(object, 'spec', 'hosts').includes(String(authority)));
  if (provider === undefined) return true;
  return ['/', '/x', '/a//b/', '/a/b?c=/'].every((path) => {
    const sent = String(get(out, 'rewrite', 'uri')) + path.slice(String(get(out, 'match', 0, 'uri', 'prefix')).length);
    const route = leading(provider).find((one) => sent.startsWith(String(get(one, 'match', 0, 'uri', 'prefix'))));
    // Without a grant there is no route, and nothing arrives.
    return route === undefined || String(get(route, 'rewrite', 'uri')) + sent.slice(String(get(route, 'match', 0, 'uri', 'prefix')).length) === path;
  });
}

export const twice = (keys: readonly string[]): readonly string[] => keys.filter((key, index) => keys.indexOf(key) !== index);
