// The names of the text, and that no other name is taken for one of them.
import * as assert from 'uvu/assert';
import { spec } from '../../dev/spec.ts';
import { certsName } from '../../model/defaults.ts';
import type { Hostname, Label, ServiceName } from '../../model/names.ts';
import { httpbin, sound, type PlainAgreement } from '../sample-agreements.ts';
import * as samples from '../sample-agreements.ts';
import { appName, egressRouteName, egressRuleName, keyPairMount, providerService, trustKey, trustMount } from './names.ts';

const host = (text: string): Hostname => text as Hostname;
const route = (service: string, namespace: string): string => egressRouteName(service as ServiceName, namespace as Label);
const mountOf = (agreement: Partial<PlainAgreement>): ReturnType<typeof trustMount> => trustMount(sound({ ...samples.cluster2, ...agreement }));

spec('names of target istio-1.2', (test) => {
  test('a provider’s Service is its hostname, and no two hostnames share one', () => {
    assert.is(providerService(host('c2.example.com')), 'c2-example-com');
    const hostnames = ['a.b-c', 'a-b.c', 'a-b-c.d', 'a.b.c', '1.b', 'host.1.b', 'host-1.b', 'istio.private.egressgateway.a', 'host.istio.private.egressgateway.a', `${'a.'.repeat(60)}b`, `${'a.'.repeat(60)}c`];
    const names = hostnames.map((hostname) => providerService(host(hostname)));
    assert.is(new Set(names).size, hostnames.length, names.join(' '));
    for (const name of names) assert.match(name, /^(?!istio-private-)[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/);
  });

  test('a route of the egress gateway has the local name; outside of `default` also its namespace', () => {
    assert.is(route('ratings', 'default'), 'ratings');
    assert.is(route('ratings', 'shop'), 'ratings.shop');
    assert.is(route('privately-exposed-services', 'default'), 'privately-exposed-services.default');
    assert.is(egressRuleName('ratings' as ServiceName, 'default' as Label), 'istio-private-egressgateway-ratings-default');
  });

  test('an application is the label `app` of its pods, where that can be a name', () => {
    const app = (...labels: readonly (readonly [string, string])[]): string =>
      appName(sound({ ...samples.cluster2, exposures: [{ ...httpbin, workload: { labels: new Map(labels), port: 8000 } }] }).exposures[0] as never);
    assert.is(app(['app', 'ratings']), 'ratings');
    assert.is(app(['app', 'Ratings_2']), 'httpbin');
    assert.is(app(['tier', 'x']), 'httpbin');
    assert.is(appName(sound({ ...samples.cluster2, exposures: [{ ...httpbin, workload: undefined }] }).exposures[0] as never), 'httpbin');
  });

  test('key pair and CAs lie apart, in Secrets, volumes and folders', () => {
    assert.equal(keyPairMount(host('c2.example.com'), 'pair'), { volume: 'c2-example-com-certs', secret: 'pair', path: '/etc/istio/c2.example.com/certs' });
    assert.equal(mountOf({}), { volume: 'c2-trusted-certs', secret: 'c2-trusted-certs', path: '/etc/istio/example.com/certs' });
    assert.is(trustKey(host('c2.example.com')), 'example.com.crt');
    const ingress = { ...samples.ingressGateway, secret: 'c1-trusted-certs' };
    assert.equal(mountOf({ hostname: 'c1.trusted', ingress }), { volume: 'c1-trusted-certs-2', secret: 'c1-trusted-certs-2', path: '/etc/istio/trusted/certs' });
    const egress = { ...samples.egressGateway, secret: 'c1-trusted-certs-2' };
    assert.is(mountOf({ hostname: 'c1.trusted', ingress, egress }).secret, 'c1-trusted-certs-3');
  });

  test('volumes are DNS labels however long the hostname', () => {
    const long = host(`${'a'.repeat(63)}.${'b'.repeat(63)}.example.com`);
    for (const name of [certsName(long, undefined), certsName(long, 'ingress'), mountOf({ hostname: long }).volume]) assert.match(name, /^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/);
    assert.is(certsName(host('c1.example.com'), 'egress'), 'c1-example-com-egress-certs');
  });
});
