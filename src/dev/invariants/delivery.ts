// What must hold of an overlay as a whole, of what Argo CD and kustomize make of it, and of the gateways' pods.
import { added, beside, changed, get, keysOf, list, maps, named, of, put, same, texts, type Emitted, type Invariant, type World } from './emitted.ts';
import { twice } from './routes.ts';
import { isIngress } from './servers.ts';

const waveOf = ({ object }: Emitted): number => Number(get(object, 'metadata', 'annotations', 'argocd.argoproj.io/sync-wave') ?? 0);
const key = ({ cluster, kind, namespace, name }: Emitted): string => `${cluster} ${kind} ${namespace}/${name}`;
const gatewayPods = (world: World): readonly Emitted[] => of(world, 'Deployment');
const TRACKING = ['app.kubernetes.io/instance', 'argocd.argoproj.io/instance', 'argocd.argoproj.io/tracking-id'];
const FIRST = ['AuthorizationPolicy', 'DestinationRule', 'ConfigMap', 'Secret', 'Namespace', 'Role', 'RoleBinding'];

/** The same labels wherever the pods of a gateway are selected. */
function selectorsDiffer(world: World, pods: Emitted): boolean {
  const labels = get(pods.object, 'spec', 'selector', 'matchLabels');
  const of_ = (kind: string, ...path: readonly string[]): boolean =>
    beside(world, pods, kind).filter(({ name, namespace }) => name === pods.name && namespace === pods.namespace).every(({ object }) => same(get(object, 'spec', ...path), labels));
  const inTemplate = keysOf(labels).every((label) => get(pods.object, 'spec', 'template', 'metadata', 'labels', label) === get(labels, label));
  return !(inTemplate && of_('Gateway', 'selector') && of_('Service', 'selector') && of_('AuthorizationPolicy', 'selector', 'matchLabels') && of_('PodDisruptionBudget', 'selector', 'matchLabels') && of_('NetworkPolicy', 'podSelector', 'matchLabels'));
}

const KINDS = ['AuthorizationPolicy', 'ConfigMap', 'Deployment', 'DestinationRule', 'Gateway', 'HorizontalPodAutoscaler', 'Namespace', 'NetworkPolicy', 'PodDisruptionBudget', 'Role', 'RoleBinding', 'Secret', 'Service', 'ServiceAccount', 'ServiceEntry', 'VirtualService'];

