// Federations of two to four clusters at random, inside of what the lab has: names that lie close together, grants of every shape, CAs that differ.
import fc from 'fast-check';
import type { Federation } from '../plan/federation.ts';
import { METHODS } from '../../src/model/names.ts';
import { AUTHORITIES, EXTERNAL, MEANS, SERVICES, type Authority } from './means.ts';

/** Agreements by path; `bundle` makes the file of CAs. */
export type Written = Readonly<Record<string, string>>;

const pick = <T>(...items: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...items);
const some = <T>(items: readonly T[]): fc.Arbitrary<readonly T[]> => fc.subarray([...items], { minLength: 1 });
const sometimes = <T>(arbitrary: fc.Arbitrary<T>, freq = 2): fc.Arbitrary<T | null> => fc.option(arbitrary, { freq });

const grant = fc.record({
  /** An index of the other clusters and the external one. */
  peer: fc.nat(9),
  methods: sometimes(some(METHODS)),
  paths: sometimes(some(['/', '/a', '/a/*', '/ab', '/a/b/*', '/*', '/b/c', '/A/*', '/a.b/~c/*', '/a-b/*'])),
  until: sometimes(pick('2026-11-24', '2026-11-25', '2099-01-01'), 1),
});

const exposure = fc.record({
  of: fc.nat(SERVICES.length - 1),
  subset: sometimes(fc.nat(1)),
  path: sometimes(pick('/a/', '/a-b/', '/A/', '/api/v1/', '/ns/', '/x.y/~z/'), 1),
  to: fc.array(grant, { maxLength: 3 }),
});

const consumption = fc.record({
  of: fc.nat(20),
  namespace: pick('app', 'ns', 'ns-a'),
  port: pick(80, 9000),
  callers: sometimes(some(['ns/app/sa/one', 'ns/app/*', 'ns/ns/sa/x-v1', 'ns/ns-a/*', '"*"'])),
});

const cluster = fc.record({
  /** Whether it says where pods are. Of all Services in front of the same pods, or of none: the lock behind the gateway is one. */
  locks: fc.record({ x: fc.boolean(), y: fc.boolean() }),
  trust: fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: some(AUTHORITIES) }),
  /** What it trusts about each peer, where not the peer's own CA. */
  trusts: fc.array(fc.oneof({ weight: 5, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: some(AUTHORITIES) }), { minLength: 6, maxLength: 6 }),
  exposes: fc.array(exposure, { minLength: 1, maxLength: 4 }),
  consumes: fc.array(consumption, { maxLength: 4 }),
});

type Cluster = typeof cluster extends fc.Arbitrary<infer T> ? T : never;
type Exposure = Cluster['exposes'][number];

/** `count` federations; the same for the same seed. */
export function drawFederations(plan: Federation, bundle: (authorities: readonly string[]) => string, seed: number, count: number): readonly Written[] {
  return fc.sample(fc.array(cluster, { minLength: 2, maxLength: 4 }), { seed, numRuns: count }).map((drawn) => written(plan, bundle, drawn));
}

interface Drawn {
  readonly plan: Federation;
  readonly clusters: readonly Cluster[];
  readonly exposed: readonly (readonly Exposure[])[];
}

function written(plan: Federation, bundle: (authorities: readonly string[]) => string, clusters: readonly Cluster[]): Written {
  const drawn: Drawn = { plan, clusters, exposed: clusters.map(({ exposes }) => clear(exposes)) };
  return Object.fromEntries(clusters.flatMap((_, index) => [
    [`c${index}/agreement.yaml`, agreement(drawn, index)],
    ...CHOICES.map((authorities) => [`c${index}/certs/${fileOf(authorities)}`, bundle(authorities)]),
  ]));
}

const CHOICES: readonly (readonly Authority[])[] = [['root'], ['ledger'], ['root', 'ledger']];

const fileOf = (authorities: readonly Authority[]): string => `${[...authorities].sort().join('-and-')}.crt`;

/** No name twice, and no path inside of another. */
const clear = (exposes: readonly Exposure[]): readonly Exposure[] =>
  exposes.filter((one, index) => !exposes.some((other, place) => place < index && (nameOf(one) === nameOf(other) || pathOf(one).startsWith(pathOf(other)) || pathOf(other).startsWith(pathOf(one)))));

const subsetOf = ({ of, subset }: Exposure): string | undefined => (subset === null ? undefined : SERVICES[of]?.subsets[subset]);

const nameOf = (one: Exposure): string => [SERVICES[one.of]?.namespace, SERVICES[one.of]?.service, subsetOf(one)].filter((part) => part !== undefined).join('/');

const pathOf = (one: Exposure): string => one.path ?? `/${nameOf(one)}/`;

const authorityOf = ({ plan }: Drawn, index: number): Authority => (plan.clusters[`c${index}`]?.authority ?? 'root') as Authority;

const trustOf = (drawn: Drawn, index: number): readonly Authority[] => drawn.clusters[index]?.trust ?? [authorityOf(drawn, index)];

/** What a cluster trusts about a peer; the external one is number 5. */
const trustAbout = (drawn: Drawn, index: number, peer: number): readonly Authority[] =>
  drawn.clusters[index]?.trusts[peer] ?? [peer === 5 ? EXTERNAL.authority : authorityOf(drawn, peer)];

