// Sound agreements of every shape, for property tests. Names come from a few pieces that are easily mixed up.
import fc from 'fast-check';
import { METHODS, TARGETS } from '../model/names.ts';
import { at, bundle, egressGateway, empty, ingressGateway, type PlainAgreement } from '../lower/sample-agreements.ts';

type Exposure = PlainAgreement['exposures'][number];
type Grant = Exposure['grants'][number];
type Consumption = PlainAgreement['consumptions'][number];
type Provider = Consumption['provider'];

const NAMES = ['a', 'b', 'a-b', 'b-a', 'in', 'a-in-b', 'example', 'cacert', 'a-cacert', `long-${'a'.repeat(50)}`, `long-${'a'.repeat(51)}b`] as const;
const PATHS = ['/a', '/a/*', '/b/c', '/*'] as const;
const LABELS = [new Map([['app', 'a']]), new Map([['app', 'b']]), new Map([['tier', 'x']]), new Map([['tier', 'x'], ['app', 'a']])] as const;

const name = fc.constantFrom(...NAMES);
const port = fc.constantFrom(80, 8080, 9080, 15443);
const names = (most: number) => fc.uniqueArray(name, { maxLength: most });

const identity = (cluster: string, side: string): string => `spiffe://${cluster}.example.com/${side}`;

const provider = (cluster: string): fc.Arbitrary<Provider> =>
  fc.record({
    at: fc.constant(at),
    cluster: fc.constant(cluster),
    // Two labels, as `<service>.<namespace>` has.
    hostname: fc.constant(`${cluster}.example`),
    sni: fc.constantFrom(`${cluster}.example`, `me.${cluster}.example`),
    addresses: fc.constantFrom(['192.0.2.1'], ['2001:db8::10', '192.0.2.1'], ['gateway.example.com', 'other.example.com']),
    port,
    identities: fc.constant([identity(cluster, 'ingress'), identity(cluster, 'new')]),
    trust: fc.constant(bundle(cluster)),
    ownTrust: fc.boolean(),
  });

const consumption = (service: string, namespace: string, providers: readonly Provider[]): fc.Arbitrary<Consumption> =>
  fc.record({
    at: fc.constant(at),
    service: fc.constant(service),
    namespace: fc.constant(namespace),
    port,
    callers: fc.constantFrom(
      [{ namespace, account: null }],
      [{ namespace, account: 'web' }, { namespace: 'shop', account: null }],
      [{ namespace: null, account: null }],
    ),
    provider: fc.constantFrom(...providers),
    path: fc.constantFrom('/', '/a/', '/a/b/'),
    exposure: fc.constantFrom('a/b', 'a/b/v1'),
  });

const grant = (clusters: readonly string[], hostname: string): fc.Arbitrary<Grant> =>
  fc.constantFrom(...clusters).chain((cluster) =>
    fc.record({
      at: fc.constant(at),
      cluster: fc.constant(cluster),
      identities: fc.constant([identity(cluster, 'egress'), identity(cluster, 'new')]),
      sni: fc.constant(sniFor(cluster, hostname)),
      methods: fc.option(fc.shuffledSubarray([...METHODS], { minLength: 1 })),
      paths: fc.option(fc.shuffledSubarray([...PATHS], { minLength: 1 })),
    }),
  );

// Every second peer has CAs of its own.
const sniFor = (cluster: string, hostname: string): string => (cluster.length % 2 === 0 ? `${cluster}.${hostname}` : hostname);

/** The labels of a Service's pods follow from its names, as they are the same in all of its exposures. */
const exposure = (service: string, namespace: string, subset: string | null, clusters: readonly string[], hostname: string): fc.Arbitrary<Exposure> =>
  fc.record({
    at: fc.constant(at),
    name: fc.constant([namespace, service, ...(subset === null ? [] : [subset])].join('/')),
    service: fc.constant(service),
    namespace: fc.constant(namespace),
    port,
    subset: fc.constant(subset === null ? undefined : { name: subset, labels: new Map([['version', subset], ['a', 'x']]) }),
    path: fc.constant(`/${[namespace, service, subset ?? 'all'].join('/')}/`),
    workload: fc.option(fc.record({ labels: fc.constant(LABELS[(service.length + namespace.length) % LABELS.length] ?? LABELS[0]), port }), { nil: undefined }),
    grants: clusters.length === 0 ? fc.constant([]) : fc.array(grant(clusters, hostname), { maxLength: 3 }),
  });

