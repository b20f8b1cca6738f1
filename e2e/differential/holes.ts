// What a hand does to overlays: each hole is a change of one cluster's objects, made over what we emit for agreements/.
import type { KubernetesObject } from '../plan/kubernetes-object.ts';

export interface Hole {
  readonly name: string;
  readonly cluster: 'c0' | 'c1';
  readonly change: (objects: readonly KubernetesObject[]) => readonly KubernetesObject[];
}

type Fields = any;

const GATEWAYS = 'istio-private-gateways';
const INGRESS = `AuthorizationPolicy ${GATEWAYS}/istio-private-ingressgateway`;
const EGRESS = 'AuthorizationPolicy gw/istio-private-egressgateway';
const GATEWAY = `Gateway ${GATEWAYS}/istio-private-ingressgateway`;
const ROUTES = `VirtualService ${GATEWAYS}/c0.example.com`;
const EXT_ROUTES = `VirtualService ${GATEWAYS}/ext.c0.example.com`;
const LAST_HOP = `DestinationRule ${GATEWAYS}/svc.ns`;
const REMOTE = 'DestinationRule gw/c0.example.com';
const C1 = 'c1.example.com/istio-private-egressgateway';

const nameOf = ({ kind, metadata }: KubernetesObject): string => `${kind} ${metadata.namespace ?? ''}/${metadata.name}`;

/** Changes the `spec` of each of these. */
const edit = (names: string | readonly string[], change: (spec: Fields) => void): Hole['change'] => (objects) => {
  const wanted = [names].flat();
  const missing = wanted.find((name) => !objects.some((object) => nameOf(object) === name));
  if (missing !== undefined) throw new Error(`there is no ${missing}; there are ${objects.map(nameOf).join(', ')}`);
  return objects.map((object) => {
    if (!wanted.includes(nameOf(object))) return object;
    const copy = structuredClone(object) as KubernetesObject & { spec: Fields };
    change(copy.spec);
    return copy;
  });
};

const drop = (...names: readonly string[]): Hole['change'] => (objects) => objects.filter((object) => !names.includes(nameOf(object)));

const add = (...more: readonly KubernetesObject[]): Hole['change'] => (objects) => [...objects, ...more];

const policy = (namespace: string, name: string, spec: object): KubernetesObject => ({ apiVersion: 'security.istio.io/v1', kind: 'AuthorizationPolicy', metadata: { name, namespace }, spec });
const onIngress = (spec: object): KubernetesObject => policy(GATEWAYS, 'by-hand', { selector: { matchLabels: { istio: 'private-ingressgateway' } }, ...spec });
const istio = (kind: string, namespace: string, name: string, spec: object): KubernetesObject => ({ apiVersion: 'networking.istio.io/v1', kind, metadata: { name, namespace }, spec });

const to = (host: string, port: number, more: object = {}): object => ({ route: [{ destination: { host, port: { number: port } } }], ...more });
const eachRule = (change: (rule: Fields) => void) => (spec: Fields): void => spec['rules'].forEach(change);
const eachOperation = (change: (operation: Fields) => void) => eachRule((rule) => rule['to'].forEach((one: Fields) => change(one['operation'])));
const withoutCondition = (key: string) => eachRule((rule) => (rule['when'] = rule['when'].filter((one: Fields) => one['key'] !== key)));
const LOCKS = ['AuthorizationPolicy ns/meshfed-svc', 'AuthorizationPolicy ns/meshfed-svc-a'];

