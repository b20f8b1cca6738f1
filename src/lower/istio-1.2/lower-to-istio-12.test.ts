// Target istio-1.2 against the reference text: its 31 objects one by one, then what the text shows no example of.
import * as assert from 'uvu/assert';
import { parse } from 'yaml';
import { compileFiles, fixtureFiles } from '../../dev/fixtures.ts';
import { spec } from '../../dev/spec.ts';
import { lower } from '../index.ts';
import type { Json } from '../resource.ts';
import * as samples from '../sample-agreements.ts';
import { httpbin, ratings, sound, toCluster1, type PlainAgreement } from '../sample-agreements.ts';
import * as text1 from './expected/cluster1.ts';
import * as text2 from './expected/cluster2.ts';

type Overlay = ReturnType<typeof compileFiles>['compiled'][number]['overlay'];

const BOTH = 'istio-1.2-bookinfo';
const CONSUMED = 'istio-1.2-bookinfo-httpbin';
const RATINGS = 'istio-1.2-bookinfo-ratings';

/** Where each object of the text is found: a story of fixtures/, and the part that it has in the overlay. */
const OURS: Readonly<Record<number, string>> = {
  ...every([3, 5], BOTH), // the Namespaces
  ...every([4, 6], BOTH), // Helm values: no objects, so they lie beside the kustomization
  ...every([7, 9, 10, 11, 12, 13, 14, 15, 16, 20, 26, 27, 28, 29, 30, 31], BOTH),
  ...every([21, 22, 23, 24, 25], CONSUMED),
  ...every([8, 18], RATINGS),
};

const NOT_OURS: Readonly<Record<number, string>> = {
  1: 'the Service of ratings is the application’s own',
  2: 'the DestinationRule of ratings, with its subset v1, is the application’s own',
  17: 'the route to reviews v2 is the application’s own',
  19: 'the DestinationRule of httpbin is the application’s own',
};

function every(numbers: readonly number[], story: string): Readonly<Record<number, string>> {
  return Object.fromEntries(numbers.map((number) => [number, story]));
}

type Read = { readonly kind?: string; readonly metadata?: Record<string, unknown>; readonly spec?: any };

/** The files of an overlay as another reader has them, by path; labels of ours aside. */
function objectsOf({ files }: Overlay): ReadonlyMap<string, Read> {
  return new Map([...files].filter(([path]) => path !== 'kustomization.yaml').map(([path, { text }]) => [path, withoutLabels(parse(text, { version: '1.1' }) as Read)]));
}

function withoutLabels({ metadata, ...rest }: Read): Read {
  if (metadata === undefined) return rest;
  const { labels, ...named } = metadata;
  assert.equal(labels, { 'app.kubernetes.io/managed-by': 'meshfed', 'app.kubernetes.io/part-of': 'meshfed' });
  return { ...rest, metadata: named };
}

const OVERLAYS = new Map(
  [BOTH, CONSUMED, RATINGS].map((story) => [story, new Map<string, Overlay>(compileFiles(fixtureFiles(story)).compiled.map(({ overlay }) => [overlay.cluster, overlay]))]),
);

function overlayOf(story: string, cluster: string): Overlay {
  const overlay = OVERLAYS.get(story)?.get(cluster);
  if (overlay === undefined) throw new Error(`${story} has no overlay of ${cluster}`);
  return overlay;
}

/** Helm values have no name of their own: the gateway that they enable is what they are about. */
const identity = ({ kind = 'Helm values', metadata, ...rest }: any): string =>
  `${kind} ${metadata?.namespace ?? ''}/${metadata?.name ?? Object.keys(rest.gateways).at(-1)}`;

const TEXT: readonly (readonly [number: number, cluster: string, object: Read])[] = [
  ...Object.entries(text1.cluster1).map(([number, object]) => [Number(number), 'cluster1', object as Read] as const),
  ...Object.entries(text2.cluster2).map(([number, object]) => [Number(number), 'cluster2', inOurWords(Number(number), object) as Read] as const),
];

/** The text names the policies of ratings and httpbin after applications of an earlier version of itself. What they say is right. */
function inOurWords(number: number, object: Json): Json {
  if (number !== 31) return object;
  const copy = structuredClone(object) as any;
  const { rules } = copy.spec.filters[0].filterConfig;
  const { reviews_v3: ofRatings, ratings_v1: ofHttpbin } = rules.policies;
  rules.policies = { ratings: ofRatings, httpbin: ofHttpbin };
  return copy;
}

