// Defaults that depend on the target.
import * as assert from 'uvu/assert';
import { spec } from '../dev/spec.ts';
import { certsName, defaultAccount, defaultSecret } from './defaults.ts';
import type { Hostname } from './names.ts';

const c1 = 'c1.example.com' as Hostname;

spec('defaults', (test) => {
  test('a gateway’s account is called as its Service, and by the chart of Istio 1.2 otherwise', () => {
    assert.is(defaultAccount('ingress', 'istio'), 'istio-private-ingressgateway');
    assert.is(defaultAccount('egress', 'istio-1.2'), 'istio-private-egressgateway-service-account');
  });

  test('a gateway’s Secret is called as the gateway, and in the reference text as the hostname', () => {
    for (const both of [false, true]) assert.is(defaultSecret('ingress', 'istio', c1, both), 'istio-private-ingressgateway-certs');
    assert.is(defaultSecret('egress', 'istio-1.2', c1, false), 'c1-example-com-certs');
  });

  test('two gateways never share a Secret by default', () => {
    for (const target of ['istio', 'istio-1.2'] as const) assert.is.not(defaultSecret('ingress', target, c1, true), defaultSecret('egress', target, c1, true));
    const long = `${'a'.repeat(63)}.${'b'.repeat(63)}.example.com` as Hostname;
    assert.is.not(certsName(long, 'ingress'), certsName(long, 'egress'));
    assert.is(certsName(long, 'ingress').length, 63);
  });
});
