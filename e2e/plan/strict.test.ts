// What is refused, and where it is said to be.
import * as assert from 'uvu/assert';
import { spec } from '../../src/dev/spec.ts';
import { absent, either, list, map, maybe, oneOf, shape, text, whole } from './strict.ts';

const reader = shape({ name: text, ports: absent(list(whole), [80]), labels: maybe(map(text)), answer: either(whole, oneOf('refused')) });
const read = (value: unknown): unknown => reader(value, 'it');

spec('strict reader', (test) => {
  test('gives what is there, and what stands for what is not', () => {
    assert.equal(read({ name: 'a', answer: 200 }), { name: 'a', ports: [80], labels: undefined, answer: 200 });
    assert.equal(read({ name: 'a', ports: [1], labels: { b: 'c' }, answer: 'refused' }), { name: 'a', ports: [1], labels: { b: 'c' }, answer: 'refused' });
  });

  test('refuses a key that it does not know', () => {
    assert.throws(() => read({ name: 'a', answer: 200, port: [1] }), 'it: port is no key here; there are name, ports, labels, answer');
    assert.throws(() => read({ name: 'a', answer: 200, toString: 1 }), /toString is no key here/);
  });

  test('names the place of what is wrong', () => {
    assert.throws(() => read({ answer: 200 }), 'it.name: text is wanted, not nothing');
    assert.throws(() => read({ name: 'a', answer: 200, ports: [1, '2'] }), 'it.ports[1]: a whole number is wanted, not "2"');
    assert.throws(() => read({ name: 'a', answer: 200, labels: { b: 1 } }), 'it.labels.b: text is wanted, not 1');
    assert.throws(() => read({ name: 'a', answer: 'refuse' }), 'it.answer: one of refused is wanted, not "refuse"');
    assert.throws(() => read([]), 'it: a mapping is wanted, not []');
    assert.throws(() => read({ name: 'a', answer: 200, ports: null }), 'it.ports: a list is wanted, not null');
  });
});
