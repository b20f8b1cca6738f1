// What a hand does to overlays: each hole is a change of one cluster's objects, made over what we emit for agreements/.
import type { KubernetesObject } from '../plan/kubernetes-object.ts';
import { add, all, change, drop, insert, remove, set, type Change } from './change-objects.ts';

export interface Hole {
  readonly name: string;
  readonly cluster: 'c0' | 'c1';
  readonly change: Change;
  /** Why no request shows what the prover says of it. */
  readonly unseen?: string;
}

const GATEWAYS = 'istio-private-gateways';
const INGRESS = `AuthorizationPolicy ${GATEWAYS}/istio-private-ingressgateway`;
const EGRESS = 'AuthorizationPolicy gw/istio-private-egressgateway';
const GATEWAY = `Gateway ${GATEWAYS}/istio-private-ingressgateway`;
const EGRESS_GATEWAY = 'Gateway gw/istio-private-egressgateway';
const ROUTES = `VirtualService ${GATEWAYS}/c0.example.com`;
const EXT_ROUTES = `VirtualService ${GATEWAYS}/ext.c0.example.com`;
const LAST_HOP = `DestinationRule ${GATEWAYS}/svc.ns`;
const REMOTE = 'DestinationRule gw/c0.example.com';
const LOCKS = ['AuthorizationPolicy ns/meshfed-svc', 'AuthorizationPolicy ns/meshfed-svc-a'];
const C1 = 'c1.example.com/istio-private-egressgateway';
const PRINCIPALS = 'rules.*.from.*.source.principals';
const SOURCE = 'rules.*.from.*.source';
const OPERATION = 'rules.*.to.*.operation';

const policy = (namespace: string, name: string, spec: object): KubernetesObject => ({ apiVersion: 'security.istio.io/v1', kind: 'AuthorizationPolicy', metadata: { name, namespace }, spec });
const onIngress = (spec: object): KubernetesObject => policy(GATEWAYS, 'by-hand', { selector: { matchLabels: { istio: 'private-ingressgateway' } }, ...spec });
const istio = (kind: string, namespace: string, name: string, spec: object): KubernetesObject => ({ apiVersion: 'networking.istio.io/v1', kind, metadata: { name, namespace }, spec });
const to = (host: string, port: number): object => ({ route: [{ destination: { host, port: { number: port } } }] });

const withoutCondition = (key: string): Change => change(INGRESS, 'rules.*.when', (when) => when.filter((one) => !JSON.stringify(one).includes(`"${key}"`)));
const withoutSans = remove(GATEWAY, 'servers.*.tls.subjectAltNames');
const oneServer = change(EGRESS_GATEWAY, 'servers', (servers) => [{ ...Object(servers[0]), hosts: ['gw/remote-0.app.svc.cluster.local', 'gw/remote-1.app.svc.cluster.local'] }]);
const simple = set(GATEWAY, 'servers.*.tls', { mode: 'SIMPLE', credentialName: 'istio-private-ingressgateway-certs' });

