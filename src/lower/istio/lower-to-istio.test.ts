// What is emitted, object by object, held against the form that was proved with real Envoys, and what differs from it case by case.
import * as assert from 'uvu/assert';
import { spec } from '../../dev/spec.ts';
import { lower } from '../index.ts';
import type { Json, Resource } from '../resource.ts';
import { at, bundle, cluster1, cluster2, empty, httpbin, ingressGateway, provider, ratings, sound, toCluster1, toCluster3 } from '../sample-agreements.ts';
import type { PlainAgreement } from '../sample-agreements.ts';
import * as expected from './expected/cluster1.ts';
import { cluster2 as expected2 } from './expected/cluster2.ts';
import { managed1, managed2 } from './expected/managed.ts';

/** As in `expected/`: everything but the labels, which emit adds. */
function manifest({ apiVersion, kind, name, namespace, annotations, body }: Resource): Json {
  const metadata = { name, ...(namespace === undefined ? {} : { namespace }), ...(Object.keys(annotations).length === 0 ? {} : { annotations }) };
  return { apiVersion, kind, metadata, ...body };
}

const identity = (object: Pick<Resource, 'kind' | 'name' | 'namespace'>): string => `${object.kind} ${object.namespace ?? ''}/${object.name}`;
const sameOrder = (a: string, b: string): number => (a < b ? -1 : 1);

interface Expected {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
}

/** Exactly these objects, each equal in every field. */
function emits(agreement: PlainAgreement, objects: readonly Expected[]): void {
  const { resources } = lower(sound(agreement));
  const wanted = new Map(objects.map((object) => [identity({ kind: object.kind, name: object.metadata.name, namespace: object.metadata.namespace }), object]));
  assert.equal(resources.map(identity).sort(sameOrder), [...wanted.keys()].sort(sameOrder));
  for (const resource of resources) assert.equal(manifest(resource), wanted.get(identity(resource)), identity(resource));
}

/** The body of one object. */
function body(agreement: PlainAgreement, kind: string, name: string, namespace = 'istio-private-gateways'): any {
  const found = lower(sound(agreement)).resources.find((resource) => identity(resource) === identity({ kind, name, namespace }));
  return found === undefined ? assert.unreachable(`no ${kind} ${namespace}/${name}`) : found.body;
}

const kinds = (agreement: PlainAgreement): readonly string[] => lower(sound(agreement)).resources.map(identity);

const consuming = (...consumptions: PlainAgreement['consumptions']): PlainAgreement => ({ ...cluster1, consumptions });
const exposing = (...exposures: PlainAgreement['exposures']): PlainAgreement => ({ ...cluster2, exposures });

const OURS = ['Namespace', 'Deployment', 'HorizontalPodAutoscaler', 'PodDisruptionBudget', 'NetworkPolicy', 'ServiceAccount'];

/** Without what belongs to a gateway that is ours, and the Role under a name that a chart does not use. */
const unmanaged = (objects: readonly Expected[]): readonly Expected[] =>
  objects
    .filter(({ kind, metadata }) => !OURS.includes(kind) && !(kind === 'Service' && metadata.namespace === 'istio-private-gateways'))
    .map((object) => (object.kind.startsWith('Role') ? renamed(object) : object));

function renamed(object: Expected): Expected {
  const text = JSON.stringify(object).replaceAll('"name":"istio-private', '"name":"meshfed-istio-private');
  return JSON.parse(text.replace('"kind":"ServiceAccount","name":"meshfed-', '"kind":"ServiceAccount","name":"')) as Expected;
}

