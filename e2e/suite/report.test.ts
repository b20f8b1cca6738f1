// The lines that people and CI read.
import * as assert from 'uvu/assert';
import { spec } from '../../src/dev/spec.ts';
import { counts, skipped, table } from './report.ts';

const line = { scenario: 'bookinfo', requests: 56, compared: 52, failures: 0, seconds: 6.14 };

spec('report', (test) => {
  test('a table, columns aligned', () => {
    const lines = [line, { ...line, scenario: 'a', requests: 1, compared: 0, failures: 2 }];
    assert.is(
      table(lines),
      'scenario  requests  held against access  seconds\nbookinfo        56                   52      6.1  passed\na                1                    0      6.1  FAILED 2',
    );
  });

  test('counts scenarios, failed where anything failed or nothing was said', () => {
    assert.is(counts([line, { ...line, failures: 2 }, line], 3), '2 passed, 1 failed');
    assert.is(counts([line], 3), '1 passed, 2 failed');
  });

  test('says loudly what was not run, and why', () => {
    assert.is(skipped(9, ['root']), 'NOT RUN: 9 scenarios. Missing on this machine:\n  root\n9 skipped');
  });
});