const c0 = (name: string, made: Change, more: Pick<Hole, 'unseen'> = {}): Hole => ({ name, cluster: 'c0', change: made, ...more });
const c1 = (name: string, made: Change, more: Pick<Hole, 'unseen'> = {}): Hole => ({ name, cluster: 'c1', change: made, ...more });
export const HOLES: readonly Hole[] = [
  // Policies of the ingress gateway.
  c0('a second ALLOW policy', add(onIngress({ action: 'ALLOW', rules: [{ to: [{ operation: { paths: ['/ns/svc/v1/*'] } }] }] }))),
  c0('a second ALLOW policy of everything, and no locks', all(drop(...LOCKS), add(onIngress({ rules: [{}] })))),
  c0('a second ALLOW policy of nothing', add(onIngress({ action: 'ALLOW', rules: [] }))),
  c0('a second ALLOW policy of nothing, as a spec without rules', add(onIngress({}))),
  c0('an ALLOW policy of the whole namespace', add(policy(GATEWAYS, 'by-hand', { rules: [{ from: [{ source: { principals: [C1] } }] }] }))),
  c0('an ALLOW policy of the whole mesh', add(policy('istio-system', 'by-hand', { rules: [{ to: [{ operation: { methods: ['DELETE'] } }] }] }))),
  c0('a DENY policy of the whole mesh', add(policy('istio-system', 'by-hand', { action: 'DENY', rules: [{ to: [{ operation: { methods: ['POST'] } }] }] }))),
  c0('an ALLOW policy of the workloads', add(policy('ns', 'by-hand', { rules: [{ from: [{ source: { namespaces: ['ns'] } }] }] }))),
  c0('an ALLOW policy of the application’s namespace for nobody', add(policy('ns-a', 'by-hand', { rules: [] }))),
  c0('a DENY policy with an empty rule', add(onIngress({ action: 'DENY', rules: [{}] }))),
  c0('a DENY policy without rules', add(onIngress({ action: 'DENY' }))),
  c0('a DENY policy of all but one', add(onIngress({ action: 'DENY', rules: [{ from: [{ source: { notPrincipals: [C1] } }] }] }))),
  c0('a selector that matches nothing', set(INGRESS, 'selector.matchLabels', { istio: 'nobody' })),
  c0('a selector that matches nothing, and no locks', all(drop(...LOCKS), set(INGRESS, 'selector.matchLabels', { istio: 'nobody' }))),
  c0('no selector', remove(INGRESS, 'selector')),
  c0('AUDIT instead of ALLOW', set(INGRESS, 'action', 'AUDIT')),
  c0('DENY instead of ALLOW', set(INGRESS, 'action', 'DENY')),
  c0('no rules at all', set(INGRESS, 'rules', [])),
  c0('a rule of everything', insert(INGRESS, 'rules', 'last', {})),
  c0('a rule with an empty from', insert(INGRESS, 'rules', 'last', { from: [], to: [{ operation: { methods: ['GET'] } }] })),
  c0('principals: *', set(INGRESS, PRINCIPALS, ['*'])),
  c0('principals: * with a prefix', set(INGRESS, PRINCIPALS, ['c1.example.com/*'])),
  c0('principals: * with a suffix', set(INGRESS, PRINCIPALS, ['*/istio-private-egressgateway'])),
  c0('principals with spiffe://', set(INGRESS, PRINCIPALS, [`spiffe://${C1}`])),
  c0('principals in the middle of which is *', set(INGRESS, PRINCIPALS, ['c1*/istio-private-egressgateway'])),
  c0('notPrincipals', set(INGRESS, SOURCE, { notPrincipals: ['ext.example.com/gateway'] })),
  c0('namespaces instead of principals', set(INGRESS, SOURCE, { namespaces: ['*'] })),
  c0('no from', remove(INGRESS, 'rules.*.from')),
  c0('no connection.sni', withoutCondition('connection.sni')),
  c0('no condition on upgrades', withoutCondition('request.headers[upgrade]')),
  c0('a condition on another header', insert(INGRESS, 'rules.*.when', 'last', { key: 'request.headers[x-open]', values: ['yes'] })),
  c0('a prefix of paths without its slash', change(INGRESS, `${OPERATION}.paths`, (paths) => paths.map((path) => String(path).replace(/\/\*$/, '*')))),
  c0('paths by a suffix', set(INGRESS, `${OPERATION}.paths`, ['*/x'])),
  c0('paths: *', set(INGRESS, `${OPERATION}.paths`, ['*'])),
  c0('paths with {*}', set(INGRESS, `${OPERATION}.paths`, ['/ns/svc/v1/{*}'])),
  c0('paths with {**}', set(INGRESS, `${OPERATION}.paths`, ['/ns/{**}'])),
  c0('notPaths', all(remove(INGRESS, `${OPERATION}.paths`), set(INGRESS, `${OPERATION}.notPaths`, ['/ns-a/*']))),
  c0('methods with *', set(INGRESS, `${OPERATION}.methods`, ['P*'])),
  c0('notMethods', all(remove(INGRESS, `${OPERATION}.methods`), set(INGRESS, `${OPERATION}.notMethods`, ['DELETE']))),
  c0('a method in small letters', set(INGRESS, `${OPERATION}.methods`, ['get'])),
  c0('hosts without a port', set(INGRESS, `${OPERATION}.hosts`, ['c0.example.com'])),
  c0('hosts with *', set(INGRESS, `${OPERATION}.hosts`, ['C0.example.*'])),
  c0('ports of the Service, not of the pods', set(INGRESS, `${OPERATION}.ports`, ['443'])),
  c0('ports of the pods', set(INGRESS, `${OPERATION}.ports`, ['15443'])),
  // Servers.
  c0('no subjectAltNames', withoutSans),
  c0('no subjectAltNames, no connection.sni', all(withoutSans, withoutCondition('connection.sni'))),
  c0('the CA of another server', set(GATEWAY, 'servers.0.tls.caCertCredentialName', `configmap://${GATEWAYS}/istio-private-ingressgateway-trust-ext`)),
  c0('a wildcard host of a server', set(GATEWAY, 'servers.1.hosts', [`${GATEWAYS}/*.example.com`])),
  c0('a host of a server for every namespace', set(GATEWAY, 'servers.0.hosts', ['*/c0.example.com'])),
  c0('a host of a server for another namespace', set(GATEWAY, 'servers.0.hosts', ['ns/c0.example.com'])),
  c0('both hosts at one server', all(withoutSans, set(GATEWAY, 'servers.1.hosts', [`${GATEWAYS}/c0.example.com`, `${GATEWAYS}/ext.c0.example.com`]), remove(GATEWAY, 'servers.0'))),
  c0('SIMPLE instead of MUTUAL', simple),
  c0('SIMPLE, and no policy', all(simple, set(INGRESS, 'rules', [{}]))),
  c0('OPTIONAL_MUTUAL, and no policy', all(set(GATEWAY, 'servers.*.tls.mode', 'OPTIONAL_MUTUAL'), set(INGRESS, 'rules', [{}]))),
  c0('OPTIONAL_MUTUAL without names', all(withoutSans, set(GATEWAY, 'servers.*.tls.mode', 'OPTIONAL_MUTUAL'))),
  c0('OPTIONAL_MUTUAL without names, and no policy', all(withoutSans, set(GATEWAY, 'servers.*.tls.mode', 'OPTIONAL_MUTUAL'), set(INGRESS, 'rules', [{}]))),
  c0('one server less', remove(GATEWAY, 'servers.1')),
  // Routes.
  c0('a route above another', insert(ROUTES, 'http', 'first', { match: [{ uri: { prefix: '/ns/svc' } }], ...to('svc.ns-a.svc.cluster.local', 9080) })),
  c0('a route without a match above all', insert(ROUTES, 'http', 'first', to('svc-a.ns.svc.cluster.local', 8080))),
  c0('a route for one method above another', insert(ROUTES, 'http', 'first', { match: [{ method: { exact: 'POST' } }], ...to('svc.ns-a.svc.cluster.local', 9080) })),
  c0('a prefix of a route without its slash', all(set(ROUTES, 'http.1.match.0.uri.prefix', '/ns/svc-a'), set(ROUTES, 'http.2.match.0.uri.prefix', '/ns/svc/v1'))),
  c0('an exact path', set(ROUTES, 'http.2.match', [{ uri: { exact: '/ns/svc/v1/a/x' } }])),
  c0('a rewrite without its slash', set(ROUTES, 'http.1.rewrite.uri', '/inner')),
  c0('a rewrite into what is not granted', set(ROUTES, 'http.2.rewrite.uri', '/secret/')),
  c0('no rewrite', remove(ROUTES, 'http.2.rewrite')),
  c0('no route for ambiguous paths', remove([ROUTES, EXT_ROUTES], 'http.0')),
  c0('the route for ambiguous paths last', change([ROUTES, EXT_ROUTES], 'http', ([first, ...rest]) => [...rest, first])),
  c0('a match without regard to case', set(ROUTES, 'http.1.match.0.ignoreUriCase', true)),
  c0('a regular expression', set(ROUTES, 'http.1.match', [{ uri: { regex: '/ns/svc-a.*' } }])),
  c0('a match of a header', set(ROUTES, 'http.1.match.0.headers', { 'x-open': { exact: 'yes' } })),
  c0('two destinations', set(ROUTES, 'http.1.route', [{ destination: { host: 'svc-a.ns.svc.cluster.local', port: { number: 8080 } }, weight: 50 }, { destination: { host: 'svc.ns-a.svc.cluster.local', port: { number: 9080 } }, weight: 50 }])),
  c0('a mirror', set(ROUTES, 'http.1.mirror', { host: 'svc.ns-a.svc.cluster.local', port: { number: 9080 } })),
  c0('a delegate', all(set(ROUTES, 'http.1', { match: [{ uri: { prefix: '/ns/svc-a/' } }], delegate: { name: 'delegate', namespace: GATEWAYS } }), add(istio('VirtualService', GATEWAYS, 'delegate', { http: [to('svc-a.ns.svc.cluster.local', 8080)] })))),
  c0('a redirect', set(ROUTES, 'http.1', { match: [{ uri: { prefix: '/ns/svc-a/' } }], redirect: { uri: '/elsewhere' } })),
  c0('a wildcard host of routes', set(EXT_ROUTES, 'hosts', ['*'])),
  c0('hosts in capitals', set(ROUTES, 'hosts', ['C0.example.com'])),
  c0('the hosts of both servers', set(EXT_ROUTES, 'hosts', ['ext.c0.example.com', 'c0.example.com'])),
  c0('a second VirtualService for another path', add(istio('VirtualService', GATEWAYS, 'by-hand', { hosts: ['c0.example.com'], gateways: [`${GATEWAYS}/istio-private-ingressgateway`], http: [{ match: [{ uri: { prefix: '/open/' } }], ...to('svc.ns-a.svc.cluster.local', 9080) }] }))),
  c0('a second VirtualService for the same path', add(istio('VirtualService', GATEWAYS, 'by-hand', { hosts: ['c0.example.com'], gateways: [`${GATEWAYS}/istio-private-ingressgateway`], http: [{ match: [{ uri: { prefix: '/ns/svc-a/' } }], ...to('svc.ns-a.svc.cluster.local', 9080) }] }))),
  c0('a VirtualService of the application’s namespace', add(istio('VirtualService', 'ns', 'by-hand', { hosts: ['c0.example.com'], gateways: [`${GATEWAYS}/istio-private-ingressgateway`], http: [to('svc.ns-a.svc.cluster.local', 9080)] }))),
  c0('routes that nobody sees', set(ROUTES, 'exportTo', ['ns'])),
  c0('routes that everybody sees', set(ROUTES, 'exportTo', ['*'])),
  c0('no exportTo of routes', remove(ROUTES, 'exportTo')),
  c0('routes of another gateway', set(ROUTES, 'gateways', [`${GATEWAYS}/istio-private-egressgateway`])),
  c0('no routes', drop(ROUTES)),
  // The last hop.
  c0('labels of the subset', set(LAST_HOP, 'subsets.0.labels', { version: 'v2' })),
  c0('no labels of the subset', remove(LAST_HOP, 'subsets.0.labels')),
  c0('labels of the subset that no pod has', set(LAST_HOP, 'subsets.0.labels', { version: 'v3' })),
  c0('another name of the subset', set(LAST_HOP, 'subsets.0.name', 'v2')),
  c0('no subset in the route', remove(ROUTES, 'http.2.route.0.destination.subset')),
  c0('no rule of the last hop', drop(LAST_HOP)),
  c0('no identity on the last hop', set(LAST_HOP, 'trafficPolicy.tls.mode', 'DISABLE'), { unseen: 'the locks behind the gateway no longer know who calls, and the gateway is no wider' }),
  c0('no identity on the last hop, by its subset', set(LAST_HOP, 'subsets.0.trafficPolicy', { tls: { mode: 'DISABLE' } }), { unseen: 'the locks behind the gateway no longer know who calls, and the gateway is no wider' }),
  c0('no identity on the last hop, and a rule of everything', all(set(LAST_HOP, 'trafficPolicy.tls.mode', 'DISABLE'), insert(INGRESS, 'rules', 'last', {}))),
  c0('a rule of the last hop that nobody sees', set(LAST_HOP, 'exportTo', ['ns'])),
  c0('a rule of the application’s namespace', all(drop(LAST_HOP), add(istio('DestinationRule', 'ns', 'by-hand', { host: 'svc', subsets: [{ name: 'v1', labels: { version: 'v2' } }] })))),
  c0('a second rule of the last hop', add(istio('DestinationRule', GATEWAYS, 'by-hand', { host: 'svc.ns.svc.cluster.local', subsets: [{ name: 'v1', labels: { version: 'v2' } }] }))),
  // Behind the gateway.
  c0('no locks behind the gateway', drop(...LOCKS)),
  c0('no locks, and a rule of everything', all(drop(...LOCKS), insert(INGRESS, 'rules', 'last', {}))),
  c0('a rule of everything, and the locks hold', set(INGRESS, 'rules', [{ from: [{ source: { principals: [C1] } }] }])),
  c0('locks without ports', all(remove(LOCKS, `${OPERATION}.ports`))),
  c0('locks with both negations at once', set(LOCKS, 'rules', [{ from: [{ source: { principals: [`*/ns/${GATEWAYS}/sa/istio-private-ingressgateway`] } }], to: [{ operation: { ports: ['8080'], notMethods: ['GET'], notPaths: ['/a/*'] } }] }])),
  c0('locks for another account', set(LOCKS, PRINCIPALS, ['*/ns/elsewhere/sa/istio-private-ingressgateway'])),
  c0('locks for everybody', remove(LOCKS, 'rules.*.from')),
  c0('locks on another label', set(LOCKS, 'selector.matchLabels', { app: 'x', tier: 'web' })),
  // Where calls leave.
  c1('a selector of the egress gateway that matches nothing', set(EGRESS, 'selector.matchLabels', { istio: 'nobody' })),
  c1('callers: *', set(EGRESS, PRINCIPALS, ['*'])),
  c1('callers of every namespace', set(EGRESS, PRINCIPALS, ['mesh.internal/*'])),
  c1('callers by cluster.local', set(EGRESS, PRINCIPALS, ['cluster.local/ns/app/sa/one'])),
  c1('callers by cluster.local and *', set(EGRESS, PRINCIPALS, ['cluster.local/ns/app/*'])),
  c1('callers by another trust domain', set(EGRESS, PRINCIPALS, ['td.example/ns/app/sa/one'])),
  c1('callers by namespace', set(EGRESS, SOURCE, { namespaces: ['app', 'ns'] })),
  c1('callers by namespace with *', set(EGRESS, SOURCE, { namespaces: ['n*'] })),
  c1('callers by account', set(EGRESS, SOURCE, { serviceAccounts: ['app/one', 'y'] })),
  c1('no hosts', remove(EGRESS, 'rules.*.to')),
  c1('no SNI', remove(EGRESS, 'rules.*.when')),
  c1('neither hosts nor SNI', all(remove(EGRESS, 'rules.*.to'), remove(EGRESS, 'rules.*.when'))),
  c1('both consumptions at one server', oneServer),
  c1('both consumptions at one server, and no SNI', all(oneServer, remove(EGRESS, 'rules.*.when'))),
  c1('both consumptions at one server, and no hosts', all(oneServer, remove(EGRESS, 'rules.*.to'))),
  c1('a wildcard server', set(EGRESS_GATEWAY, 'servers.0.hosts', ['gw/*.app.svc.cluster.local'])),
  c1('one consumption’s route for the other', set('VirtualService gw/remote-0.app', 'http.0.rewrite.uri', '/ns/svc-a/')),
  c1('a rewrite without its slash, out there', set('VirtualService gw/remote-0.app', 'http.0.rewrite.uri', '/ns/svc/v1')),
  c1('another authority', set('VirtualService gw/remote-0.app', 'http.0.rewrite.authority', 'ext.c0.example.com')),
  c1('another SNI', set(REMOTE, 'trafficPolicy.tls.sni', 'ext.c0.example.com')),
  c1('any server', remove(REMOTE, 'trafficPolicy.tls.subjectAltNames'), { unseen: 'only another server with a certificate of the same CA would show it' }),
  c1('another server', set(REMOTE, 'trafficPolicy.tls.subjectAltNames', ['spiffe://c2.example.com/istio-private-ingressgateway'])),
  c1('no certificate out there', set(REMOTE, 'trafficPolicy.tls', { mode: 'SIMPLE', sni: 'c0.example.com' })),
  c1('plain text out there', drop(REMOTE)),
  c1('another address', set('ServiceEntry gw/c0.example.com', 'endpoints', [{ address: '203.0.113.4' }])),
  c1('another port', set('ServiceEntry gw/c0.example.com', 'ports.0.number', 15444)),
  c1('a local name for all', set('VirtualService app/remote-0', 'exportTo', ['*'])),
  c1('a local route to the other consumption', set('VirtualService app/remote-0', 'http.0.route.0.destination.subset', 'remote--1-app')),
  c1('no local route', drop('VirtualService app/remote-0')),
  c1('no rule for callers', drop('DestinationRule gw/istio-private-egressgateway')),
  c1('a rule for callers that they do not see', set('DestinationRule gw/istio-private-egressgateway', 'exportTo', ['.'])),
];
