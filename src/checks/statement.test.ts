// When a default may stand in for a value that could not be read.
import * as assert from 'uvu/assert';
import { spec } from '../dev/spec.ts';
import type { Agreement } from '../model/agreement.ts';
import { located, type Span } from '../text/source.ts';
import { mayStandIn } from './statement.ts';

const source = { path: 'cluster1/agreement.yaml', text: 'ingress: {port: 443}\n' };
const ingress: Span = { source, start: 0, end: 7 };
const port: Span = { source, start: 16, end: 19 };
const whole = { complete: true } as Agreement;
const partial = { complete: false } as Agreement;

spec('mayStandIn', (test) => {
  test('a default in an agreement that was read whole is what its owner means', () => {
    assert.not.ok(mayStandIn(whole, located(15443, ingress), ingress));
  });
  test('a default in one that was not may hide what was refused', () => {
    assert.ok(mayStandIn(partial, located(15443, ingress), ingress));
  });
  test('what is written was read', () => {
    assert.not.ok(mayStandIn(partial, located(443, port), ingress));
  });
});
