// `meshfed can`, `trace` and `prove` as their users meet them.
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { atOnce, captured } from '../dev/captured-streams.ts';
import { DAY, folderOf } from '../dev/fixtures.ts';
import { spec } from '../dev/spec.ts';
import { main } from './main.ts';

interface Ran {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

function run(...words: readonly string[]): Ran {
  const streams = captured();
  const status = atOnce(main(words, streams, { validate: undefined }));
  return { status, ...streams.printed };
}

const ask = (story: string, ...words: readonly string[]): { readonly status: number; readonly answer: unknown } => {
  const { status, out } = run('can', ...words, '-a', folderOf(story, 'agreements'), '--now', DAY, '--format', 'json');
  return { status, answer: out === '' ? null : JSON.parse(out) };
};

const reason = (...words: readonly string[]): readonly [number, unknown] => {
  const { status, answer } = ask('bookinfo', ...words);
  return [status, (answer as { readonly reason: string } | null)?.reason];
};

spec('meshfed can', (test) => {
  test('the table of the reference text comes out', () => {
    assert.equal(reason('cluster3', 'GET', 'cluster2/bookinfo/httpbin', '/status/418'), [0, 'granted']);
    assert.equal(reason('cluster1', 'GET', 'cluster2/bookinfo/myratings/v1', '/ratings/0'), [0, 'granted']);
    assert.equal(reason('cluster1', 'GET', 'cluster2/bookinfo/httpbin', '/status/418'), [1, 'no-grant']);
    assert.equal(reason('cluster1', 'POST', 'cluster2/bookinfo/myratings/v1', '/ratings/0'), [1, 'method']);
  });
  test('paths are read as Envoy reads them', () => {
    for (const path of ['/../httpbin/x', '/%2e%2e/x', '/..;/x', '/a%2fb', '/../../../../x']) {
      assert.equal(reason('cluster1', 'GET', 'cluster2/bookinfo/myratings/v1', path)[0], 1, path);
    }
  });
  test('a stranger is refused in the handshake', () => {
    assert.equal(reason('spiffe://other.example/someone', 'GET', 'cluster2/bookinfo/httpbin', '/'), [1, 'handshake']);
    assert.equal(reason('spiffe://c3.example.com/istio-private-egressgateway', 'GET', 'cluster2/bookinfo/httpbin', '/'), [0, 'granted']);
  });
  test('it names the line and the object', () => {
    const { answer } = ask('bookinfo', 'cluster3', 'GET', 'cluster2/bookinfo/httpbin', '/status/418');
    const manifest = { overlay: 'cluster2', kind: 'AuthorizationPolicy', namespace: 'istio-private-gateways', name: 'istio-private-ingressgateway' };
    assert.equal(answer, { allowed: true, reason: 'granted', agreement: { file: 'cluster2/agreement.yaml', line: 31, column: 12 }, manifest });
  });
  test('a path outside of a grant, and a grant that has ended', () => {
    assert.is((ask('three-clusters', 'shop', 'GET', 'payments/payments', '/other').answer as { reason: string }).reason, 'path');
    const words = ['can', 'shop', 'GET', 'payments/payments', '/refunds/1', '-a', folderOf('three-clusters', 'agreements'), '--format', 'json', '--now'];
    assert.is(JSON.parse(run(...words, '2099-12-31').out).reason, 'granted');
    assert.is(JSON.parse(run(...words, '2100-01-01').out).reason, 'expired');
  });
  test('what does not exist is usage', () => {
    assert.is(reason('cluster9', 'GET', 'cluster2/bookinfo/httpbin')[0], 2);
    assert.is(reason('cluster1', 'GET', 'cluster2/bookinfo/httpbim')[0], 2);
    assert.is(reason('cluster1', 'GET')[0], 2);
  });
});

spec('meshfed trace', (test) => {
  const traced = (...words: readonly string[]): Ran => run('trace', ...words, '-a', folderOf('bookinfo', 'agreements'), '--now', DAY);
  test('a consumption arrives, in four hops', () => {
    const { status, out } = traced('cluster1', 'default/ratings:9080', '--format', 'json');
    assert.is(status, 0);
    const [{ hops, broken }] = JSON.parse(out);
    assert.is(broken, null);
    assert.equal(hops.map(({ sni, port, path }: { sni: string; port: number; path: string }) => [sni, port, path]), [
      [null, 9080, '/'],
      ['ratings.default.svc.cluster.local', 443, '/'],
      ['c2.example.com', 15443, '/bookinfo/myratings/v1/'],
      [null, 9080, '/'],
    ]);
  });
  test('callers that cannot be read break the chain at their own overlay', () => {
    const root = mkdtempSync(join(tmpdir(), 'meshfed-trace-'));
    try {
      cpSync(folderOf('bookinfo', 'agreements'), root, { recursive: true });
      const file = join(root, 'cluster1/agreement.yaml');
      writeFileSync(file, readFileSync(file, 'utf8').replace('      from:', '      callers: [cluster.local/ns/default/sa/web]\n      from:'));
      const { status, out } = run('trace', 'cluster1', 'default/ratings', '-a', root, '--now', DAY);
      assert.is(status, 1);
      assert.match(out, 'breaks  there is no overlay of cluster1');
    } finally {
      rmSync(root, { recursive: true });
    }
  });
  test('a name that is not consumed is usage', () => assert.is(traced('cluster1', 'default/rating').status, 2));
});

spec('meshfed prove', (test) => {
  test('what lies there is equal, then opened, then not understood', () => {
    const root = mkdtempSync(join(tmpdir(), 'meshfed-prove-'));
    try {
      cpSync(folderOf('bookinfo', 'agreements'), join(root, 'agreements'), { recursive: true });
      cpSync(join(folderOf('bookinfo', 'expect'), 'overlays'), join(root, 'overlays'), { recursive: true });
      const prove = (...more: readonly string[]): Ran => run('prove', join(root, 'agreements'), '--now', DAY, ...more);
      assert.is(prove().status, 0);
      const file = join(root, 'overlays/cluster2/gateways/authorizationpolicy-istio-private-ingressgateway.yaml');
      const before = readFileSync(file, 'utf8');
      writeFileSync(file, before.replace('action: ALLOW', 'action: AUDIT'));
      const { status, out } = prove('--format', 'json');
      assert.is(status, 1);
      const { findings } = JSON.parse(out);
      assert.ok(findings.some(({ code, message }: { code: string; message: string }) => code === 'MF5003' && message.includes('curl ')));
      assert.ok(findings.every(({ file: place }: { file: string }) => place.startsWith('overlays/cluster2/')));
      writeFileSync(file, before.replace('  action:', '  targetRefs: []\n  action:'));
      assert.match(prove().out, /MF5004 not-understood/);
    } finally {
      rmSync(root, { recursive: true });
    }
  });
  test('an overlay behind a link is not read', () => {
    const root = mkdtempSync(join(tmpdir(), 'meshfed-prove-'));
    try {
      cpSync(folderOf('bookinfo', 'agreements'), join(root, 'agreements'), { recursive: true });
      cpSync(join(folderOf('bookinfo', 'expect'), 'overlays'), join(root, 'overlays'), { recursive: true });
      renameSync(join(root, 'overlays/cluster2'), join(root, 'elsewhere'));
      symlinkSync('../elsewhere', join(root, 'overlays/cluster2'));
      const { status, err } = run('prove', join(root, 'agreements'), '--now', DAY);
      assert.is(status, 2);
      assert.match(err, 'the folder overlays/cluster2 is a link');
    } finally {
      rmSync(root, { recursive: true });
    }
  });
  test('a build stands for the overlay of its cluster', () => {
    const root = mkdtempSync(join(tmpdir(), 'meshfed-prove-'));
    try {
      writeFileSync(join(root, 'empty.yaml'), '');
      const { status, out } = run('prove', folderOf('bookinfo', 'agreements'), folderOf('bookinfo', 'expect'), '--now', DAY, '--build', `cluster2=${join(root, 'empty.yaml')}`);
      assert.is(status, 1);
      assert.match(out, /cluster2: there is no Service/);
      assert.not.match(out, /cluster1:/);
    } finally {
      rmSync(root, { recursive: true });
    }
  });
});