const isOwn = (drawn: Drawn, index: number, peer: number): boolean => fileOf(trustOf(drawn, index)) !== fileOf(trustAbout(drawn, index, peer));

function agreement(drawn: Drawn, index: number): string {
  const { plan, clusters, exposed } = drawn;
  const [name, means] = [`c${index}`, MEANS[`c${index}`]];
  const { trustDomain, ingress, hostname } = plan.clusters[name] ?? {};
  const peers = clusters.flatMap((_, peer) => peerLines(drawn, index, peer));
  const own = isOwn(drawn, index, 5) ? [`      trust: [certs/${fileOf(trustAbout(drawn, index, 5))}]`] : [];
  const external = [`    - cluster: ${EXTERNAL.name}`, '      external: true', ...own, `      egress: {identity: [${EXTERNAL.identities.join(', ')}]}`];
  const lines = [
    'apiVersion: meshfed.dev/v1alpha1', 'kind: Agreement', `metadata: {name: ${name}}`, 'spec:', `  hostname: ${hostname}`,
    ...(trustDomain === 'cluster.local' ? [] : [`  trustDomain: ${trustDomain}`]),
    '  gateways:', `    manage: ${means?.manage}`, `    namespace: ${means?.namespace}`,
    `    ingress: {addresses: [${ingress?.addresses.join(', ')}], port: ${ingress?.port}}`, '    egress: {}',
    `  trust: [certs/${fileOf(trustOf(drawn, index))}]`, '  peers:', ...peers, ...external,
    ...list('exposes', (exposed[index] ?? []).flatMap((one) => exposureLines(drawn, index, one))), ...list('consumes', consumptionLines(drawn, index)),
  ];
  return `${lines.join('\n')}\n`;
}

const list = (key: string, lines: readonly string[]): readonly string[] => (lines.length === 0 ? [`  ${key}: []`] : [`  ${key}:`, ...lines]);

function peerLines(drawn: Drawn, index: number, peer: number): readonly string[] {
  const { hostname, ingress } = drawn.plan.clusters[`c${peer}`] ?? {};
  if (peer === index || hostname === undefined || ingress === undefined) return [];
  const trust = isOwn(drawn, index, peer) ? [`      trust: [certs/${fileOf(trustAbout(drawn, index, peer))}]`] : [];
  const sni = isOwn(drawn, peer, index) ? `, sni: c${index}.${hostname}` : '';
  return [
    `    - cluster: c${peer}`, `      hostname: ${hostname}`, ...trust, `      egress: {identity: spiffe://${hostname}/istio-private-egressgateway}`,
    `      ingress: {addresses: [${ingress.addresses.join(', ')}], port: ${ingress.port}, identity: ${ingress.identity}${sni}}`,
  ];
}

/** Whom a number means, for a cluster. */
function peerNamed({ clusters }: Drawn, index: number, peer: number): string {
  const others = [...clusters.keys()].filter((one) => one !== index).map((one) => `c${one}`);
  return [...others, EXTERNAL.name][peer % (others.length + 1)] ?? EXTERNAL.name;
}

function exposureLines(drawn: Drawn, index: number, one: Exposure): readonly string[] {
  const { of, path, to } = one;
  const [service, subset] = [SERVICES[of], subsetOf(one)];
  if (service === undefined) return [];
  const grants = to.map(({ peer, methods, paths, until }) =>
    `        - {cluster: ${peerNamed(drawn, index, peer)}${methods === null ? '' : `, methods: [${methods.join(', ')}]`}${paths === null ? '' : `, paths: [${paths.join(', ')}]`}${until === null ? '' : `, until: ${until}`}}`);
  const labels = Object.entries(service.labels).map(([key, value]) => `${key}: ${value}`);
  return [
    `    - service: ${service.service}`, `      namespace: ${service.namespace}`, `      port: ${service.port}`,
    ...(subset === undefined ? [] : [`      subset: {name: ${subset}, labels: {version: ${subset}}}`]),
    ...(path === null ? [] : [`      path: ${path}`]),
    ...(drawn.clusters[index]?.locks[service.labels.app] === true ? [`      workload: {labels: {${labels.join(', ')}}, port: ${service.podPort}}`] : []),
    ...(grants.length === 0 ? ['      to: []'] : ['      to:', ...grants]),
  ];
}

/** More often of what is granted to it than of what is not. */
function consumptionLines(drawn: Drawn, index: number): readonly string[] {
  const { clusters, exposed } = drawn;
  const all = exposed.flatMap((offers, provider) => (provider === index ? [] : offers.map((offer) => ({ provider, offer }))));
  const granted = all.filter(({ provider, offer }) => offer.to.some(({ peer }) => peerNamed(drawn, provider, peer) === `c${index}`));
  const choices = [...granted, ...granted, ...granted, ...all];
  return (clusters[index]?.consumes ?? []).flatMap(({ of, namespace, port, callers }, number) => {
    const chosen = choices[of % choices.length];
    if (chosen === undefined) return [];
    const { provider, offer } = chosen;
    return [
      `    - as: {service: remote-${number}, namespace: ${namespace}, port: ${port}}`, '      from:',
      `        - {cluster: c${provider}, exposure: ${nameOf(offer)}${offer.path === null ? '' : `, path: ${offer.path}`}}`,
      ...(callers === null ? [] : [`      callers: [${callers.join(', ')}]`]),
    ];
  });
}
