// Objects named in one line.
import * as assert from 'uvu/assert';
import { spec } from '../../src/dev/spec.ts';
import { objectAt } from './object-at.ts';

spec('objectAt', (test) => {
  test('reads objects with and without a namespace', () => {
    assert.equal(objectAt('v1 Namespace n'), { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'n' } });
    assert.equal(objectAt('apps/v1 Deployment n/d'), { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'd', namespace: 'n' } });
  });

  test('refuses what names no object', () => {
    for (const text of ['v1 Namespace', 'v1 Namespace n/', 'a b c/d/e', '']) assert.throws(() => objectAt(text), text);
  });
});
