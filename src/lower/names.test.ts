// Names that must agree with Istio to the letter, and names that must never meet.
import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { spec } from '../dev/spec.ts';
import type { ClusterName, Hostname, Label, ObjectName, PathPattern, PathPrefix, Port, ServiceName, SpiffeId } from '../model/names.ts';
import { hostname as parseHostname, isRefusal } from '../model/values.ts';
import {
  absolutePath,
  callerPrincipal,
  caSecret,
  containerPort,
  credentialName,
  egressServerName,
  hostObject,
  ingressServerName,
  overlayPath,
  principal,
  serviceHost,
  serviceObject,
  subsetName,
  trustConfigMap,
  workloadPolicyName,
} from './names.ts';

const LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
const isSubdomain = (name: string): boolean => name.length <= 63 && name.split('.').every((label) => LABEL.test(label));

/** Every text over `alphabet` of up to `length` pieces that is a DNS label. */
function labels(alphabet: readonly string[], length: number): readonly string[] {
  const shorter = length === 1 ? [''] : ['', ...labels(alphabet, length - 1), ...dashed(alphabet, length - 1)];
  return [...new Set(shorter.flatMap((start) => alphabet.map((piece) => start + piece)))].filter((text) => LABEL.test(text));
}

const dashed = (alphabet: readonly string[], length: number): readonly string[] => labels(alphabet, length).flatMap((text) => [`${text}-`, `${text}--`]);

/** Fails with both inputs where two have one name. */
function injective<T>(inputs: readonly T[], name: (input: T) => string): void {
  const seen = new Map<string, T>();
  for (const input of inputs) {
    const named = name(input);
    const other = seen.get(named);
    if (other !== undefined) assert.unreachable(`${JSON.stringify(other)} and ${JSON.stringify(input)} are both ${named}`);
    seen.set(named, input);
  }
}

const pairs = (parts: readonly string[]): readonly (readonly [ServiceName, Label])[] =>
  parts.flatMap((service) => parts.map((namespace) => [service as ServiceName, namespace as Label] as const));

const aLabel = (letters: string, longest: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: longest, size: 'max' }).filter((text) => LABEL.test(text) && /^[a-z]/.test(text));

