// The day, as the machine has it.
import * as assert from 'uvu/assert';
import { spec } from '../dev/spec.ts';
import { today } from './clock.ts';

spec('today', (test) => {
  test('is the day in UTC, wherever the clock stands', () => {
    assert.is(today(new Date('2026-11-25T01:30:00+05:00')), '2026-11-24');
    assert.is(today(new Date('2026-12-31T23:30:00-01:00')), '2027-01-01');
  });

  test('is now, where no time is given', () => {
    const before = Date.now();
    const day = Date.parse(today());
    assert.ok(day <= Date.now() && day > before - 24 * 60 * 60 * 1000);
  });
});
