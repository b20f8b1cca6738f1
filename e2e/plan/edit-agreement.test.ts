// One place changes, and all else stays.
import * as assert from 'uvu/assert';
import { spec } from '../../src/dev/spec.ts';
import { editAgreement } from './edit-agreement.ts';
import type { Edit } from './scenario.ts';

const SOURCE = `# of cluster2
spec:
  exposes:
    - service: ratings
      port: 9080
      to: [{cluster: cluster1}]
    - service: httpbin # the second
      port: 8000
`;

const edit = (more: Partial<Edit>): Edit => ({
  file: 'a.yaml',
  at: undefined,
  set: undefined,
  add: undefined,
  remove: undefined,
  authorities: undefined,
  delete: undefined,
  ...more,
});

spec('edit of an agreement', (test) => {
  test('sets a value of the item that is told by its content', () => {
    const after = editAgreement(SOURCE, edit({ at: ['spec', 'exposes', { service: 'httpbin' }, 'port'], set: 8001 }));
    assert.is(after, SOURCE.replace('port: 8000', 'port: 8001'));
  });

  test('adds to a list', () => {
    const after = editAgreement(SOURCE, edit({ at: ['spec', 'exposes', 0, 'to'], add: { cluster: 'cluster3' } }));
    assert.match(after, /- service: ratings[^]*cluster: cluster1[^]*cluster: cluster3[^]*httpbin/);
  });

  test('removes an item', () => {
    const after = editAgreement(SOURCE, edit({ at: ['spec', 'exposes', { service: 'ratings' }], remove: 'yes' }));
    assert.is(after, '# of cluster2\nspec:\n  exposes:\n    - service: httpbin # the second\n      port: 8000\n');
  });

  test('refuses a place that is not there, an item that stands twice, an edit without effect', () => {
    assert.throws(() => editAgreement(SOURCE, edit({ at: ['spec', 'peers', 0, 'x'], set: 1 })), /there is no spec.peers/);
    assert.throws(() => editAgreement(SOURCE, edit({ at: ['spec', 'exposes', { port: 1 }], remove: 'yes' })), /0 times/);
    const twice = SOURCE.replace('port: 8000', 'port: 9080');
    assert.throws(() => editAgreement(twice, edit({ at: ['spec', 'exposes', { port: 9080 }], remove: 'yes' })), /2 times/);
    assert.throws(() => editAgreement(SOURCE, edit({ at: ['spec', 'exposes', 1, 'port'], set: 8000 })), /changes nothing/);
    assert.throws(() => editAgreement(SOURCE, edit({ at: ['spec'] })), /without set/);
  });
});
