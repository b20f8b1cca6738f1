// Large federations: no object grows without end, what is shared says the same as before, and small ones are one object.
import * as assert from 'uvu/assert';
import { spec } from '../dev/spec.ts';
import { lower } from './index.ts';
import type { Lowered, Resource } from './resource.ts';
import { cluster1, cluster2, httpbin, ratings, sound } from './sample-agreements.ts';
import { shares, withFirst } from './shares.ts';

const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i);
const consumer = (count: number): Lowered => {
  const consumptions = numbers(count).map((i) => ({ ...ratings, service: `s${i}` }));
  return lower(sound({ ...cluster1, consumptions }));
};
const provider = (count: number): Lowered => {
  const exposures = numbers(count).map((i) => ({ ...httpbin, service: `s${i}`, name: `bookinfo/s${i}`, path: `/bookinfo/s${i}/`, workload: undefined }));
  return lower(sound({ ...cluster2, exposures }));
};
const of = ({ resources }: Lowered, kind: string, prefix: string): readonly Resource[] => resources.filter((each) => each.kind === kind && each.name.startsWith(prefix));
const specs = <T>(resources: readonly Resource[], field: string): readonly T[] => resources.flatMap(({ body }) => (body['spec'] as Record<string, readonly T[]>)[field] ?? []);

spec('shares', (test) => {
  test('are one, without a suffix, where the object is small', () => {
    assert.equal(shares(['a', 'b'], (item) => item, (item) => item), [{ suffix: '', items: ['a', 'b'] }]);
    assert.equal(withFirst([{ suffix: '', items: [1] }]), [{ suffix: '', items: [1] }]);
  });

  test('of a lock leave the first one closed', () => {
    const all = [{ suffix: '-0', items: [1] }, { suffix: '-1', items: [2] }];
    assert.equal(withFirst(all), [{ suffix: '', items: [] }, ...all]);
    const [first, ...others] = of(consumer(600), 'AuthorizationPolicy', 'istio-private-egressgateway');
    assert.is(first?.name, 'istio-private-egressgateway');
    assert.equal((first?.body['spec'] as { readonly rules: unknown }).rules, []);
    assert.ok(others.length > 1);
  });

  test('hold every consumption once in each kind of object, and routes name the Gateway that has their server', () => {
    const lowered = consumer(600);
    const gateways = of(lowered, 'Gateway', 'istio-private-egressgateway');
    assert.ok(gateways.length > 1);
    assert.is(new Set(specs<{ readonly hosts: readonly string[] }>(gateways, 'servers').flatMap(({ hosts }) => hosts)).size, 600);
    assert.is(specs(of(lowered, 'AuthorizationPolicy', 'istio-private-egressgateway'), 'rules').length, 600);
    assert.is(specs(of(lowered, 'DestinationRule', 'istio-private-egressgateway'), 'subsets').length, 600);
    const holder = new Map(gateways.flatMap((each) => specs<{ readonly hosts: readonly string[] }>([each], 'servers').map(({ hosts }) => [hosts[0], each.name])));
    const routes = lowered.resources.filter(({ kind, namespace }) => kind === 'VirtualService' && namespace === 'istio-private-gateways');
    assert.is(routes.length, 600);
    for (const { body } of routes) {
      const { hosts, gateways } = body['spec'] as { readonly hosts: readonly string[]; readonly gateways: readonly string[] };
      assert.equal(gateways, [`istio-private-gateways/${holder.get(`istio-private-gateways/${hosts[0]}`)}`]);
    }
  });

  test('of routes refuse ambiguous paths first, each', () => {
    const routes = of(provider(600), 'VirtualService', 'c2.example.com');
    assert.ok(routes.length > 1);
    for (const { body } of routes) assert.is((body['spec'] as { readonly http: readonly { readonly name: string }[] }).http[0]?.name, 'refuse-ambiguous-paths');
    assert.is(new Set(specs<{ readonly name: string }>(routes, 'http').map(({ name }) => name)).size, 601);
  });

  test('keep every object small; as YAML, with header and labels, that is below 100 kB', () => {
    for (const { resources } of [consumer(1000), provider(1000)]) {
      for (const { kind, name, body } of resources) assert.ok(JSON.stringify(body).length < 35_000, `${kind} ${name} has ${JSON.stringify(body).length} bytes`);
    }
  });

  test('move few of the others when one comes', () => {
    const hostsOf = (count: number): ReadonlyMap<unknown, string> =>
      new Map(of(consumer(count), 'Gateway', 'istio').flatMap((each) => specs<{ readonly hosts: readonly string[] }>([each], 'servers').map(({ hosts }) => [hosts[0], each.name])));
    const [before, after] = [hostsOf(1000), hostsOf(1001)];
    assert.ok([...before].filter(([host, name]) => after.get(host) !== name).length <= 200);
  });
});
