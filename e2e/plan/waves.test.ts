// The order of Argo CD.
import * as assert from 'uvu/assert';
import type { KubernetesObject } from './kubernetes-object.ts';
import { spec } from '../../src/dev/spec.ts';
import { toPrune, waves } from './waves.ts';

const object = (kind: string, name: string, wave?: string, options?: string): KubernetesObject => ({
  apiVersion: 'v1',
  kind,
  metadata: {
    name,
    annotations: {
      ...(wave === undefined ? {} : { 'argocd.argoproj.io/sync-wave': wave }),
      ...(options === undefined ? {} : { 'argocd.argoproj.io/sync-options': options }),
    },
  },
});
const names = (objects: readonly KubernetesObject[]): string => objects.map(({ metadata }) => metadata.name).join(' ');

spec('waves', (test) => {
  test('come lowest first, a Namespace first in its own', () => {
    const all = [object('Gateway', 'g'), object('Policy', 'p', '-1'), object('Namespace', 'n', '-1'), object('Late', 'l', '10')];
    assert.equal(waves(all).map(names), ['n p', 'g', 'l']);
  });

  test('go highest first, and leave what is wanted and what must stay', () => {
    const present = [object('Policy', 'p', '-1'), object('Route', 'r'), object('Route', 'kept'), object('Namespace', 'n', '-2', 'Prune=false')];
    assert.is(names(toPrune(present, [object('Route', 'kept', '5')])), 'r p');
  });

  test('a kind is the same in every version of its group', () => {
    const old = { ...object('Gateway', 'g'), apiVersion: 'networking.istio.io/v1beta1' };
    assert.is(names(toPrune([old], [{ ...old, apiVersion: 'networking.istio.io/v1' }])), '');
    assert.is(names(toPrune([old], [{ ...old, apiVersion: 'gateway.networking.k8s.io/v1' }])), 'g');
  });
});