export const DELIVERY: readonly Invariant[] = [
  {
    cases: ['C036', 'C082'],
    says: 'nothing is emitted that changes how other proxies of the mesh see or read: no EnvoyFilter, no Sidecar, no settings of the mesh',
    broken: (world) => world.objects.filter(({ kind, name }) => !KINDS.includes(kind) || name === 'istio').map(named),
    spoil: (world) => added(world, { cluster: 'cluster2', kind: 'EnvoyFilter', name: 'normalisation', namespace: 'istio-system', object: {} }),
  },
  {
    cases: ['C012', 'C152'],
    says: 'a gateway has one set of labels, wherever its pods are selected, and they are no labels of Istio’s public gateways',
    broken: (world) => gatewayPods(world).filter((pods) => selectorsDiffer(world, pods) || /^(ingress|egress)gateway$/.test(String(get(pods.object, 'spec', 'selector', 'matchLabels', 'istio')))).map(named),
    spoil: (world) => changed(world, 'Gateway', put(['spec', 'selector'], { istio: 'ingressgateway' }), isIngress),
  },
  {
    cases: ['C139', 'C145', 'C150'],
    says: 'every object stands once, in one file that the kustomization lists once; the only Namespace is that of our gateways, and is never pruned',
    broken: (world) => [
      ...twice(world.objects.map(key)),
      ...world.kustomizations.filter(({ object, files }) => texts(object, 'resources').join('\n') !== [...files].sort().join('\n')).map(({ cluster }) => cluster),
      ...of(world, 'Namespace').filter((one) => !gatewayPods(world).concat(policiesOf(world)).some(({ cluster, namespace }) => cluster === one.cluster && namespace === one.name) || get(one.object, 'metadata', 'annotations', 'argocd.argoproj.io/sync-options') !== 'Prune=false').map(named),
    ],
    spoil: (world) => changed(world, 'Namespace', put(['metadata', 'annotations'], {})),
  },
  {
    cases: ['C140'],
    says: 'policies, rules and CAs are applied a wave before the Gateways, routes and pods that rely on them',
    broken: (world) => world.objects.filter((one) => ((FIRST.includes(one.kind) && one.kind !== 'DestinationRule') || get(one.object, 'spec', 'subsets') !== undefined ? waveOf(one) !== -1 : ['Gateway', 'VirtualService', 'Deployment'].includes(one.kind) && waveOf(one) < 0)).map(named),
    spoil: (world) => changed(world, 'AuthorizationPolicy', put(['metadata', 'annotations'], {})),
  },
  {
    cases: ['C141'],
    says: 'who is scaled by an autoscaler states no replicas, and requests what is measured',
    broken: (world) => gatewayPods(world).filter(({ object }) => get(object, 'spec', 'replicas') !== undefined || get(object, 'spec', 'template', 'spec', 'containers', 0, 'resources', 'requests', 'cpu') === undefined).map(named),
    spoil: (world) => changed(world, 'Deployment', put(['spec', 'replicas'], 1)),
  },
  {
    cases: ['C178'],
    says: 'with the fewest pods that the autoscaler allows, one can still be evicted',
    broken: (world) =>
      of(world, 'PodDisruptionBudget').filter((budget) => {
        const scaler = beside(world, budget, 'HorizontalPodAutoscaler').find(({ name }) => name === budget.name);
        return !(Number(get(scaler?.object, 'spec', 'minReplicas')) - Number(get(budget.object, 'spec', 'minAvailable')) >= 1);
      }).map(named),
    spoil: (world) => changed(world, 'HorizontalPodAutoscaler', put(['spec', 'minReplicas'], 1)),
  },
  {
    cases: ['C175'],
    says: 'the injector takes the pods: label, template and placeholder are there, and no Namespace of ours forbids it',
    broken: (world) => [
      ...gatewayPods(world).filter(({ object }) => {
        const { metadata, spec } = { metadata: get(object, 'spec', 'template', 'metadata'), spec: get(object, 'spec', 'template', 'spec') };
        return get(metadata, 'labels', 'sidecar.istio.io/inject') !== 'true' || get(metadata, 'annotations', 'inject.istio.io/templates') !== 'gateway' || get(spec, 'containers', 0, 'image') !== 'auto';
      }),
      ...of(world, 'Namespace').filter(({ object }) => get(object, 'metadata', 'labels', 'istio-injection') === 'disabled'),
    ].map(named),
    spoil: (world) => changed(world, 'Namespace', put(['metadata', 'labels', 'istio-injection'], 'disabled')),
  },
  {
    cases: ['C176'],
    says: 'a NetworkPolicy holds for the pods of a gateway alone, leaves DNS and istiod open, and knows namespaces by the label that all have',
    broken: (world) =>
      of(world, 'NetworkPolicy').filter((policy) => {
        const open = list(policy.object, 'spec', 'egress').filter((rule) => get(rule, 'to') === undefined).flatMap((rule) => list(rule, 'ports').map((port) => `${String(get(port, 'protocol'))} ${String(get(port, 'port'))}`));
        const spaces = maps(policy.object).flatMap((map) => keysOf(get(map, 'namespaceSelector', 'matchLabels')));
        const ours = keysOf(get(policy.object, 'spec', 'podSelector', 'matchLabels')).length > 0 && gatewayPods(world).some(({ cluster, namespace }) => cluster === policy.cluster && namespace === policy.namespace);
        return !ours || !['UDP 53', 'TCP 53', 'TCP 15012'].every((port) => open.includes(port)) || spaces.some((label) => label !== 'kubernetes.io/metadata.name');
      }).map(named),
    spoil: (world) => changed(world, 'NetworkPolicy', put(['spec', 'podSelector'], {})),
  },
  {
    cases: ['C144'],
    says: 'no label or annotation says whose application an object is',
    broken: (world) => world.objects.filter(({ object }) => TRACKING.some((label) => get(object, 'metadata', 'labels', label) !== undefined || get(object, 'metadata', 'annotations', label) !== undefined)).map(named),
    spoil: (world) => changed(world, 'Service', put(['metadata', 'labels', 'app.kubernetes.io/instance'], 'cluster2')),
  },
  {
    cases: ['C149', 'C151'],
    says: 'the kustomization lists files below it and does nothing else, and each object states its own namespace',
    broken: (world) => [
      ...world.kustomizations.filter(({ object }) => keysOf(object).some((one) => !['apiVersion', 'kind', 'metadata', 'resources'].includes(one)) || texts(object, 'resources').some((path) => path.startsWith('..') || path.startsWith('/'))).map(({ cluster }) => cluster),
      ...world.objects.filter(({ kind, namespace }) => kind !== 'Namespace' && namespace === '').map(named),
    ],
    spoil: (world) => ({ ...world, kustomizations: world.kustomizations.map((one) => ({ ...one, object: { ...(one.object as object), namespace: 'x' } })) }),
  },
  {
    cases: ['C126', 'C128', 'C131', 'C132'],
    says: 'names are lower-case ASCII, end in no dot, and fit the limits of their kinds',
    broken: (world) =>
      world.objects.filter(({ kind, name, object }) => {
        const labels = ['Service', 'Namespace'].includes(kind) ? /^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/ : /^[a-z0-9]([-.a-z0-9]{0,251}[a-z0-9])?$/;
        const hosts = maps(object).flatMap((map) => [...texts(map, 'hosts'), ...[get(map, 'host'), get(map, 'sni')].filter((one) => one !== undefined).map(String)]);
        const subsets = list(object, 'spec', 'subsets').map((subset) => String(get(subset, 'name')));
        return !labels.test(name) || hosts.some((host) => !/^[-a-z0-9./]{1,320}$/.test(host) || host.endsWith('.')) || subsets.some((subset) => subset.length > 63);
      }).map(named),
    spoil: (world) => added(world, { cluster: 'cluster1', kind: 'Service', name: 'Ratings.', namespace: 'default', object: {} }),
  },
];

const policiesOf = (world: World): readonly Emitted[] => of(world, 'AuthorizationPolicy');