const c0 = (name: string, change: Hole['change']): Hole => ({ name, cluster: 'c0', change });
const c1 = (name: string, change: Hole['change']): Hole => ({ name, cluster: 'c1', change });
const all = (...changes: readonly Hole['change'][]): Hole['change'] => (objects) => changes.reduce((before, change) => change(before), objects);

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
  c0('a selector that matches nothing', edit(INGRESS, (spec) => (spec['selector'].matchLabels = { istio: 'nobody' }))),
  c0('a selector that matches nothing, and no locks', all(drop(...LOCKS), edit(INGRESS, (spec) => (spec['selector'].matchLabels = { istio: 'nobody' })))),
  c0('no selector', edit(INGRESS, (spec) => delete spec['selector'])),
  c0('AUDIT instead of ALLOW', edit(INGRESS, (spec) => (spec['action'] = 'AUDIT'))),
  c0('DENY instead of ALLOW', edit(INGRESS, (spec) => (spec['action'] = 'DENY'))),
  c0('no rules at all', edit(INGRESS, (spec) => (spec['rules'] = []))),
  c0('a rule of everything', edit(INGRESS, (spec) => spec['rules'].push({}))),
  c0('a rule with an empty from', edit(INGRESS, (spec) => spec['rules'].push({ from: [], to: [{ operation: { methods: ['GET'] } }] }))),
  c0('principals: *', edit(INGRESS, eachRule((rule) => (rule['from'][0].source.principals = ['*'])))),
  c0('principals: * with a prefix', edit(INGRESS, eachRule((rule) => (rule['from'][0].source.principals = ['c1.example.com/*'])))),
  c0('principals: * with a suffix', edit(INGRESS, eachRule((rule) => (rule['from'][0].source.principals = ['*/istio-private-egressgateway'])))),
  c0('principals with spiffe://', edit(INGRESS, eachRule((rule) => (rule['from'][0].source.principals = [`spiffe://${C1}`])))),
  c0('principals in the middle of which is *', edit(INGRESS, eachRule((rule) => (rule['from'][0].source.principals = ['c1*/istio-private-egressgateway'])))),
  c0('notPrincipals', edit(INGRESS, eachRule((rule) => (rule['from'][0].source = { notPrincipals: ['ext.example.com/gateway'] })))),
  c0('namespaces instead of principals', edit(INGRESS, eachRule((rule) => (rule['from'][0].source = { namespaces: ['*'] })))),
  c0('no from', edit(INGRESS, eachRule((rule) => delete rule['from']))),
  c0('no connection.sni', edit(INGRESS, withoutCondition('connection.sni'))),
  c0('no condition on upgrades', edit(INGRESS, withoutCondition('request.headers[upgrade]'))),
  c0('a condition on another header', edit(INGRESS, eachRule((rule) => rule['when'].push({ key: 'request.headers[x-open]', values: ['yes'] })))),
  c0('a prefix of paths without its slash', edit(INGRESS, eachOperation((operation) => (operation['paths'] = operation['paths'].map((path: string) => path.replace(/\/\*$/, '*')))))),
  c0('paths by a suffix', edit(INGRESS, eachOperation((operation) => (operation['paths'] = ['*/x'])))),
  c0('paths: *', edit(INGRESS, eachOperation((operation) => (operation['paths'] = ['*'])))),
  c0('paths with {*}', edit(INGRESS, eachOperation((operation) => (operation['paths'] = ['/ns/svc/v1/{*}'])))),
  c0('paths with {**}', edit(INGRESS, eachOperation((operation) => (operation['paths'] = ['/ns/{**}'])))),
  c0('notPaths', edit(INGRESS, eachOperation((operation) => { delete operation['paths']; operation['notPaths'] = ['/ns-a/*']; }))),
  c0('methods with *', edit(INGRESS, eachOperation((operation) => (operation['methods'] = ['P*'])))),
  c0('notMethods', edit(INGRESS, eachOperation((operation) => { delete operation['methods']; operation['notMethods'] = ['DELETE']; }))),
  c0('a method in small letters', edit(INGRESS, eachOperation((operation) => (operation['methods'] = ['get'])))),
  c0('hosts without a port', edit(INGRESS, eachOperation((operation) => (operation['hosts'] = ['c0.example.com'])))),
  c0('hosts with *', edit(INGRESS, eachOperation((operation) => (operation['hosts'] = ['C0.example.*'])))),
  c0('ports of the Service, not of the pods', edit(INGRESS, eachOperation((operation) => (operation['ports'] = ['443'])))),
  c0('ports of the pods', edit(INGRESS, eachOperation((operation) => (operation['ports'] = ['15443'])))),
  // Servers.
  c0('no subjectAltNames', edit(GATEWAY, (spec) => spec['servers'].forEach((server: Fields) => delete server['tls'].subjectAltNames))),
  c0('no subjectAltNames, no connection.sni', all(edit(GATEWAY, (spec) => spec['servers'].forEach((server: Fields) => delete server['tls'].subjectAltNames)), edit(INGRESS, withoutCondition('connection.sni')))),
  c0('the CA of another server', edit(GATEWAY, (spec) => (spec['servers'][0].tls.caCertCredentialName = spec['servers'][1].tls.caCertCredentialName))),
  c0('a wildcard host of a server', edit(GATEWAY, (spec) => (spec['servers'][1].hosts = [`${GATEWAYS}/*.example.com`]))),
  c0('a host of a server for every namespace', edit(GATEWAY, (spec) => (spec['servers'][0].hosts = ['*/c0.example.com']))),
  c0('a host of a server for another namespace', edit(GATEWAY, (spec) => (spec['servers'][0].hosts = ['ns/c0.example.com']))),
  c0('both hosts at one server', edit(GATEWAY, (spec) => { spec['servers'] = [{ ...spec['servers'][1], hosts: [...spec['servers'][0].hosts, ...spec['servers'][1].hosts] }]; delete spec['servers'][0].tls.subjectAltNames; })),
  c0('SIMPLE instead of MUTUAL', edit(GATEWAY, (spec) => spec['servers'].forEach((server: Fields) => (server['tls'] = { mode: 'SIMPLE', credentialName: server['tls'].credentialName })))),
  c0('SIMPLE, and no policy', all(edit(GATEWAY, (spec) => spec['servers'].forEach((server: Fields) => (server['tls'] = { mode: 'SIMPLE', credentialName: server['tls'].credentialName }))), edit(INGRESS, (spec) => (spec['rules'] = [{}])))),
  c0('OPTIONAL_MUTUAL, and no policy', all(edit(GATEWAY, (spec) => spec['servers'].forEach((server: Fields) => (server['tls'].mode = 'OPTIONAL_MUTUAL'))), edit(INGRESS, (spec) => (spec['rules'] = [{}])))),
  c0('one server less', edit(GATEWAY, (spec) => spec['servers'].pop())),
  // Routes.
  c0('a route above another', edit(ROUTES, (spec) => spec['http'].unshift({ match: [{ uri: { prefix: '/ns/svc' } }], ...to('svc.ns-a.svc.cluster.local', 9080) }))),
  c0('a route without a match above all', edit(ROUTES, (spec) => spec['http'].unshift(to('svc-a.ns.svc.cluster.local', 8080)))),
  c0('a route for one method above another', edit(ROUTES, (spec) => spec['http'].unshift({ match: [{ method: { exact: 'POST' } }], ...to('svc.ns-a.svc.cluster.local', 9080) }))),
  c0('a prefix of a route without its slash', edit(ROUTES, (spec) => spec['http'].forEach((route: Fields) => { if (route['match'][0].uri.prefix !== undefined) route['match'][0].uri.prefix = route['match'][0].uri.prefix.replace(/\/$/, ''); }))),
  c0('an exact path', edit(ROUTES, (spec) => (spec['http'][2].match = [{ uri: { exact: '/ns/svc/v1/a/x' } }]))),
  c0('a rewrite without its slash', edit(ROUTES, (spec) => (spec['http'][1].rewrite.uri = '/inner'))),
  c0('a rewrite into what is not granted', edit(ROUTES, (spec) => (spec['http'][2].rewrite.uri = '/secret/'))),
  c0('no rewrite', edit(ROUTES, (spec) => delete spec['http'][2].rewrite)),
  c0('no route for ambiguous paths', edit([ROUTES, EXT_ROUTES], (spec) => spec['http'].shift())),
  c0('the route for ambiguous paths last', edit([ROUTES, EXT_ROUTES], (spec) => spec['http'].push(spec['http'].shift()))),
  c0('a match without regard to case', edit(ROUTES, (spec) => (spec['http'][1].match[0].ignoreUriCase = true))),
  c0('a regular expression', edit(ROUTES, (spec) => (spec['http'][1].match = [{ uri: { regex: '/ns/svc-a.*' } }]))),
  c0('a match of a header', edit(ROUTES, (spec) => (spec['http'][1].match[0].headers = { 'x-open': { exact: 'yes' } }))),
  c0('two destinations', edit(ROUTES, (spec) => (spec['http'][1].route = [{ destination: { host: 'svc-a.ns.svc.cluster.local', port: { number: 8080 } }, weight: 50 }, { destination: { host: 'svc.ns-a.svc.cluster.local', port: { number: 9080 } }, weight: 50 }]))),
  c0('a mirror', edit(ROUTES, (spec) => (spec['http'][1].mirror = { host: 'svc.ns-a.svc.cluster.local', port: { number: 9080 } }))),
  c0('a delegate', all(edit(ROUTES, (spec) => (spec['http'][1] = { match: spec['http'][1].match, delegate: { name: 'delegate', namespace: GATEWAYS } })), add(istio('VirtualService', GATEWAYS, 'delegate', { http: [to('svc-a.ns.svc.cluster.local', 8080)] })))),
  c0('a redirect', edit(ROUTES, (spec) => (spec['http'][1] = { match: spec['http'][1].match, redirect: { uri: '/elsewhere' } }))),
  c0('a wildcard host of routes', edit(EXT_ROUTES, (spec) => (spec['hosts'] = ['*']))),
  c0('hosts in capitals', edit(ROUTES, (spec) => (spec['hosts'] = ['C0.example.com']))),
  c0('the hosts of both servers', edit(EXT_ROUTES, (spec) => (spec['hosts'] = ['ext.c0.example.com', 'c0.example.com']))),
  c0('a second VirtualService for another path', add(istio('VirtualService', GATEWAYS, 'by-hand', { hosts: ['c0.example.com'], gateways: [`${GATEWAYS}/istio-private-ingressgateway`], http: [{ match: [{ uri: { prefix: '/open/' } }], ...to('svc.ns-a.svc.cluster.local', 9080) }] }))),
  c0('a second VirtualService for the same path', add(istio('VirtualService', GATEWAYS, 'by-hand', { hosts: ['c0.example.com'], gateways: [`${GATEWAYS}/istio-private-ingressgateway`], http: [{ match: [{ uri: { prefix: '/ns/svc-a/' } }], ...to('svc.ns-a.svc.cluster.local', 9080) }] }))),
  c0('a VirtualService of the application’s namespace', add(istio('VirtualService', 'ns', 'by-hand', { hosts: ['c0.example.com'], gateways: [`${GATEWAYS}/istio-private-ingressgateway`], http: [to('svc.ns-a.svc.cluster.local', 9080)] }))),
  c0('routes that nobody sees', edit(ROUTES, (spec) => (spec['exportTo'] = ['ns']))),
  c0('routes that everybody sees', edit(ROUTES, (spec) => (spec['exportTo'] = ['*']))),
  c0('no exportTo of routes', edit(ROUTES, (spec) => delete spec['exportTo'])),
  c0('routes of another gateway', edit(ROUTES, (spec) => (spec['gateways'] = [`${GATEWAYS}/istio-private-egressgateway`]))),
  c0('no routes', drop(ROUTES)),
  // The last hop.
  c0('labels of the subset', edit(LAST_HOP, (spec) => (spec['subsets'][0].labels = { version: 'v2' }))),
  c0('no labels of the subset', edit(LAST_HOP, (spec) => delete spec['subsets'][0].labels)),
  c0('labels of the subset that no pod has', edit(LAST_HOP, (spec) => (spec['subsets'][0].labels = { version: 'v3' }))),
  c0('another name of the subset', edit(LAST_HOP, (spec) => (spec['subsets'][0].name = 'v2'))),
  c0('no subset in the route', edit(ROUTES, (spec) => delete spec['http'][2].route[0].destination.subset)),
  c0('no rule of the last hop', drop(LAST_HOP)),
  c0('no identity on the last hop', edit(LAST_HOP, (spec) => (spec['trafficPolicy'].tls.mode = 'DISABLE'))),
  c0('no identity on the last hop, by its subset', edit(LAST_HOP, (spec) => (spec['subsets'][0].trafficPolicy = { tls: { mode: 'DISABLE' } }))),
  c0('no identity on the last hop, and a rule of everything', all(edit(LAST_HOP, (spec) => (spec['trafficPolicy'].tls.mode = 'DISABLE')), edit(INGRESS, (spec) => spec['rules'].push({})))),
  c0('a rule of the last hop that nobody sees', edit(LAST_HOP, (spec) => (spec['exportTo'] = ['ns']))),
  c0('a rule of the application’s namespace', all(drop(LAST_HOP), add(istio('DestinationRule', 'ns', 'by-hand', { host: 'svc', subsets: [{ name: 'v1', labels: { version: 'v2' } }] })))),
  c0('a second rule of the last hop', add(istio('DestinationRule', GATEWAYS, 'by-hand', { host: 'svc.ns.svc.cluster.local', subsets: [{ name: 'v1', labels: { version: 'v2' } }] }))),
  // Behind the gateway.
  c0('no locks behind the gateway', drop(...LOCKS)),
  c0('no locks, and a rule of everything', all(drop(...LOCKS), edit(INGRESS, (spec) => spec['rules'].push({})))),
  c0('a rule of everything, and the locks hold', edit(INGRESS, (spec) => (spec['rules'] = [{ from: [{ source: { principals: [C1] } }] }]))),
  c0('locks without ports', all(edit(LOCKS, eachOperation((operation) => delete operation['ports'])))),
  c0('locks with both negations at once', edit(LOCKS, (spec) => (spec['rules'] = [{ from: spec['rules'][0].from, to: [{ operation: { ports: ['8080'], notMethods: ['GET'], notPaths: ['/a/*'] } }] }]))),
  c0('locks for another account', edit(LOCKS, eachRule((rule) => (rule['from'][0].source.principals = ['*/ns/elsewhere/sa/istio-private-ingressgateway'])))),
  c0('locks for everybody', edit(LOCKS, eachRule((rule) => delete rule['from']))),
  c0('locks on another label', edit(LOCKS, (spec) => (spec['selector'].matchLabels = { app: 'x', tier: 'web' }))),
  // Where calls leave.
  c1('a selector of the egress gateway that matches nothing', edit(EGRESS, (spec) => (spec['selector'].matchLabels = { istio: 'nobody' }))),
  c1('callers: *', edit(EGRESS, eachRule((rule) => (rule['from'][0].source.principals = ['*'])))),
  c1('callers of every namespace', edit(EGRESS, eachRule((rule) => (rule['from'][0].source.principals = ['mesh.internal/*'])))),
  c1('callers by cluster.local', edit(EGRESS, eachRule((rule) => (rule['from'][0].source.principals = ['cluster.local/ns/app/sa/one'])))),
  c1('callers by cluster.local and *', edit(EGRESS, eachRule((rule) => (rule['from'][0].source.principals = ['cluster.local/ns/app/*'])))),
  c1('callers by another trust domain', edit(EGRESS, eachRule((rule) => (rule['from'][0].source.principals = ['td.example/ns/app/sa/one'])))),
  c1('callers by namespace', edit(EGRESS, eachRule((rule) => (rule['from'][0].source = { namespaces: ['app', 'ns'] })))),
  c1('callers by namespace with *', edit(EGRESS, eachRule((rule) => (rule['from'][0].source = { namespaces: ['n*'] })))),
  c1('callers by account', edit(EGRESS, eachRule((rule) => (rule['from'][0].source = { serviceAccounts: ['app/one', 'y'] })))),
  c1('no hosts', edit(EGRESS, eachRule((rule) => delete rule['to']))),
  c1('no SNI', edit(EGRESS, eachRule((rule) => delete rule['when']))),
  c1('neither hosts nor SNI', edit(EGRESS, eachRule((rule) => { delete rule['to']; delete rule['when']; }))),
  c1('both consumptions at one server', edit('Gateway gw/istio-private-egressgateway', (spec) => (spec['servers'] = [{ ...spec['servers'][0], hosts: [...spec['servers'][0].hosts, ...spec['servers'][1].hosts] }]))),
  c1('both consumptions at one server, and no SNI', all(edit('Gateway gw/istio-private-egressgateway', (spec) => (spec['servers'] = [{ ...spec['servers'][0], hosts: [...spec['servers'][0].hosts, ...spec['servers'][1].hosts] }])), edit(EGRESS, eachRule((rule) => delete rule['when'])))),
  c1('both consumptions at one server, and no hosts', all(edit('Gateway gw/istio-private-egressgateway', (spec) => (spec['servers'] = [{ ...spec['servers'][0], hosts: [...spec['servers'][0].hosts, ...spec['servers'][1].hosts] }])), edit(EGRESS, eachRule((rule) => delete rule['to'])))),
  c1('a wildcard server', edit('Gateway gw/istio-private-egressgateway', (spec) => (spec['servers'][0].hosts = ['gw/*.app.svc.cluster.local']))),
  c1('one consumption’s route for the other', edit('VirtualService gw/remote-0.app', (spec) => (spec['http'][0].rewrite.uri = '/ns/svc-a/'))),
  c1('a rewrite without its slash, out there', edit('VirtualService gw/remote-0.app', (spec) => (spec['http'][0].rewrite.uri = '/ns/svc/v1'))),
  c1('another authority', edit('VirtualService gw/remote-0.app', (spec) => (spec['http'][0].rewrite.authority = 'ext.c0.example.com'))),
  c1('another SNI', edit(REMOTE, (spec) => (spec['trafficPolicy'].tls.sni = 'ext.c0.example.com'))),
  c1('any server', edit(REMOTE, (spec) => delete spec['trafficPolicy'].tls.subjectAltNames)),
  c1('another server', edit(REMOTE, (spec) => (spec['trafficPolicy'].tls.subjectAltNames = ['spiffe://c2.example.com/istio-private-ingressgateway']))),
  c1('no certificate out there', edit(REMOTE, (spec) => (spec['trafficPolicy'].tls = { mode: 'SIMPLE', sni: 'c0.example.com' }))),
  c1('plain text out there', drop(REMOTE)),
  c1('another address', edit('ServiceEntry gw/c0.example.com', (spec) => (spec['endpoints'] = [{ address: '203.0.113.4' }]))),
  c1('another port', edit('ServiceEntry gw/c0.example.com', (spec) => (spec['ports'][0].number = 15444))),
  c1('a local name for all', edit('VirtualService app/remote-0', (spec) => (spec['exportTo'] = ['*']))),
  c1('a local route to the other consumption', edit('VirtualService app/remote-0', (spec) => (spec['http'][0].route[0].destination.subset = 'remote--1-app'))),
  c1('no local route', drop('VirtualService app/remote-0')),
  c1('no rule for callers', drop('DestinationRule gw/istio-private-egressgateway')),
  c1('a rule for callers that they do not see', edit('DestinationRule gw/istio-private-egressgateway', (spec) => (spec['exportTo'] = ['.']))),
];
