// Objects come out of files as the API server would take them, each value with its place.
import * as assert from 'uvu/assert';
import { spec } from '../dev/spec.ts';
import { positionOf, type Span } from '../text/source.ts';
import type { Manifest } from './manifest.ts';
import { EXPANSION_LIMIT } from './parse-manifests.ts';
import { readManifests } from './read-manifests.ts';

const read = (text: string): ReturnType<typeof readManifests> => readManifests({ path: 'all.yaml', text });

const names = (manifests: readonly Manifest[]): readonly string[] =>
  manifests.map((one) => `${one.kind === 'other' ? `(${one.otherKind})` : one.kind} ${one.namespace?.value ?? '-'}/${one.name}`);

const only = <K extends Manifest['kind']>(text: string, kind: K): Manifest & { readonly kind: K } => {
  const { manifests, faults } = read(text);
  assert.equal(faults, []);
  assert.is(manifests.length, 1);
  assert.is(manifests[0]?.kind, kind);
  return manifests[0] as Manifest & { readonly kind: K };
};

const placeOf = (at: Span | undefined): string => {
  if (at === undefined) return 'nowhere';
  const { line, column } = positionOf(at);
  return `${line}:${column}`;
};

const SERVICE = `apiVersion: v1
kind: Service
metadata: {name: ratings, namespace: bookinfo}
spec:
  ports:
    - {port: 80, targetPort: 8080, name: http}
`;

spec('readManifests', (test) => {
  test('reads several documents, and lists in lists’ clothes', () => {
    const list = `apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: Pod\n  metadata: {name: a, namespace: x}\n- apiVersion: v1\n  kind: Secret\n  metadata: {name: s, namespace: x}\n  data: {k: c2VjcmV0}\n`;
    const { manifests, faults } = read(`---\n${SERVICE}---\n# nothing\n---\n${list}---\n${SERVICE.replace('Service\n', 'ServiceMonitor\n').replace('v1', 'monitoring.coreos.com/v1')}`);
    assert.equal(faults, []);
    assert.equal(names(manifests), ['Service bookinfo/ratings', 'Pod x/a', '(Secret) x/s', '(ServiceMonitor) bookinfo/ratings']);
    assert.not.ok(JSON.stringify(manifests, (key, value: unknown) => (key === 'source' ? undefined : value)).includes('c2VjcmV0'));
  });

  test('reads JSON', () => {
    const object = { apiVersion: 'v1', kind: 'ServiceList', items: [{ apiVersion: 'v1', kind: 'Service', metadata: { name: 'a', namespace: 'b' }, spec: { ports: [{ port: 80 }] } }] };
    assert.equal(names(read(JSON.stringify(object, null, 2)).manifests), ['Service b/a']);
  });

  test('keeps the place of every value, and gives a default the place where one would write it', () => {
    const { ports, type, selector } = only(SERVICE, 'Service');
    const [port] = ports;
    assert.equal([port?.number.value, placeOf(port?.number.at)], [80, '6:14']);
    assert.equal([port?.target.value, placeOf(port?.target.at)], [8080, '6:30']);
    assert.equal([port?.protocol.value, placeOf(port?.protocol.at)], ['TCP', '6:8']);
    assert.equal([type.value, selector], ['ClusterIP', undefined]);
  });

  test('a targetPort that is not written is the port', () => {
    const [port] = only(SERVICE.replace('targetPort: 8080, ', ''), 'Service').ports;
    assert.is(port?.target.value, 80);
  });

  test('an empty selector is none', () => {
    assert.is(only(`${SERVICE}  selector: {}\n`, 'Service').selector, undefined);
    assert.is(only(`${SERVICE}  selector: {app: x}\n`, 'Service').selector?.get('app')?.value, 'x');
  });

  test('follows aliases and merge keys; what a map says itself goes first', () => {
    const text = `apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n  annotations: &common {app: x, version: v1}\n  labels: {<<: *common, version: v2}\nspec: {}\n`;
    const { podLabels } = only(text, 'Pod');
    assert.equal([...podLabels].map(([key, { value }]) => `${key}=${value}`), ['version=v2', 'app=x']);
    assert.is(placeOf(podLabels.get('app')?.at), '5:30');
  });

  test('refuses aliases that expand without end, quickly (C160)', () => {
    const levels = Array.from({ length: 30 }, (_, i) => `${String.fromCharCode(97 + (i % 26))}${i}: &l${i} [${Array.from({ length: 10 }, () => (i === 0 ? 'x' : `*l${i - 1}`)).join(', ')}]`);
    const { manifests, faults } = read(`apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\nspec:\n${levels.map((line) => `  ${line}\n`).join('')}`);
    assert.match(faults[0]?.problem ?? '', String(EXPANSION_LIMIT));
    assert.is(manifests.length, 1);
  });

  test('refuses an alias inside its own anchor, and one without an anchor', () => {
    for (const text of ['a: &a [*a]\n', 'a: *b\n']) assert.match(read(text).faults[0]?.problem ?? '', 'has no anchor before it');
  });

  test('refuses a key that stands twice, and nesting without end', () => {
    assert.match(read(SERVICE + 'spec: {}\n').faults[0]?.problem ?? '', 'the key spec stands twice');
    assert.match(read('['.repeat(5000)).faults[0]?.problem ?? '', /nested too deep|not well-formed|brackets/);
    assert.match(read(`${'- '.repeat(150)}x`).faults[0]?.problem ?? '', 'nested too deep');
  });

  test('reads what lies before a fault', () => {
    const { manifests, faults } = read(`${SERVICE}---\n{{ if .Values.x }}\nkind: Service\n{{ end }}\n`);
    assert.is(faults.length, 1);
    assert.equal(names(manifests), ['Service bookinfo/ratings']);
  });

  test('says where an object has no kind', () => {
    const { faults } = read(`${SERVICE}---\nreplicas: 3\n`);
    assert.equal(faults.map(({ at }) => placeOf(at)), ['8:1']);
  });
});

