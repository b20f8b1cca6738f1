// Federations of two to four clusters at random, as text: names that lie close together, grants of every shape, one CA or several.
import fc from 'fast-check';
import { METHODS } from '../model/names.ts';
import { fixtureFiles } from './fixtures.ts';

export type FederationFiles = ReadonlyMap<string, Uint8Array | string>;

const CAS = ['root', 'ledger'] as const;

const pick = <T>(items: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...items);
const some = <T>(items: readonly T[]): fc.Arbitrary<readonly T[]> => fc.subarray([...items], { minLength: 1 });

const grant = fc.record({
  methods: fc.option(some(METHODS)),
  paths: fc.option(some(['/a', '/a/*', '/ab', '/a/b/*', '/*', '/b/c'])),
  until: fc.option(pick(['2026-11-24', '2026-11-25', '2099-01-01'])),
});

const exposure = fc.record({
  service: pick(['svc', 'svc-a', 'other']),
  namespace: pick(['ns', 'ns-a']),
  port: pick([80, 8080, 9080]),
  version: fc.option(pick(['v1', 'v2'])),
  workload: fc.option(fc.record({ app: pick(['x', 'y']), tier: fc.boolean(), port: pick([8080, 9080]) })),
  to: fc.array(fc.record({ peer: fc.nat(3), grant }), { maxLength: 3 }),
});

const consumption = fc.record({
  from: fc.nat(3),
  exposure: fc.nat(3),
  namespace: pick(['app', 'shop']),
  port: pick([80, 9000]),
  callers: fc.option(some(['ns/app/sa/one', 'ns/app/*', 'ns/other/*', '"*"'])),
});

const cluster = fc.record({
  manage: fc.boolean(),
  trustDomain: fc.option(pick(['mesh.internal', 'td.example'])),
  namespace: fc.option(pick(['gw', 'federation'])),
  port: pick([443, 8443, 15443]),
  /** Who has a CA of its own, as this cluster sees it. */
  own: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
  exposes: fc.array(exposure, { maxLength: 4 }),
  consumes: fc.array(consumption, { maxLength: 4 }),
});

export const randomFederation: fc.Arbitrary<FederationFiles> = fc.array(cluster, { minLength: 2, maxLength: 4 }).map(written);

type Cluster = typeof cluster extends fc.Arbitrary<infer T> ? T : never;

/** What the generator leaves ambiguous, such as two exposures of one name, it leaves out. */
function written(clusters: readonly Cluster[]): FederationFiles {
  const certificates = fixtureFiles('three-clusters');
  const files = new Map<string, Uint8Array | string>();
  const exposed = clusters.map(({ exposes }) => [...new Map(exposes.map((one) => [nameOf(one), one])).values()].filter((one, _, all) => !all.some((other) => other !== one && nameOf(one).startsWith(`${nameOf(other)}/`))));
  clusters.forEach((one, index) => {
    files.set(`c${index}/agreement.yaml`, agreement(clusters, exposed, one, index));
    for (const ca of CAS) files.set(`c${index}/certs/${ca}.crt`, certificates.get(`payments/certs/${ca}.crt`) ?? '');
  });
  return files;
}

type Exposure = Cluster['exposes'][number];

const nameOf = ({ namespace, service, version }: Exposure): string => [namespace, service, ...(version === null ? [] : [version])].join('/');

const sniOf = (clusters: readonly Cluster[], provider: number, consumer: number): string => `${clusters[provider]?.own[consumer] === true ? `c${consumer}.` : ''}c${provider}.example.com`;

function agreement(clusters: readonly Cluster[], exposed: readonly (readonly Exposure[])[], one: Cluster, index: number): string {
  const peers = clusters.flatMap(({ port }, peer) => (peer === index ? [] : [
    `    - cluster: c${peer}`,
    `      hostname: c${peer}.example.com`,
    ...(one.own[peer] === true ? ['      trust: [certs/ledger.crt]'] : []),
    `      egress: {identity: spiffe://c${peer}.example.com/istio-private-egressgateway}`,
    `      ingress: {addresses: [192.0.2.${peer + 1}], port: ${port}, identity: spiffe://c${peer}.example.com/istio-private-ingressgateway, sni: ${sniOf(clusters, peer, index)}}`,
  ]));
  const lines = [
    'apiVersion: meshfed.dev/v1alpha1', 'kind: Agreement', `metadata: {name: c${index}}`, 'spec:', `  hostname: c${index}.example.com`,
    ...(one.trustDomain === null ? [] : [`  trustDomain: ${one.trustDomain}`]),
    '  gateways:', `    manage: ${one.manage}`, ...(one.namespace === null ? [] : [`    namespace: ${one.namespace}`]),
    `    ingress: {addresses: [192.0.2.${index + 1}], port: ${one.port}}`, '    egress: {}', '  trust: [certs/root.crt]', '  peers:', ...peers,
    '  exposes:', ...(exposed[index] ?? []).flatMap((each) => exposureLines(each, clusters.length, index)), '  consumes:', ...consumptionLines(exposed, one, index),
  ];
  return `${lines.join('\n').replace(/ {2}(exposes|consumes):(?=\n {2}\w|$)/g, '  $1: []')}\n`;
}

function exposureLines({ service, namespace, port, version, workload, to }: Exposure, count: number, index: number): readonly string[] {
  const grants = to.filter(({ peer }) => peer % count !== index).map(({ peer, grant: { methods, paths, until } }) =>
    `        - {cluster: c${peer % count}${methods === null ? '' : `, methods: [${methods.join(', ')}]`}${paths === null ? '' : `, paths: [${paths.join(', ')}]`}${until === null ? '' : `, until: ${until}`}}`);
  return [
    `    - service: ${service}`, `      namespace: ${namespace}`, `      port: ${port}`,
    ...(version === null ? [] : [`      subset: {name: ${version}, labels: {version: ${version}}}`]),
    ...(workload === null ? [] : [`      workload: {labels: {app: ${workload.app}${workload.tier ? ', tier: web' : ''}}, port: ${workload.port}}`]),
    ...(grants.length === 0 ? ['      to: []'] : ['      to:', ...grants]),
  ];
}

function consumptionLines(exposed: readonly (readonly Exposure[])[], one: Cluster, index: number): readonly string[] {
  return one.consumes.flatMap(({ from, exposure: chosen, namespace, port, callers }, number) => {
    const provider = from % exposed.length;
    const offers = exposed[provider] ?? [];
    const offer = offers[chosen % Math.max(1, offers.length)];
    if (provider === index || offer === undefined) return [];
    return [
      `    - as: {service: remote-${number}, namespace: ${namespace}, port: ${port}}`, '      from:', `        - {cluster: c${provider}, exposure: ${nameOf(offer)}}`,
      ...(callers === null ? [] : [`      callers: [${callers.join(', ')}]`]),
    ];
  });
}
