// What Argo CD says, and what is wanted of it.
import * as assert from 'uvu/assert';
import { spec } from '../../src/dev/spec.ts';
import { REFRESH, unlike } from './application.ts';
import type { KubernetesObject } from './kubernetes-object.ts';

const application = (status: object, more: object = {}): KubernetesObject => ({ apiVersion: 'a/v1', kind: 'Application', metadata: { name: 'n' }, status, ...more });
const SYNCED = { sync: { status: 'Synced', revision: 'r1' }, resources: [{ kind: 'K', name: 'k', status: 'Synced' }], operationState: { phase: 'Succeeded' } };

spec('an application', (test) => {
  test('is as wanted when this revision is synced and nothing is under way', () => {
    assert.is(unlike(application(SYNCED), 'r1', undefined), undefined);
    assert.is(unlike(undefined, 'r1', undefined), 'there is no application');
    assert.is(unlike(application(SYNCED), 'r2', undefined), 'it is at r1');
    assert.is(unlike(application(SYNCED, { operation: {} }), 'r1', undefined), 'a sync is under way');
    assert.is(unlike(application(SYNCED, { metadata: { name: 'n', annotations: { [REFRESH]: 'hard' } } }), 'r1', undefined), 'it is being looked at');
    assert.is(unlike(application({ ...SYNCED, operationState: { phase: 'Failed' } }), 'r1', undefined), 'the last sync is Failed');
  });

  test('may be wanted otherwise, for a reason', () => {
    const plan = { sync: 'OutOfSync', says: 'could not find' } as const;
    const failed = { sync: { status: 'OutOfSync' }, operationState: { phase: 'Failed', message: 'could not find it' } };
    assert.is(unlike(application(failed), 'r1', plan), undefined);
    assert.is(unlike(application({ ...failed, operationState: {} }), 'r1', plan), "nothing says 'could not find'");
    assert.is(unlike(application(SYNCED), 'r1', plan), 'it is Synced, not OutOfSync');
  });
});