spec('the reference text', (test) => {
  test('has 31 objects, each of which is ours or is not for a reason', () => {
    const numbers = [...Object.keys(OURS), ...Object.keys(NOT_OURS)].map(Number).sort((a, b) => a - b);
    assert.equal(numbers, Array.from({ length: 31 }, (_, index) => index + 1));
    assert.equal(TEXT.map(([number]) => number).sort((a, b) => a - b), Object.keys(OURS).map(Number));
  });

  for (const [number, cluster, object] of TEXT) {
    const story = OURS[number] ?? '';
    test(`${number}: ${identity(object)} of ${cluster} is what ${story} gives`, () => {
      const found = [...objectsOf(overlayOf(story, cluster)).values()].filter((one) => identity(one) === identity(object));
      assert.equal(found, [object]);
    });
  }

  test('holds all that is emitted', () => {
    for (const [story, overlays] of OVERLAYS) {
      for (const [cluster, overlay] of overlays) {
        const known = TEXT.filter(([, owner]) => owner === cluster).map(([, , object]) => identity(object));
        for (const object of objectsOf(overlay).values()) assert.ok(known.includes(identity(object)), `${story} ${cluster} ${identity(object)}`);
      }
    }
  });

  test('has Helm values beside the objects, in a folder that no kustomization lists', () => {
    for (const [cluster, side] of [['cluster1', 'egress'], ['cluster2', 'ingress']] as const) {
      const { files } = overlayOf(BOTH, cluster);
      assert.ok(files.has(`helm-values/istio-private-${side}gateway.yaml`));
      const { resources } = parse(files.get('kustomization.yaml')?.text ?? '') as { readonly resources: readonly string[] };
      assert.equal(resources, [...files.keys()].filter((path) => path !== 'kustomization.yaml' && !path.startsWith('helm-values/')));
    }
  });

  test('has two short names, which mean in their own namespaces what is meant (C005)', () => {
    const objects = [...objectsOf(overlayOf(CONSUMED, 'cluster1')).values()];
    const full = (name: string, { metadata }: Read): string => `${name}.${metadata?.['namespace']}.svc.cluster.local`;
    const find = (kind: string, name: string, namespace: string): Read => objects.find((one) => identity(one) === `${kind} ${namespace}/${name}`) as Read;
    for (const service of ['ratings', 'httpbin']) {
      const route = find('VirtualService', service, 'default');
      assert.equal(route.spec.hosts.map((host: string) => full(host, route)), find('VirtualService', service, 'istio-private-gateways').spec.hosts);
      const rule = find('DestinationRule', 'c2-example-com', 'istio-private-gateways');
      const [{ destination }] = find('VirtualService', service, 'istio-private-gateways').spec.http[0].route;
      assert.is(full(rule.spec.host, rule), destination.host);
    }
  });
});

const old = (agreement: PlainAgreement): PlainAgreement => ({ ...agreement, target: 'istio-1.2' });
const exposing = (...exposures: PlainAgreement['exposures']): PlainAgreement => old({ ...samples.cluster2, exposures });

function bodies(agreement: PlainAgreement, kind: string): Record<string, any> {
  const { resources } = lower(sound(agreement));
  return Object.fromEntries(resources.filter((one) => one.kind === kind).map(({ name, namespace, body }) => [`${namespace}/${name}`, body['spec'] ?? body]));
}

const kinds = (agreement: PlainAgreement): readonly string[] => lower(sound(agreement)).resources.map(({ kind, name }) => `${kind} ${name}`);
const policiesOf = (agreement: PlainAgreement): any => bodies(agreement, 'EnvoyFilter')['istio-private-gateways/private-ingress-rbac'].filters[0].filterConfig.rules.policies;
const rulesOf = (agreement: PlainAgreement): any => bodies(agreement, 'ServiceRole')['bookinfo/httpbin-reader'].rules;