spec('names', (test) => {
  test('keeps the forms that were proved', () => {
    const ratings = 'ratings' as ServiceName;
    const inDefault = 'default' as Label;
    assert.is(serviceHost(ratings, inDefault), 'ratings.default.svc.cluster.local');
    assert.is(serviceObject(ratings, inDefault), 'ratings.default');
    assert.is(subsetName(ratings, inDefault), 'ratings-default');
    assert.is(subsetName('a-b' as ServiceName, 'c' as Label), 'a--b-c');
    assert.is(hostObject('c2.example.com' as Hostname), 'c2.example.com');
    assert.is(ingressServerName('cluster3.c2.example.com' as Hostname), 'https-cluster3-c2-example-com');
    assert.is(egressServerName(ratings, inDefault), 'https-ratings.default');
    assert.is(trustConfigMap('cluster3' as ClusterName), 'istio-private-ingressgateway-trust-cluster3');
    assert.is(principal('spiffe://c1.example.com/gateway' as SpiffeId), 'c1.example.com/gateway');
    assert.is(caSecret(credentialName('certs' as ObjectName, null)), 'certs-cacert');
    assert.is(credentialName('certs' as ObjectName, 'cluster3' as ClusterName), 'certs-cluster3');
  });

  test('says callers without a bare star', () => {
    const domain = 'cluster.local' as Hostname;
    assert.is(callerPrincipal(domain, { namespace: 'shop' as Label, account: 'web' as ObjectName }), 'cluster.local/ns/shop/sa/web');
    assert.is(callerPrincipal(domain, { namespace: 'shop' as Label, account: null }), 'cluster.local/ns/shop/sa/*');
    assert.is(callerPrincipal(domain, { namespace: null, account: null }), 'cluster.local/*');
  });

  test('joins an exposure and a path without doubling the slash', () => {
    const prefix = '/bookinfo/httpbin/' as PathPrefix;
    assert.is(absolutePath(prefix, null), '/bookinfo/httpbin/*');
    assert.is(absolutePath(prefix, '/*' as PathPattern), '/bookinfo/httpbin/*');
    assert.is(absolutePath(prefix, '/status' as PathPattern), '/bookinfo/httpbin/status');
    assert.is(absolutePath(prefix, '/status/*' as PathPattern), '/bookinfo/httpbin/status/*');
    assert.is(absolutePath('/' as PathPrefix, '/status' as PathPattern), '/status');
  });

  test('lets pods listen above 1023 only', () => {
    assert.is(containerPort(443 as Port), 8443);
    assert.is(containerPort(1023 as Port), 9023);
    assert.is(containerPort(1024 as Port), 1024);
    assert.is(containerPort(15443 as Port), 15443);
  });

  test('gives each Service a subset and an object of its own', () => {
    const parts = labels(['a', 'b'], 3);
    assert.ok(parts.includes('a--b') && parts.includes('b-a-a'), 'with dashes inside');
    injective(pairs(parts), ([service, namespace]) => subsetName(service, namespace));
    injective(pairs(parts), ([service, namespace]) => serviceObject(service, namespace));
  });

  test('moves no dash from one part of a name to the other, however long (C133)', () => {
    const part = aLabel('ab-', 40);
    fc.assert(
      fc.property(part, part, part, (a, b, c) => {
        for (const name of [subsetName, serviceObject, egressServerName]) {
          const one = name(`${a}-${b}` as ServiceName, c as Label);
          const other = name(a as ServiceName, `${b}-${c}` as Label);
          assert.is.not(one, other);
          assert.ok(isSubdomain(one), one);
        }
      }),
    );
  });

  test('cuts to 63 characters, to what is still a name (C132)', () => {
    const part = aLabel('ab-', 63);
    fc.assert(
      fc.property(part, part, (a, b) => {
        const service = a as ServiceName;
        const namespace = b as Label;
        for (const name of [subsetName(service, namespace), workloadPolicyName(service), trustConfigMap(b as ClusterName)]) assert.match(name, LABEL);
        for (const name of [serviceObject(service, namespace), egressServerName(service, namespace), hostObject(`${a}.${b}.example.com` as Hostname)]) {
          assert.ok(isSubdomain(name), name);
        }
        const credential = credentialName('istio-private-egressgateway-certs' as ObjectName, b as ClusterName);
        assert.ok(isSubdomain(caSecret(credential)), credential);
      }),
    );
    // 52 characters, here with a dot as the last, and the hash of the whole.
    assert.is(serviceObject('a'.repeat(51) as ServiceName, 'b'.repeat(20) as Label), `${'a'.repeat(51)}-a8c1068876`);
  });

  test('lets no two VirtualServices meet: local names, consumptions and servers', () => {
    const gateways = 'example';
    const parts = ['a', 'c2', 'example', 'a-b', 'com'];
    const hosts = [...parts.flatMap((a) => parts.map((b) => `${a}.${b}`)), ...parts.flatMap((a) => parts.map((b) => `${a}.${b}.example`))];
    assert.ok(hosts.every((host) => !isRefusal(parseHostname(host))));
    injective(
      [
        ...pairs(parts).map(([service, namespace]) => ['caller to egress', namespace, service]),
        ...pairs(parts).map(([service, namespace]) => ['egress to provider', gateways, serviceObject(service, namespace)]),
        ...hosts.map((host) => ['server', gateways, hostObject(host as Hostname)]),
      ],
      ([, namespace, name]) => `${namespace}/${name}`,
    );
  });

  test('takes no other hostname for one of two labels', () => {
    assert.is(hostObject('c2.example' as Hostname), 'c2.example.0');
    assert.ok(isRefusal(parseHostname('c2.example.0')));
  });

  test('keeps every key pair apart from every CA bundle (C038)', () => {
    const secret = 'certs' as ObjectName;
    const peers = ['cacert', 'x', 'x-cacert', 'x-cacert-cacert', 'cacert-cacert'] as readonly string[] as readonly ClusterName[];
    const credentials = [null, ...peers].map((peer) => credentialName(secret, peer));
    injective([...credentials, ...credentials.map(caSecret)], (name) => name);
    // Istio takes a reference of this form for a CA bundle.
    assert.is(credentials.some((name) => name.endsWith('-cacert')), false);
  });

  test('gives every object a file of its own', () => {
    const parts = labels(['a', 'in'], 4).filter((text) => text.length < 11);
    assert.ok(parts.includes('in-in') && parts.includes('a-in-a'));
    const objects = ['Service', 'ServiceEntry'].flatMap((kind) => pairs(parts).map(([name, namespace]) => ({ group: 'consumes' as const, kind, name, namespace })));
    injective(objects, (object) => overlayPath(object, 'a'));
  });

  test('names files for every disk', () => {
    const object = { group: 'gateways' as const, kind: 'ServiceAccount', name: 'a'.repeat(253), namespace: 'b' };
    assert.ok(overlayPath(object, 'gateways').length < 230);
    assert.match(overlayPath(object, 'gateways'), /^gateways\/serviceaccount-a+-[0-9a-f]{10}\.yaml$/);
    assert.is(overlayPath({ group: 'gateways', kind: 'Namespace', name: 'x', namespace: undefined }, 'x'), 'gateways/namespace-x.yaml');
    assert.is(overlayPath({ group: 'consumes', kind: 'Service', name: 'ratings', namespace: 'default' }, 'x'), 'consumes/service-ratings-in-default.yaml');
  });
});
