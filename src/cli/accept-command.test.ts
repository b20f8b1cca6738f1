// `meshfed accept` as its users meet it.
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, chmodSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { atOnce, captured } from '../dev/captured-streams.ts';
import { folderOf } from '../dev/fixtures.ts';
import { spec } from '../dev/spec.ts';
import { main } from './main.ts';

interface Ran {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** In a copy of the base example in which cluster1 states another hostname of cluster2. */
function inCopy(use: (file: string, accept: (...args: readonly string[]) => Ran) => void): void {
  const root = mkdtempSync(join(tmpdir(), 'meshfed-accept-'));
  try {
    cpSync(folderOf('bookinfo', 'agreements'), root, { recursive: true });
    const file = join(root, 'cluster1/agreement.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('hostname: c2.example.com\n', 'hostname: c2.example.org # new\n'));
    use(file, (...args) => {
      const streams = captured();
      const status = atOnce(main(['accept', ...args, '-a', root], streams, { validate: undefined }));
      return { status, ...streams.printed };
    });
  } finally {
    rmSync(root, { recursive: true });
  }
}

spec('meshfed accept', (test) => {
  test('it shows what it writes, writes it, and has nothing to do the second time', () =>
    inCopy((file, accept) => {
      chmodSync(file, 0o600);
      const { status, out } = accept('cluster1');
      assert.is(status, 0);
      assert.match(out, /peers\/cluster2 hostname: c2\.example\.org → c2\.example\.com/);
      assert.match(out, /Nobody gains or loses access by it\./);
      assert.match(readFileSync(file, 'utf8'), /hostname: c2\.example\.com # new\n/);
      assert.is(statSync(file).mode & 0o777, 0o600);
      assert.match(accept('cluster1').out, /nothing to accept/);
    }));

  test('--dry-run writes nothing', () =>
    inCopy((file, accept) => {
      const before = readFileSync(file);
      assert.match(accept('cluster1', '--dry-run').out, /would state/);
      assert.equal(readFileSync(file), before);
    }));

  test('JSON tells the same', () =>
    inCopy((_, accept) => {
      const report = JSON.parse(accept('cluster1', '--format', 'json').out);
      assert.equal([report.cluster, report.written, report.files, report.left], ['cluster1', true, ['cluster1/agreement.yaml'], []]);
      assert.equal([report.accepted[0].fact, report.accepted[0].from, report.accepted[0].to, report.accepted[0].line], ['hostname', 'c2.example.org', 'c2.example.com', 6]);
    }));

  test('a wrong command line is told in a line', () =>
    inCopy((_, accept) => {
      const wrong: readonly (readonly [readonly string[], RegExp])[] = [
        [[], /into whose agreement/],
        [['cluster9'], /no agreement of 'cluster9'; did you mean 'cluster1'/],
        [['cluster1', '--peer', 'cluster1'], /no agreement of a peer 'cluster1'/],
        [['cluster1', '--fact', 'identity'], /add --peer/],
        [['cluster1', '--fact', 'trust'], /a trust anchor .*: add --peer/],
        [['cluster1', '--fact', 'colour'], /--fact is one of/],
      ];
      for (const [args, message] of wrong) {
        const { status, err } = accept(...args);
        assert.is(status, 2);
        assert.match(err, message);
      }
    }));
});
