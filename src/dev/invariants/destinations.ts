// What must hold of DestinationRules and ServiceEntries: who sees them, what they verify, and which credentials they name.
import { isIP } from 'node:net';
import { added, beside, changed, get, keysOf, list, maps, named, of, put, texts, type Emitted, type Invariant, type World } from './emitted.ts';
import { destinations } from './ports.ts';
import { isMeshSide, twice } from './routes.ts';

/** Rules with which an egress gateway goes to a provider. */
const providerRules = (world: World): readonly Emitted[] => of(world, 'DestinationRule').filter(({ object }) => get(object, 'spec', 'trafficPolicy', 'tls', 'mode') === 'MUTUAL');

const isProvider = ({ name }: Emitted): boolean => name === 'c2.example.com';
const isEgressRule = ({ name }: Emitted): boolean => name === 'istio-private-egressgateway';
const TLS = ['spec', 'trafficPolicy', 'tls'] as const;
const FILES = ['caCertificates', 'clientCertificate', 'privateKey', 'serverCertificate'];

export const DESTINATIONS: readonly Invariant[] = [
  {
    cases: ['C029', 'C114', 'C115'],
    says: 'a host has one DestinationRule and one ServiceEntry, and no ServiceEntry has the host of a Service',
    broken: (world) => [
      ...twice(of(world, 'DestinationRule').map(({ cluster, object }) => `${cluster} ${String(get(object, 'spec', 'host'))}`)),
      ...twice(of(world, 'ServiceEntry').flatMap(({ cluster, object }) => texts(object, 'spec', 'hosts').map((host) => `${cluster} ${host}`))),
      ...of(world, 'ServiceEntry').filter(({ object }) => texts(object, 'spec', 'hosts').some((host) => host.endsWith('.svc.cluster.local'))).map(named),
    ],
    spoil: (world) => ({ ...world, objects: [...world.objects, ...of(world, 'ServiceEntry').slice(0, 1)] }),
  },
  {
    cases: ['C030'],
    says: 'the rule of the egress gateway is exported to exactly the namespaces that see a consumption; what only gateways need, to none',
    broken: (world) => {
      const hidden = of(world, 'DestinationRule', 'ServiceEntry', 'VirtualService').filter((one) => !isEgressRule(one) && !isMeshSide(one) && texts(one.object, 'spec', 'exportTo').join() !== '.');
      const shown = of(world, 'DestinationRule').filter(isEgressRule).filter((rule) => {
        const seen = beside(world, rule, 'VirtualService').filter(isMeshSide).flatMap(({ namespace, object }) => texts(object, 'spec', 'exportTo').map((to) => (to === '.' ? namespace : to)));
        const wanted = [...new Set(seen)].sort();
        return texts(rule.object, 'spec', 'exportTo').join() !== (wanted.includes('*') ? '*' : wanted.join());
      });
      return [...hidden, ...shown].map(named);
    },
    spoil: (world) => changed(world, 'DestinationRule', put(['spec', 'exportTo'], ['.']), isEgressRule),
  },
  {
    cases: ['C031'],
    says: 'each subset of the egress gateway is complete in itself, and calls without a subset are mutual TLS too',
    broken: (world) =>
      of(world, 'DestinationRule').filter(isEgressRule).filter(({ object }) => {
        const complete = list(object, 'spec', 'subsets').every((subset) => get(subset, 'trafficPolicy', 'loadBalancer') !== undefined && ['mode', 'sni', 'subjectAltNames'].every((key) => get(subset, 'trafficPolicy', 'tls', key) !== undefined));
        return !complete || get(object, ...TLS, 'mode') !== 'ISTIO_MUTUAL';
      }).map(named),
    spoil: (world) => changed(world, 'DestinationRule', put(['spec', 'subsets', 1, 'trafficPolicy', 'loadBalancer'], undefined), isEgressRule),
  },
  {
    cases: ['C032', 'C037', 'C042'],
    says: 'a rule with a key pair holds for the egress gateway alone, once a provider, and no route of the mesh leads past that gateway',
    broken: (world) => {
      const wide = providerRules(world).filter(({ object }) => texts(object, 'spec', 'exportTo').join() !== '.' || keysOf(get(object, 'spec', 'workloadSelector', 'matchLabels')).length === 0);
      const past = of(world, 'VirtualService').filter((route) => isMeshSide(route) && destinations(route.object).some((to) => !String(get(to, 'host')).startsWith('istio-private-egressgateway.')));
      return [...wide, ...past].map(named);
    },
    spoil: (world) => changed(world, 'DestinationRule', put(['spec', 'exportTo'], ['*']), isProvider),
  },
  {
    cases: ['C039'],
    says: 'key pairs and CAs are named as Secrets and ConfigMaps, never as files',
    broken: (world) => of(world, 'Gateway', 'DestinationRule').filter(({ object }) => maps(object).some((map) => keysOf(map).some((key) => FILES.includes(key)))).map(named),
    spoil: (world) => changed(world, 'DestinationRule', put([...TLS, 'clientCertificate'], '/etc/certs/tls.crt'), isProvider),
  },
  {
    cases: ['C033'],
    says: 'a provider’s rule has no subsets',
    broken: (world) => providerRules(world).filter(({ object }) => get(object, 'spec', 'subsets') !== undefined).map(named),
    spoil: (world) => changed(world, 'DestinationRule', put(['spec', 'subsets'], [{ name: 'ratings' }]), isProvider),
  },
  {
    cases: ['C064', 'C066'],
    says: 'whoever dials verifies: a provider’s rule names identities and an SNI, skips nothing, and the CAs for it are emitted',
    broken: (world) =>
      providerRules(world).filter((rule) => {
        const names = texts(rule.object, ...TLS, 'subjectAltNames');
        const cas = `${String(get(rule.object, ...TLS, 'credentialName'))}-cacert`;
        const bundle = beside(world, rule, 'Secret').find(({ name, namespace }) => name === cas && namespace === rule.namespace);
        const verified = names.length > 0 && names.every((name) => /^spiffe:\/\/[^*]+$/.test(name)) && get(rule.object, ...TLS, 'insecureSkipVerify') === false;
        return !verified || !String(get(bundle?.object, 'data', 'ca.crt') ?? '').startsWith('LS0tLS1CRUdJTi');
      }).map(named),
    spoil: (world) => changed(world, 'DestinationRule', put([...TLS, 'subjectAltNames'], undefined), isProvider),
  },
  {
    cases: ['C038'],
    says: 'what the gateways load is emitted or listed for the operator: each key pair in `secrets`, each CA bundle with the key `ca.crt`, and nothing else is listed',
    broken: (world) => {
      const read = of(world, 'Gateway', 'DestinationRule').flatMap((one) => maps(one.object).flatMap((map) => (get(map, 'credentialName') === undefined ? [] : [`${one.cluster} ${one.namespace}/${String(get(map, 'credentialName'))}`])));
      const listed = world.compilation.compiled.filter(({ target }) => target === 'istio').flatMap(({ overlay, secrets }) => secrets.map(({ namespace, name }) => `${overlay.cluster} ${namespace}/${name}`));
      const maps_ = of(world, 'Gateway').flatMap((gateway) => maps(gateway.object).map((map) => get(map, 'caCertCredentialName')).filter((name) => name !== undefined).map((name) => ({ gateway, name: String(name) })));
      const missing = maps_.filter(({ gateway, name }) => !beside(world, gateway, 'ConfigMap').some((one) => `configmap://${one.namespace}/${one.name}` === name && get(one.object, 'data', 'ca.crt') !== undefined));
      const unlisted = read.filter((one) => !listed.includes(one));
      const unread = listed.filter((one) => !read.includes(one) && /-egressgateway-certs-/.test(one));
      return [...unlisted, ...unread, ...missing.map(({ gateway }) => named(gateway))];
    },
    spoil: (world) => changed(world, 'ConfigMap', put(['data'], { 'ca.pem': '' })),
  },
  {
    cases: ['C123'],
    says: 'a ServiceEntry states its resolution and has endpoints: STATIC for IP addresses, DNS for names',
    broken: (world) =>
      of(world, 'ServiceEntry').filter(({ object }) => {
        const addresses = list(object, 'spec', 'endpoints').map((endpoint) => String(get(endpoint, 'address')));
        const wanted = addresses.every((address) => isIP(address) !== 0) ? 'STATIC' : addresses.every((address) => isIP(address) === 0) ? 'DNS' : 'neither';
        return addresses.length === 0 || get(object, 'spec', 'resolution') !== wanted;
      }).map(named),
    spoil: (world) => changed(world, 'ServiceEntry', put(['spec', 'resolution'], 'NONE')),
  },
  {
    cases: ['C113', 'C117', 'C118', 'C137'],
    says: 'a local name is a Service with an address and without a selector, and no endpoints are emitted',
    broken: (world) => [
      ...of(world, 'VirtualService').filter(isMeshSide).filter((route) => {
        const service = beside(world, route, 'Service').find(({ name, namespace }) => `${name}.${namespace}.svc.cluster.local` === texts(route.object, 'spec', 'hosts')[0]);
        return get(service?.object, 'spec', 'type') !== 'ClusterIP' || get(service?.object, 'spec', 'selector') !== undefined || get(service?.object, 'spec', 'clusterIP') !== undefined;
      }),
      ...of(world, 'Endpoints', 'EndpointSlice'),
    ].map(named),
    spoil: (world) => added(world, { cluster: 'cluster1', kind: 'EndpointSlice', name: 'c2', namespace: 'default', object: {} }),
  },
];