spec('target istio-1.2 beyond the text', (test) => {
  const path = (match: object): object => ({ header: { name: ':path', ...match } });
  const method = (name: string): object => ({ header: { name: ':method', exact_match: name } });

  test('says methods and paths as alternatives, at both locks', () => {
    const agreement = exposing({ ...httpbin, grants: [{ ...toCluster1, methods: ['GET', 'HEAD'], paths: ['/status/*', '/get'] }] });
    assert.equal(policiesOf(agreement).httpbin.permissions.and_rules.rules, [
      {
        or_rules: {
          rules: [
            path({ exact_match: '/bookinfo/httpbin/get' }),
            path({ prefix_match: '/bookinfo/httpbin/get?' }),
            path({ prefix_match: '/bookinfo/httpbin/status/' }),
          ],
        },
      },
      { or_rules: { rules: [method('GET'), method('HEAD')] } },
    ]);
    assert.equal(rulesOf(agreement), [
      { services: ['httpbin.bookinfo.svc.cluster.local'], methods: ['GET', 'HEAD'], paths: ['/get', '/get?*', '/status/*'] },
    ]);
  });

  test('says every method by no rule, and by a star', () => {
    const agreement = exposing({ ...httpbin, grants: [{ ...toCluster1, methods: null }] });
    assert.equal(policiesOf(agreement).httpbin.permissions.and_rules.rules, [path({ prefix_match: '/bookinfo/httpbin/' })]);
    assert.equal(rulesOf(agreement), [{ services: ['httpbin.bookinfo.svc.cluster.local'], methods: ['*'] }]);
  });

  test('joins grants that allow the same, and numbers the policies of those that do not', () => {
    const identities = ['spiffe://c9.example.com/egress'];
    const grants = [toCluster1, { ...toCluster1, cluster: 'cluster9', identities }, { ...toCluster1, methods: ['POST' as const] }];
    const policies = policiesOf(exposing({ ...httpbin, grants }));
    assert.equal(Object.keys(policies), ['httpbin', 'httpbin_2']);
    const exact = (one: any): string => one.authenticated.principal_name.exact;
    assert.equal(policies.httpbin.principals.map(exact), ['spiffe://c1.example.com/istio-private-egressgateway', 'spiffe://c9.example.com/egress']);
    assert.equal(policies.httpbin_2.principals.map(exact), ['spiffe://c1.example.com/istio-private-egressgateway']);
    assert.equal(rulesOf(exposing({ ...httpbin, grants })).map((rule: any) => rule.methods), [['GET'], ['POST']]);
    const elsewhere = [toCluster1, { ...toCluster1, cluster: 'cluster9', identities, paths: ['/get'] }];
    assert.equal(Object.values<any>(policiesOf(exposing({ ...httpbin, grants: elsewhere }))).map(({ principals }) => principals.map(exact)), [
      identities,
      ['spiffe://c1.example.com/istio-private-egressgateway'],
    ]);
  });

  test('gives one role to Services of one application, and one rule to subsets that are granted alike', () => {
    const subset = (name: string) => ({ ...httpbin, name: `bookinfo/httpbin/${name}`, path: `/${name}/`, subset: { name, labels: new Map([['version', name]]) }, grants: [toCluster1] });
    const admin = { ...httpbin, name: 'bookinfo/admin', service: 'admin', path: '/admin/', grants: [toCluster1] };
    assert.equal(rulesOf(exposing(subset('v1'), subset('v2'), admin)).map((rule: any) => rule.services[0]).sort(), ['admin.bookinfo.svc.cluster.local', 'httpbin.bookinfo.svc.cluster.local']);
    assert.is(kinds(exposing(subset('v1'), admin)).filter((kind) => kind.startsWith('ServiceRoleBinding')).length, 1);
  });

  test('leaves a closed door when the last grant goes, and when the gateway goes', () => {
    const withdrawn = exposing({ ...httpbin, grants: [] });
    assert.equal(policiesOf(withdrawn), {});
    assert.equal(kinds(withdrawn), ['ClusterRbacConfig default', 'EnvoyFilter private-ingress-rbac', 'Gateway istio-private-ingressgateway', 'Namespace istio-private-gateways']);
    assert.equal(kinds(exposing()), ['EnvoyFilter private-ingress-rbac', 'Namespace istio-private-gateways']);
    for (const manage of [true, false]) assert.equal(policiesOf(old({ ...samples.empty('cluster9'), manage })), {});
    assert.equal(kinds(old({ ...samples.cluster1, manage: false, consumptions: [] })), ['EnvoyFilter private-ingress-rbac']);
    assert.equal(kinds(old({ ...samples.cluster1, consumptions: [] })), ['Namespace istio-private-gateways']);
  });

  test('follows the trust domain, the namespace, the account, the selector, the port and the Secret that are stated', () => {
    const ingress = { ...samples.ingressGateway, selector: new Map([['app', 'edge'], ['a', '1']]), serviceAccount: 'edge', secret: 'pair', port: 443 };
    const agreement = old({ ...samples.cluster2, trustDomain: 'corp', namespace: 'edge', ingress });
    assert.equal(bodies(agreement, 'ServiceRoleBinding')['bookinfo/httpbin-reader'].subjects, [{ user: 'corp/ns/edge/sa/edge' }]);
    const filter = bodies(agreement, 'EnvoyFilter')['edge/private-ingress-rbac'];
    assert.equal(filter.workloadLabels, { a: '1', app: 'edge' });
    assert.is(filter.filters[0].listenerMatch.portNumber, 443);
    const gateway = bodies(agreement, 'Gateway')['edge/istio-private-ingressgateway'];
    assert.equal([gateway.selector, gateway.servers[0].port.number], [{ a: '1', app: 'edge' }, 443]);
    const [values] = lower(sound(agreement)).helmValues as any;
    const chart = values.values.gateways['istio-private-ingressgateway'];
    assert.equal([chart.labels, chart.ports[0].port, chart.secretVolumes[0].secretName, chart.secretVolumes[0].name], [{ app: 'edge', a: '1' }, 443, 'pair', 'c2-example-com-certs']);
  });

  test('emits neither Namespace nor values for gateways that are not ours', () => {
    const { resources, helmValues } = lower(sound(old({ ...samples.cluster1, manage: false })));
    assert.equal(helmValues, []);
    assert.not.ok(resources.some(({ kind }) => kind === 'Namespace'));
  });

  test('meets a provider on the server that it has for us, at all its addresses, once for all that it provides', () => {
    const provider = { ...samples.provider, sni: 'cluster1.c2.example.com', addresses: ['2001:db8::10', '203.0.113.10'] };
    const agreement = old({ ...samples.cluster1, consumptions: [{ ...ratings, provider }, { ...ratings, service: 'more', provider }] });
    const [setting] = bodies(agreement, 'DestinationRule')['istio-private-gateways/c2-example-com'].trafficPolicy.portLevelSettings;
    assert.is(setting.tls.sni, 'cluster1.c2.example.com');
    assert.is(bodies(agreement, 'VirtualService')['istio-private-gateways/ratings'].http[0].rewrite.authority, 'cluster1.c2.example.com');
    assert.equal(bodies(agreement, 'Endpoints')['istio-private-gateways/c2-example-com'].subsets[0].addresses, [{ ip: '2001:db8::10' }, { ip: '203.0.113.10' }]);
    assert.is(kinds(agreement).filter((kind) => kind.endsWith(' c2-example-com')).length, 3);
  });

  test('lists the Secrets that the gateways mount', () => {
    const agreement = old({ ...samples.cluster1, ingress: { ...samples.ingressGateway, secret: 'other' } });
    assert.equal(lower(sound(agreement)).secrets.map(({ name, keys }) => [name, ...keys]), [
      ['istio-private-egressgateway-certs', 'tls.crt', 'tls.key'],
      ['other', 'tls.crt', 'tls.key'],
      ['c1-trusted-certs', 'example.com.crt'],
    ]);
    assert.equal(lower(sound(old(samples.empty('cluster9')))).secrets, []);
    const shared = old({ ...samples.cluster1, ingress: { ...samples.ingressGateway, secret: 'istio-private-egressgateway-certs' } });
    assert.equal(lower(sound(shared)).secrets.map((secret) => secret.for), [
      'the key pair of the private ingress gateway; the key pair of the private egress gateway',
      'the certificates of `trust`, all in one file',
    ]);
  });

  test('says until when the grants hold', () => {
    const { resources } = lower(sound({ ...exposing(httpbin), validUntil: '2030-01-31' }));
    assert.equal(resources.filter(({ annotations }) => Object.keys(annotations).length > 0).map(({ kind }) => kind), ['EnvoyFilter']);
  });

  test('tells what is behind an object, and where it was said', () => {
    for (const { kind, name, about, causes } of lower(sound(old({ ...samples.cluster1, ...exposing(httpbin) }))).resources) {
      assert.ok(about.length > 0 && causes.length > 0, `${kind} ${name}`);
    }
  });
});