function servers(clusters: readonly string[], hostname: string) {
  const snis = [...new Set(clusters.map((cluster) => sniFor(cluster, hostname)))];
  return snis.map((sni) => {
    const theirs = clusters.filter((cluster) => sniFor(cluster, hostname) === sni);
    const peer = sni === hostname ? null : (theirs[0] ?? null);
    return { at, sni, peer, trust: bundle(sni), identities: theirs.map((cluster) => identity(cluster, 'egress')) };
  });
}

/** Pairs of names, each once. */
const things = <T>(most: number, make: (a: string, b: string) => fc.Arbitrary<T>): fc.Arbitrary<readonly T[]> =>
  fc
    .uniqueArray(fc.tuple(name, name), { maxLength: most, selector: ([a, b]) => `${a}/${b}` })
    .chain((all) => fc.tuple(...all.map(([a, b]) => make(a, b))));

const HOSTNAME = 'a.example';

const exposing: fc.Arbitrary<Partial<PlainAgreement>> = names(4).chain((clusters) =>
  things(5, (service, namespace) =>
    fc
      .uniqueArray(fc.constantFrom(null, 'v1', 'v2'), { minLength: 1 })
      .chain((subsets) => fc.tuple(...subsets.map((subset) => exposure(service, namespace, subset, clusters, HOSTNAME)))),
  ).chain((all) =>
    port.map((stated) => ({ ingress: { ...ingressGateway, port: stated, servers: servers(clusters, HOSTNAME) }, exposures: all.flat() })),
  ),
);

const consuming: fc.Arbitrary<Partial<PlainAgreement>> = fc
  .uniqueArray(name, { minLength: 1, maxLength: 4 })
  .chain((clusters) => fc.tuple(...clusters.map(provider)))
  .chain((providers) => things(5, (service, namespace) => consumption(service, namespace, providers)))
  .map((consumptions) => ({ egress: egressGateway, consumptions }));

/** With `istio-1.2` a check refuses local names where the gateways live. */
const APART = { istio: {}, 'istio-1.2': { namespace: 'istio-private-gateways' } } as const;

/** With one side, with both, or with none; for either target. */
export const anyAgreement: fc.Arbitrary<PlainAgreement> = fc
  .record({
    rest: fc.record({
      target: fc.constantFrom(...TARGETS),
      manage: fc.boolean(),
      // Some of what is consumed or exposed then lies where the gateways do.
      namespace: fc.constantFrom('istio-private-gateways', 'example', 'a'),
      revision: fc.constantFrom(undefined, 'stable'),
      validUntil: fc.constantFrom(undefined, '2030-01-31'),
    }),
    exposing: fc.oneof(fc.constant({}), exposing),
    consuming: fc.oneof(fc.constant({}), consuming),
  })
  .map((parts) => ({ ...empty('me'), hostname: HOSTNAME, ...parts.rest, ...APART[parts.rest.target], ...parts.exposing, ...parts.consuming }));

/** The same agreement with every list and every map in another order. */
export function shuffled<T>(value: T, seed: number): T {
  let state = seed;
  const next = (below: number): number => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 8) % below;
  };
  const mixed = <Item>(items: readonly Item[]): Item[] => {
    const left = [...items];
    return items.map(() => left.splice(next(left.length), 1)[0] as Item);
  };
  const walk = (node: unknown): unknown => {
    if (Array.isArray(node)) return mixed(node.map(walk));
    if (node instanceof Map) return new Map(mixed([...node]));
    if (typeof node !== 'object' || node === null) return node;
    return Object.fromEntries(Object.entries(node).map(([key, item]) => [key, walk(item)]));
  };
  return walk(value) as T;
}