spec('kinds of Istio', (test) => {
  const header = (kind: string, version = 'networking.istio.io/v1'): string => `apiVersion: ${version}\nkind: ${kind}\nmetadata: {name: x, namespace: n}\nspec:\n`;

  test('are read in each of their versions, and in no other', () => {
    for (const version of ['v1', 'v1beta1', 'v1alpha3']) only(header('DestinationRule', `networking.istio.io/${version}`) + '  host: a\n', 'DestinationRule');
    for (const version of ['v1', 'v1beta1']) only(header('PeerAuthentication', `security.istio.io/${version}`) + '  mtls: {mode: STRICT}\n', 'PeerAuthentication');
    only(header('Gateway', 'gateway.networking.k8s.io/v1') + '  gatewayClassName: istio\n', 'other');
  });

  test('DestinationRule: the default mode is DISABLE, absent TLS is absent, and keys that are not read are told', () => {
    const rule = only(header('DestinationRule') + '  host: a\n  trafficPolicy: {tls: {sni: b, magic: 1}, connectionPool: {}}\n  subsets: [{name: v1, labels: {version: v1}}]\n', 'DestinationRule');
    assert.is(rule.policy?.tls?.mode.value, 'DISABLE');
    assert.equal(rule.policy?.tls?.others.map(({ value }) => value), ['magic']);
    assert.equal(rule.policy?.others.map(({ value }) => value), ['connectionPool']);
    assert.is(rule.subsets[0]?.policy, undefined);
    assert.equal(rule.exportTo.map(({ value }) => value), ['*']);
  });

  test('VirtualService: mesh by default, matches with what is not read of them', () => {
    const text = header('VirtualService') + '  hosts: [a]\n  http:\n    - match: [{uri: {prefix: /a/}, headers: {x: {exact: y}}}]\n      rewrite: {uri: /}\n      route: [{destination: {host: b, port: {number: 80}}}]\n';
    const { gateways, http } = only(text, 'VirtualService');
    const [route] = http;
    assert.equal(gateways.map(({ value }) => value), ['mesh']);
    assert.equal([route?.match?.[0]?.uri?.how, route?.match?.[0]?.uri?.value.value], ['prefix', '/a/']);
    assert.equal(route?.match?.[0]?.others.map(({ value }) => value), ['headers']);
    assert.equal([route?.destinations[0]?.port?.value, route?.destinations[0]?.weight.value], [80, 100]);
    assert.equal(route?.others, []);
  });

  test('AuthorizationPolicy: no rules and a rule without fields are told apart, unknown conditions are kept', () => {
    const policy = (rest: string) => only(header('AuthorizationPolicy', 'security.istio.io/v1') + rest, 'AuthorizationPolicy');
    assert.is(policy('  selector: {matchLabels: {}}\n').rules, undefined);
    assert.is(policy('  rules: null\n').rules, undefined);
    assert.equal(policy('  rules: []\n').rules, []);
    const [open] = policy('  rules: [{}]\n').rules ?? [];
    assert.equal([open?.from, open?.to, open?.when.length], [undefined, undefined, 0]);
    const [rule] = policy('  action: DENY\n  rules: [{from: [{source: {principals: [a], notNamespaces: [], moons: [b]}}]}]\n').rules ?? [];
    assert.equal([...(rule?.from?.[0]?.fields.keys() ?? [])], ['principals', 'moons']);
  });

  test('Sidecar, PeerAuthentication, ServiceEntry and Gateway: what is not written', () => {
    assert.is(only(header('Sidecar') + '  ingress: []\n', 'Sidecar').egressHosts, undefined);
    assert.equal(only(header('Sidecar') + '  egress: [{hosts: ["./*"]}]\n', 'Sidecar').egressHosts?.map(({ value }) => value), ['./*']);
    const peers = only(header('PeerAuthentication', 'security.istio.io/v1') + '  portLevelMtls: {8080: {mode: DISABLE}}\n', 'PeerAuthentication');
    assert.equal([peers.mode.value, peers.portModes.get(8080)?.value], ['UNSET', 'DISABLE']);
    const entry = only(header('ServiceEntry') + '  hosts: [a.example]\n', 'ServiceEntry');
    assert.equal([entry.resolution.value, entry.location.value], ['NONE', 'MESH_EXTERNAL']);
    const gateway = only(header('Gateway') + '  servers: [{port: {number: 443, name: a, protocol: TLS}, hosts: ["*"], tls: {}}]\n', 'Gateway');
    assert.equal([gateway.selector.size, gateway.servers[0]?.tls?.mode.value], [0, 'PASSTHROUGH']);
  });
});
