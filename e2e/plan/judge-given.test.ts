// What became of an object.
import * as assert from 'uvu/assert';
import { spec } from '../../src/dev/spec.ts';
import { faultsOfGiven, holds } from './judge-given.ts';

const object = { apiVersion: 'v1', kind: 'K', metadata: { name: 'n' }, spec: { filters: [{ a: 1 }] } };
const emptied = { ...object, spec: {} };

spec('an object that was given', (test) => {
  test('must be stored as it is, in silence, where nothing else is wanted', () => {
    assert.equal(faultsOfGiven(object, undefined, { stored: { ...object, status: {} }, says: '' }), []);
    assert.is(faultsOfGiven(object, undefined, { stored: emptied, says: '' }).length, 1);
    assert.is(faultsOfGiven(object, undefined, { stored: object, says: 'deprecated' }).length, 1);
    assert.is(faultsOfGiven(object, undefined, { stored: undefined, says: 'no' }).length, 1);
  });

  test('may be refused or altered where that is wanted, and for the reason that is wanted', () => {
    const refused = { outcome: 'refused', spec: undefined, says: 'unknown field' } as const;
    assert.equal(faultsOfGiven(object, refused, { stored: undefined, says: 'an unknown field "x"' }), []);
    assert.is(faultsOfGiven(object, refused, { stored: undefined, says: 'forbidden' }).length, 1);
    assert.is(faultsOfGiven(object, refused, { stored: object, says: '' }).length, 2);
    const altered = { outcome: 'altered', spec: {}, says: undefined } as const;
    assert.equal(faultsOfGiven(object, altered, { stored: emptied, says: '' }), []);
    assert.is(faultsOfGiven(object, altered, { stored: { ...object, spec: { filters: [] } }, says: '' }).length, 1);
  });

  test('holds what it had when lists are whole', () => {
    assert.ok(holds({ a: [1], b: 2 }, { a: [1] }));
    assert.not(holds({ a: [1, 2] }, { a: [1] }));
    assert.not(holds(undefined, {}));
  });
});
