// Laws of lowering, over sound agreements of every shape.
import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { anyAgreement, shuffled } from '../dev/arbitrary-agreement.ts';
import { spec } from '../dev/spec.ts';
import { lower } from './index.ts';
import { cluster1, cluster2, ingressGateway, ratings, sound } from './sample-agreements.ts';

const plain = (text: unknown): string => JSON.stringify(text, (key, value: unknown) => (key === 'causes' ? undefined : value));

spec('lower', (test) => {
  test('makes no two objects of one identity', () => {
    fc.assert(fc.property(anyAgreement, (agreement) => lower(sound(agreement)).resources.length > 0));
  });

  test('says the same whatever the order of the agreement', () => {
    fc.assert(
      fc.property(anyAgreement, fc.integer(), (agreement, seed) => {
        assert.is(plain(lower(sound(shuffled(agreement, seed)))), plain(lower(sound(agreement))));
      }),
    );
  });

  test('never emits an empty list but as the rules of a closed door', () => {
    fc.assert(
      fc.property(anyAgreement, (agreement) => {
        for (const { kind, body } of lower(sound(agreement)).resources) {
          const text = JSON.stringify(body);
          assert.not.match(kind === 'AuthorizationPolicy' ? text.replace('"rules":[]', '') : text, '[]', `${kind} ${text}`);
        }
      }),
    );
  });

  test('refuses to make two objects of one identity', () => {
    const taken = { ...ratings, namespace: 'istio-private-gateways', service: 'istio-private-egressgateway' };
    assert.throws(() => lower(sound({ ...cluster1, consumptions: [taken] })), /cluster1 made two objects Service istio-private-gateways\/istio-private-egressgateway/);
  });

  test('refuses to put a bundle where a key pair lies', () => {
    const ingress = { ...ingressGateway, secret: 'istio-private-egressgateway-certs-cacert', servers: cluster2.ingress?.servers ?? [] };
    assert.throws(() => lower(sound({ ...cluster1, ingress })), /two objects Secret/);
  });
});