spec('lower-to-istio', (test) => {
  test('emits the proved form for both clusters, and the gateways', () => {
    emits(cluster1, [...expected.cluster1, ...managed1]);
    emits(cluster2, [...expected2, ...managed2]);
  });

  test('leaves gateways alone that are not ours, and gives their accounts the right to their key pairs', () => {
    emits({ ...cluster1, manage: false }, unmanaged(expected.cluster1));
    emits({ ...cluster2, manage: false }, unmanaged(expected2));
  });

  test('lists the key pairs that its objects name', () => {
    assert.equal(lower(sound(cluster1)).secrets, [
      {
        namespace: 'istio-private-gateways',
        name: 'istio-private-egressgateway-certs',
        keys: ['tls.crt', 'tls.key'],
        for: 'the key pair of the private egress gateway',
      },
    ]);
    assert.equal(lower(sound(cluster2)).secrets.map(({ name }) => name), ['istio-private-ingressgateway-certs']);
    assert.equal(lower(sound(empty('cluster9'))).secrets, []);
    const shared = { ...cluster2, ...cluster1, ingress: { ...cluster2.ingress, ...ingressGateway, servers: cluster2.ingress?.servers ?? [], secret: 'istio-private-egressgateway-certs' } };
    assert.equal(lower(sound(shared)).secrets.map((secret) => secret.for), [
      'the key pair of the private ingress gateway; the key pair of the private egress gateway',
    ]);
  });

  test('closes both doors where no gateway is declared', () => {
    const closed = { action: 'ALLOW', rules: [] };
    assert.equal(kinds({ ...empty('cluster9'), manage: false }), [
      'AuthorizationPolicy istio-private-gateways/istio-private-egressgateway',
      'AuthorizationPolicy istio-private-gateways/istio-private-ingressgateway',
    ]);
    assert.equal(kinds(empty('cluster9')).filter((kind) => !kind.startsWith('AuthorizationPolicy')), ['Namespace /istio-private-gateways']);
    for (const side of ['ingress', 'egress']) {
      assert.equal(body(empty('cluster9'), 'AuthorizationPolicy', `istio-private-${side}gateway`), {
        spec: { selector: { matchLabels: { istio: `private-${side}gateway` } }, ...closed },
      });
    }
  });

  test('keeps the policy when the last grant or consumption goes', () => {
    const withdrawn = exposing({ ...httpbin, grants: [] });
    assert.equal(body(withdrawn, 'AuthorizationPolicy', 'istio-private-ingressgateway').spec.rules, []);
    // The servers stay for the peers that are stated; nothing is behind them.
    for (const host of ['c2.example.com', 'cluster3.c2.example.com']) {
      const { http } = body(withdrawn, 'VirtualService', host).spec;
      assert.equal(http.map((route: { name: string }) => route.name), ['refuse-ambiguous-paths']);
    }
    assert.equal(body(withdrawn, 'AuthorizationPolicy', 'meshfed-httpbin', 'bookinfo').spec.rules, [
      { from: [{ source: { principals: ['*/ns/istio-private-gateways/sa/istio-private-ingressgateway'] } }] },
    ]);
    assert.equal(body(consuming(), 'AuthorizationPolicy', 'istio-private-egressgateway').spec.rules, []);
    assert.is(kinds(consuming()).some((kind) => kind.startsWith('Gateway ')), false);
    assert.is(kinds({ ...cluster2, ingress: ingressGateway, exposures: [] }).some((kind) => kind.startsWith('Gateway ')), false);
  });

  test('says until when the grants hold', () => {
    const { resources } = lower(sound({ ...cluster2, validUntil: '2030-01-31' }));
    const dated = resources.filter(({ annotations }) => annotations['meshfed.dev/valid-until'] === '2030-01-31');
    assert.equal(dated.map(identity), ['AuthorizationPolicy istio-private-gateways/istio-private-ingressgateway']);
  });

  test('leads each server to what its peers are granted, and to nothing else', () => {
    const agreement = exposing({ ...httpbin, grants: [toCluster3] });
    const routes = (host: string): unknown => body(agreement, 'VirtualService', host).spec.http.map((route: { name: string }) => route.name);
    assert.equal(routes('c2.example.com'), ['refuse-ambiguous-paths']);
    assert.equal(routes('cluster3.c2.example.com'), ['refuse-ambiguous-paths', 'bookinfo/httpbin']);
  });

  test('writes a rule a grant, with the methods and paths that it names', () => {
    const grants = [{ ...toCluster1, methods: null, paths: ['/status/*', '/get'] }, toCluster1];
    const { rules } = body(exposing({ ...httpbin, grants }), 'AuthorizationPolicy', 'istio-private-ingressgateway').spec;
    assert.equal(rules.map((rule: any) => rule.to[0].operation), [
      { methods: ['GET'], paths: ['/bookinfo/httpbin/*'] },
      { paths: ['/bookinfo/httpbin/get', '/bookinfo/httpbin/status/*'] },
    ]);
  });

  test('knows addresses of every kind', () => {
    const to = (...addresses: string[]): PlainAgreement => consuming({ ...ratings, provider: { ...provider, addresses } });
    const entry = (agreement: PlainAgreement): any => body(agreement, 'ServiceEntry', 'c2.example.com').spec;
    const allowed = (agreement: PlainAgreement): any => body(agreement, 'NetworkPolicy', 'istio-private-egressgateway').spec.egress.slice(2);
    const ports = [{ protocol: 'TCP', port: 15443 }];

    const addresses = to('203.0.113.10', '2001:db8::10');
    assert.is(entry(addresses).resolution, 'STATIC');
    assert.equal(entry(addresses).endpoints, [{ address: '2001:db8::10' }, { address: '203.0.113.10' }]);
    assert.equal(allowed(addresses), [{ to: [{ ipBlock: { cidr: '2001:db8::10/128' } }, { ipBlock: { cidr: '203.0.113.10/32' } }], ports }]);

    const names = to('lb.example.com', 'gateway.example.com');
    assert.is(entry(names).resolution, 'DNS');
    assert.equal(entry(names).endpoints, [{ address: 'gateway.example.com' }, { address: 'lb.example.com' }]);
    assert.equal(allowed(names), [{ ports }]);
  });

  test('meets a provider on the server that it has for us', () => {
    const agreement = consuming({ ...ratings, provider: { ...provider, sni: 'cluster1.c2.example.com' } });
    const rule = body(agreement, 'DestinationRule', 'c2.example.com').spec;
    assert.is(rule.host, 'c2.example.com');
    assert.is(rule.trafficPolicy.tls.sni, 'cluster1.c2.example.com');
    const [route] = body(agreement, 'VirtualService', 'ratings.default').spec.http;
    assert.is(route.rewrite.authority, 'cluster1.c2.example.com');
    assert.is(route.route[0].destination.host, 'c2.example.com');
  });

  test('keeps the CAs of a provider apart by a copy of the key pair', () => {
    const third = { ...provider, cluster: 'cluster3', hostname: 'c3.example.com', sni: 'c3.example.com', trust: bundle('third.example.com'), ownTrust: true };
    const agreement = consuming(ratings, { ...ratings, service: 'reviews', provider: third });
    assert.is(body(agreement, 'DestinationRule', 'c3.example.com').spec.trafficPolicy.tls.credentialName, 'istio-private-egressgateway-certs-cluster3');
    assert.is(body(agreement, 'DestinationRule', 'c2.example.com').spec.trafficPolicy.tls.credentialName, 'istio-private-egressgateway-certs');
    for (const [name, ca] of [['istio-private-egressgateway-certs-cluster3-cacert', 'third.example.com'], ['istio-private-egressgateway-certs-cacert', 'example.com']] as const) {
      assert.is(Buffer.from(body(agreement, 'Secret', name).data['ca.crt'], 'base64').toString(), bundle(ca).pem);
    }
    assert.equal(lower(sound(agreement)).secrets.map(({ name }) => name), [
      'istio-private-egressgateway-certs',
      'istio-private-egressgateway-certs-cluster3',
    ]);
  });

  test('has one ServiceEntry, one rule and one bundle a provider', () => {
    const listed = kinds(cluster1).filter((kind) => /^(ServiceEntry|Secret|DestinationRule)/.test(kind));
    assert.is(listed.length, 4);
  });

  test('shows a consumption where its callers are', () => {
    const other = { namespace: 'other', account: 'web' };
    const agreement = consuming({ ...ratings, callers: [other, { namespace: 'default', account: null }] });
    const { resources } = lower(sound(agreement));
    const service = resources.find(({ kind, name }) => kind === 'Service' && name === 'ratings');
    assert.is(service?.annotations['networking.istio.io/exportTo'], '.,other');
    assert.equal(body(agreement, 'VirtualService', 'ratings', 'default').spec.exportTo, ['.', 'other']);
    assert.equal(body(agreement, 'DestinationRule', 'istio-private-egressgateway').spec.exportTo, ['default', 'other']);
    const [rule] = body(agreement, 'AuthorizationPolicy', 'istio-private-egressgateway').spec.rules;
    assert.equal(rule.from[0].source.principals, ['cluster.local/ns/default/sa/*', 'cluster.local/ns/other/sa/web']);
    const [from] = body(agreement, 'NetworkPolicy', 'istio-private-egressgateway').spec.ingress;
    assert.is(from.from.length, 2);
  });

  test('shows a consumption in its own namespace too, though nobody there may call', () => {
    const agreement = consuming({ ...ratings, callers: [{ namespace: 'other', account: 'web' }] });
    assert.equal(body(agreement, 'VirtualService', 'ratings', 'default').spec.exportTo, ['.', 'other']);
    assert.equal(body(agreement, 'DestinationRule', 'istio-private-egressgateway').spec.exportTo, ['default', 'other']);
    const [from] = body(agreement, 'NetworkPolicy', 'istio-private-egressgateway').spec.ingress;
    assert.equal(from.from, [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'other' } } }]);
  });

  test('shows a consumption everywhere where anybody may call', () => {
    const agreement = consuming({ ...ratings, callers: [{ namespace: null, account: null }, { namespace: 'default', account: null }] });
    const { resources } = lower(sound(agreement));
    assert.is(resources.find(({ kind, name }) => kind === 'Service' && name === 'ratings')?.annotations['networking.istio.io/exportTo'], '*');
    assert.equal(body(agreement, 'VirtualService', 'ratings', 'default').spec.exportTo, ['*']);
    assert.equal(body(agreement, 'DestinationRule', 'istio-private-egressgateway').spec.exportTo, ['*']);
    const [rule] = body(agreement, 'AuthorizationPolicy', 'istio-private-egressgateway').spec.rules;
    assert.equal(rule.from[0].source.principals, ['cluster.local/*', 'cluster.local/ns/default/sa/*']);
    const [from] = body(agreement, 'NetworkPolicy', 'istio-private-egressgateway').spec.ingress;
    assert.equal(from.from, [{ namespaceSelector: {} }]);
  });

  test('follows the trust domain, the namespace, the account, the selector and the port that are stated', () => {
    const stated = { selector: new Map([['b', '1'], ['app', 'edge']]), serviceAccount: 'edge', secret: 'pair', at };
    const one = { ...cluster1, trustDomain: 'corp', namespace: 'edge', egress: stated };
    assert.equal(body(one, 'DestinationRule', 'istio-private-egressgateway', 'edge').spec.subsets[1].trafficPolicy.tls.subjectAltNames, [
      'spiffe://corp/ns/edge/sa/edge',
    ]);
    assert.is(body(one, 'AuthorizationPolicy', 'istio-private-egressgateway', 'edge').spec.rules[0].from[0].source.principals[0], 'corp/ns/default/sa/*');
    const two = { ...cluster2, namespace: 'edge', ingress: { ...ingressGateway, ...stated, port: 443, servers: cluster2.ingress?.servers ?? [] } };
    assert.equal(body(two, 'Service', 'istio-private-ingressgateway', 'edge').spec.ports[0], { name: 'tls-federation', protocol: 'TCP', port: 443, targetPort: 8443 });
    assert.is(body(two, 'Gateway', 'istio-private-ingressgateway', 'edge').spec.servers[0].port.number, 443);
    assert.is(body(two, 'Gateway', 'istio-private-ingressgateway', 'edge').spec.servers[0].tls.credentialName, 'pair');
    assert.is(body(two, 'NetworkPolicy', 'istio-private-ingressgateway', 'edge').spec.ingress[0].ports[0].port, 8443);
    assert.is(body(two, 'AuthorizationPolicy', 'meshfed-httpbin', 'bookinfo').spec.rules[0].from[0].source.principals[0], '*/ns/edge/sa/edge');
    for (const [kind, field] of [['Gateway', 'selector'], ['Service', 'selector']] as const) {
      assert.is(JSON.stringify(body(two, kind, 'istio-private-ingressgateway', 'edge').spec[field]), '{"app":"edge","b":"1"}');
    }
    assert.is(kinds({ ...two, egress: stated }).filter((kind) => kind === 'ServiceAccount edge/edge').length, 1);
  });

  test('names the revision on the pods alone', () => {
    const { template, selector } = body({ ...cluster2, revision: 'stable' }, 'Deployment', 'istio-private-ingressgateway').spec;
    assert.is(template.metadata.labels['istio.io/rev'], 'stable');
    assert.equal(selector, { matchLabels: { istio: 'private-ingressgateway' } });
  });

  test('joins the subsets of one Service in one rule', () => {
    const subset = (name: string) => ({ ...httpbin, name: `bookinfo/httpbin/${name}`, path: `/${name}/`, subset: { name, labels: new Map([['version', name]]) } });
    const agreement = exposing(subset('v2'), { ...subset('v1'), name: 'other', path: '/other/' }, subset('v1'));
    assert.equal(body(agreement, 'DestinationRule', 'httpbin.bookinfo').spec.subsets, [
      { name: 'v1', labels: { version: 'v1' } },
      { name: 'v2', labels: { version: 'v2' } },
    ]);
  });

  test('guards pods behind two Services by the grants of both', () => {
    const workload = (...labels: (readonly [string, string])[]) => ({ labels: new Map(labels), port: 8000 });
    const posted = { ...httpbin, name: 'bookinfo/web', service: 'web', path: '/web/', grants: [{ ...toCluster1, methods: ['POST' as const] }] };
    const operations = (agreement: PlainAgreement): unknown =>
      body(agreement, 'AuthorizationPolicy', 'meshfed-httpbin', 'bookinfo').spec.rules.map((rule: any) => rule.to[0].operation);
    assert.equal(operations(exposing(httpbin, { ...posted, workload: workload(['tier', 'x']) })), [
      { ports: ['8000'], notMethods: ['GET', 'POST'] },
      { notPorts: ['8000'] },
    ]);
    assert.equal(operations(exposing(httpbin, { ...posted, workload: workload(['app', 'web']) })), [
      { ports: ['8000'], notMethods: ['GET'] },
      { notPorts: ['8000'] },
    ]);
    assert.equal(operations(exposing(httpbin, { ...posted, namespace: 'shop', workload: workload(['app', 'httpbin']) })), [
      { ports: ['8000'], notMethods: ['GET'] },
      { notPorts: ['8000'] },
    ]);
  });

  test('emits no policy behind the gateway where no workload is stated', () => {
    assert.is(kinds(exposing({ ...httpbin, workload: undefined })).some((kind) => kind.includes('meshfed-httpbin')), false);
  });

  test('tells what is behind an object, and where it was said', () => {
    const { resources } = lower(sound(cluster2));
    for (const resource of resources) assert.ok(resource.causes.length > 0 && resource.about.length > 0, identity(resource));
    const policy = resources.find(({ kind, name }) => kind === 'AuthorizationPolicy' && name === 'istio-private-ingressgateway');
    assert.equal(policy?.about.slice(1), [
      'exposes bookinfo/httpbin of cluster2 to cluster1',
      'exposes bookinfo/myratings/v1 of cluster2 to cluster1',
      'exposes bookinfo/httpbin of cluster2 to cluster3',
    ]);
  });
});
