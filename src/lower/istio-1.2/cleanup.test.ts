// Taking a federation down: what leaves the overlays, step by step, against what the reference text deletes, and in which order.
import * as assert from 'uvu/assert';
import { parse, stringify } from 'yaml';
import { compileFiles, fixtureFiles } from '../../dev/fixtures.ts';
import { spec } from '../../dev/spec.ts';

/** What the text deletes of what is ours, in its order. A gateway stands for its Deployment, Service and ServiceAccount, which the chart makes. */
const TEXT_DELETES = {
  cluster1: [
    'VirtualService istio-private-gateways/ratings',
    'VirtualService istio-private-gateways/httpbin',
    'DestinationRule istio-private-gateways/istio-private-egressgateway-ratings-default',
    'DestinationRule istio-private-gateways/istio-private-egressgateway-httpbin-default',
    'DestinationRule istio-private-gateways/c2-example-com',
    'Gateway istio-private-gateways/istio-private-egressgateway',
    'Endpoints istio-private-gateways/c2-example-com',
    'Service istio-private-gateways/c2-example-com',
    'Service default/ratings',
    'Service default/httpbin',
    'the gateway istio-private-egressgateway',
    'Namespace /istio-private-gateways',
  ],
  cluster2: [
    'VirtualService istio-private-gateways/privately-exposed-services',
    'Gateway istio-private-gateways/istio-private-ingressgateway',
    'the gateway istio-private-ingressgateway',
    'Namespace /istio-private-gateways',
    'ClusterRbacConfig istio-system/default',
    'ServiceRoleBinding bookinfo/ratings-reader',
    'ServiceRoleBinding bookinfo/httpbin-reader',
    'ServiceRole bookinfo/ratings-reader',
    'ServiceRole bookinfo/httpbin-reader',
  ],
} as const;

/** What the text does not delete by its name, and why it goes with ours. */
const TEXT_LEAVES = {
  cluster1: [
    // The text puts the application's first route to ratings in its place.
    'VirtualService default/ratings',
    // The text forgets it.
    'VirtualService default/httpbin',
  ],
  // It goes with its Namespace, in the text too.
  cluster2: ['EnvoyFilter istio-private-gateways/private-ingress-rbac'],
} as const;

/** Everything in the overlay of each cluster, and whether its lock lets anybody in. */
interface State {
  readonly cluster1: ReadonlySet<string>;
  readonly cluster2: ReadonlySet<string>;
  readonly isLocked: boolean;
}

type Change = (spec: any) => void;

const withdrawn: Change = (spec) => spec.exposes?.forEach((exposure: any) => (exposure.to = []));
const taken: Change = (spec) => Object.assign(spec, spec.exposes === undefined ? { consumes: [] } : { exposes: [] });

function stateAfter(change: Change): State {
  const files = new Map<string, Uint8Array | string>(fixtureFiles('istio-1.2-bookinfo-httpbin'));
  for (const cluster of ['cluster1', 'cluster2']) {
    const path = `${cluster}/agreement.yaml`;
    const document = parse(new TextDecoder().decode(files.get(path) as Uint8Array));
    change(document.spec);
    files.set(path, stringify(document));
  }
  const { compiled } = compileFiles(files);
  const names = new Map<string, ReadonlySet<string>>();
  let isLocked = false;
  for (const { overlay } of compiled) {
    const objects = [...overlay.files].filter(([path]) => path !== 'kustomization.yaml').map(([path, { text }]) => [path, parse(text)] as const);
    names.set(overlay.cluster, new Set(objects.map(([path, object]) => nameOf(path, object))));
    const lock = objects.find(([, { kind }]) => kind === 'EnvoyFilter')?.[1].spec.filters[0].filterConfig.rules;
    if (lock !== undefined) isLocked = lock.action === 'ALLOW' && Object.keys(lock.policies).length === 0;
  }
  return { cluster1: names.get('cluster1') ?? new Set(), cluster2: names.get('cluster2') ?? new Set(), isLocked };
}

function nameOf(path: string, { kind, metadata }: any): string {
  if (path.startsWith('helm-values/')) return `the gateway ${path.slice('helm-values/'.length, -'.yaml'.length)}`;
  return `${kind} ${metadata.namespace ?? ''}/${metadata.name}`;
}

const gone = (before: ReadonlySet<string>, after: ReadonlySet<string>): readonly string[] => [...before].filter((name) => !after.has(name)).sort();
const sorted = (names: readonly string[]): readonly string[] => [...names].sort();

const CLUSTERS = ['cluster1', 'cluster2'] as const;
const ROUTE = 'VirtualService istio-private-gateways/privately-exposed-services';
const LISTENER = 'Gateway istio-private-gateways/istio-private-ingressgateway';
const LOCK = 'EnvoyFilter istio-private-gateways/private-ingress-rbac';

spec('cleanup with target istio-1.2', (test) => {
  const whole = stateAfter(() => undefined);
  const closed = stateAfter(withdrawn);
  const bare = stateAfter(taken);

  test('exposures and consumptions, then the agreement: all goes that the text deletes', () => {
    for (const cluster of CLUSTERS) {
      const first = gone(whole[cluster], bare[cluster]);
      const then = [...bare[cluster]];
      assert.equal(sorted([...first, ...then]), sorted([...TEXT_DELETES[cluster], ...TEXT_LEAVES[cluster]]));
    }
  });

  test('the first step takes every way in and out, and leaves the gateways with a closed lock', () => {
    assert.equal(sorted([...bare.cluster1]), ['Namespace /istio-private-gateways', 'the gateway istio-private-egressgateway']);
    assert.equal(sorted([...bare.cluster2]), [LOCK, 'Namespace /istio-private-gateways', 'the gateway istio-private-ingressgateway']);
    assert.ok(bare.isLocked);
    assert.not.ok(whole.isLocked);
  });

  test('grants can go before all else: then the lock closes while everything behind it stays shut', () => {
    assert.ok(closed.isLocked);
    assert.equal(gone(whole.cluster1, closed.cluster1), []);
    assert.equal(gone(whole.cluster2, closed.cluster2), sorted([...TEXT_DELETES.cluster2.filter((name) => name.startsWith('ServiceRole')), ROUTE]));
    assert.ok(closed.cluster2.has('ClusterRbacConfig istio-system/default'));
  });

  test('the lock outlives the listener and the routes behind it', () => {
    for (const { cluster2 } of [whole, closed, bare]) assert.ok(cluster2.has(LOCK));
    assert.ok(gone(whole.cluster2, bare.cluster2).includes(LISTENER));
    assert.not.ok(bare.cluster2.has(ROUTE));
  });
});
