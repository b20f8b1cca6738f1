// Policies before routes, and after them.
import * as assert from 'uvu/assert';
import { spec } from '../../src/dev/spec.ts';
import { faultsOfOrder, type Change } from './sync-order.ts';

const change = (type: Change['type'], kind: string, resourceVersion: number, body: object = {}): Change => {
  const metadata = { name: kind.toLowerCase(), namespace: 'n', resourceVersion: String(resourceVersion) };
  return { type, object: { apiVersion: 'v1', kind, metadata, spec: body } };
};

spec('the order of a sync', (test) => {
  test('has policies and subsets before routes', () => {
    const right = [change('ADDED', 'VirtualService', 100), change('ADDED', 'AuthorizationPolicy', 99), change('ADDED', 'DestinationRule', 98, { subsets: [] })];
    assert.equal(faultsOfOrder(right), []);
    assert.equal(faultsOfOrder([change('ADDED', 'VirtualService', 9), change('ADDED', 'AuthorizationPolicy', 10)]), [
      'VirtualService n/virtualservice came before AuthorizationPolicy n/authorizationpolicy',
    ]);
    assert.is(faultsOfOrder([change('ADDED', 'VirtualService', 9), change('ADDED', 'DestinationRule', 10, { subsets: [] })]).length, 1);
    assert.equal(faultsOfOrder([change('ADDED', 'VirtualService', 9), change('ADDED', 'DestinationRule', 10)]), []);
  });

  test('takes routes away before policies', () => {
    assert.equal(faultsOfOrder([change('DELETED', 'VirtualService', 9), change('DELETED', 'AuthorizationPolicy', 10)]), []);
    assert.equal(faultsOfOrder([change('DELETED', 'VirtualService', 10), change('DELETED', 'AuthorizationPolicy', 9)]), [
      'AuthorizationPolicy n/authorizationpolicy went before VirtualService n/virtualservice',
    ]);
  });
});
