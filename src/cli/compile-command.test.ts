// The command line as its users meet it: exit statuses, what is written, what is left alone, and the JSON contract.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { atOnce, captured } from '../dev/captured-streams.ts';
import { folderOf } from '../dev/fixtures.ts';
import { spec } from '../dev/spec.ts';
import { main } from './main.ts';
import { portsFor } from './ports.ts';

const PORTS = await portsFor(['compile']);

interface Run {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

function compile(...args: readonly string[]): Run {
  const streams = captured();
  const status = atOnce(main(['compile', '--now', '2026-11-25', ...args], streams, PORTS));
  return { status, ...streams.printed };
}

/** A copy of a fixture to write beside. */
function workspace(story: string, use: (root: string) => void): void {
  const root = mkdtempSync(join(tmpdir(), 'meshfed-cli-'));
  try {
    cpSync(folderOf(story, 'agreements'), join(root, 'agreements'), { recursive: true });
    use(root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function edit(root: string, file: string, from: string, to: string): void {
  const path = join(root, 'agreements', file);
  const before = readFileSync(path, 'utf8');
  assert.is(before.split(from).length, 2, `${from} must stand once in ${file}`);
  writeFileSync(path, before.replace(from, to));
}

const everything = (root: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    (existsSync(root) ? readdirSync(root, { recursive: true, withFileTypes: true }) : [])
      .filter((entry) => entry.isFile())
      .map((entry) => [join(entry.parentPath, entry.name).slice(root.length + 1), readFileSync(join(entry.parentPath, entry.name), 'utf8')]),
  );

const json = (run: Run): any => JSON.parse(run.out);

spec('meshfed compile: exit statuses', (test) => {
  test('0 for a federation that fits, with notes and nothing else', () =>
    workspace('bookinfo', (root) => {
      const { status, out, err } = compile(join(root, 'agreements'));
      assert.is(status, 0);
      assert.is(err, '');
      assert.match(out, '0 errors, 0 warnings, 2 notes');
      assert.equal(readdirSync(join(root, 'overlays')).sort(), ['.meshfed', 'cluster1', 'cluster2']);
    }));
  test('1 for an error, for a warning only where asked, for a note only where asked', () =>
    workspace('bookinfo', (root) => {
      assert.is(compile(join(root, 'agreements'), '--fail-on', 'note').status, 1);
      assert.is(compile(join(root, 'agreements'), '--fail-on', 'warning').status, 0);
      edit(root, 'cluster1/agreement.yaml', 'hostname: c2.example.com', 'hostname: c2.example.org');
      assert.is(compile(join(root, 'agreements')).status, 1);
    }));
  const usages: readonly (readonly [name: string, args: readonly string[], said: string])[] = [
    ['no folder', [], 'which folder'],
    ['a folder that does not exist', ['/nowhere/at/all'], 'does not exist'],
    ['two folders', ['a', 'b'], 'one too many'],
    ['an unknown option, with the one that was meant', ['a', '--fail-an', 'error'], 'did you mean --fail-on?'],
    ['a bad level', ['a', '--fail-on', 'fatal'], 'error, warning, note'],
    ['an option that stands twice', ['a', '--now', '2026-11-26'], '--now stands twice'],
    ['an option without its value', ['a', '-o'], '-o needs a value'],
    ['the current folder without -o', ['.'], '`-o DIR` is needed'],
  ];
  for (const [name, args, said] of usages) {
    test(`2 for ${name}, on standard error alone`, () => {
      const { status, out, err } = compile(...args);
      assert.is(status, 2);
      assert.is(out, '');
      assert.match(err, said);
    });
  }
  test('2 for a day that does not exist', () => {
    const streams = captured();
    assert.is(main(['compile', 'a', '--now', '2026-02-30'], streams, PORTS), 2);
    assert.match(streams.printed.err, 'there is no such day');
  });
  test('2 for -o inside of the agreements, also by a way round', () =>
    workspace('bookinfo', (root) => {
      const agreements = join(root, 'agreements');
      for (const out of [agreements, join(agreements, 'out'), join(root, 'x', '..', 'agreements', 'cluster1')]) assert.is(compile(agreements, '-o', out).status, 2, out);
    }));
  test('2 for the root of a repository without -o, and for a cluster that does not exist', () =>
    workspace('bookinfo', (root) => {
      mkdirSync(join(root, 'agreements', '.git'));
      assert.is(compile(join(root, 'agreements')).status, 2);
      assert.is(compile(join(root, 'agreements'), '-o', root, '--cluster', 'cluster9').status, 2);
      assert.not.ok(existsSync(join(root, 'overlays')));
    }));
});

spec('meshfed compile: whose overlay is written', (test) => {
  test('a withdrawn grant closes the provider, although the consumption is an error', () =>
    workspace('bookinfo-httpbin', (root) => {
      compile(join(root, 'agreements'));
      const before = everything(join(root, 'overlays'));
      edit(root, 'cluster2/agreement.yaml', '        - {cluster: cluster1, methods: [GET]}\n        - {cluster: cluster3', '        - {cluster: cluster3');
      const run = compile(join(root, 'agreements'), '--format', 'json');
      assert.is(run.status, 1);
      const [error, ...more] = json(run).findings.filter((finding: any) => finding.severity === 'error');
      assert.equal([error.name, error.file, error.withholds, more], ['ungranted-consumption', 'cluster1/agreement.yaml', [], []]);
      assert.equal(json(run).overlays.map(({ status }: any) => status), ['unchanged', 'written']);
      const after = everything(join(root, 'overlays'));
      const policy = 'cluster2/gateways/authorizationpolicy-istio-private-ingressgateway.yaml';
      assert.match(before[policy] ?? '', /c1\.example\.com[^]*\/bookinfo\/httpbin\//);
      assert.not.match(after[policy] ?? '', /c1\.example\.com[^]*\/bookinfo\/httpbin\/[^]*c1\.example\.com/);
      for (const path of Object.keys(before).filter((file) => file.startsWith('cluster1/'))) assert.is(after[path], before[path], path);
    }));
  test('an error in a cluster’s own folder keeps its overlay as it stands, and no other', () =>
    workspace('bookinfo', (root) => {
      compile(join(root, 'agreements'));
      const before = everything(join(root, 'overlays'));
      edit(root, 'cluster2/agreement.yaml', 'methods: [GET]}\n    - service: httpbin', 'methods: [GTE]}\n    - service: httpbin');
      edit(root, 'cluster1/agreement.yaml', 'port: 9080', 'port: 9081');
      const run = json(compile(join(root, 'agreements'), '--format', 'json'));
      assert.equal(run.overlays.map(({ cluster, status }: any) => [cluster, status]), [['cluster1', 'written'], ['cluster2', 'withheld']]);
      const after = everything(join(root, 'overlays'));
      for (const path of Object.keys(before).filter((file) => file.startsWith('cluster2/'))) assert.is(after[path], before[path], path);
    }));
  test('--check writes nothing and tells what is out of date; what is withheld is not', () =>
    workspace('bookinfo', (root) => {
      const first = compile(join(root, 'agreements'), '--check');
      assert.is(first.status, 1);
      assert.match(first.out, 'would be written');
      assert.not.ok(existsSync(join(root, 'overlays')));
      compile(join(root, 'agreements'));
      assert.is(compile(join(root, 'agreements'), '--check').status, 0);
    }));
  test('--cluster writes that one alone, and judges all', () =>
    workspace('bookinfo', (root) => {
      edit(root, 'cluster1/agreement.yaml', 'hostname: c2.example.com', 'hostname: c2.example.org');
      const run = compile(join(root, 'agreements'), '--cluster', 'cluster2', '--format', 'json');
      assert.is(run.status, 1);
      assert.equal(json(run).overlays.map(({ cluster }: any) => cluster), ['cluster2']);
      assert.equal(readdirSync(join(root, 'overlays')).sort(), ['.meshfed', 'cluster2']);
    }));
  test('a cluster without an agreement any more loses its overlay; a folder without clusters loses none', () =>
    workspace('bookinfo', (root) => {
      compile(join(root, 'agreements'));
      rmSync(join(root, 'agreements', 'cluster1'), { recursive: true });
      const run = json(compile(join(root, 'agreements'), '--format', 'json'));
      assert.equal(run.overlays.map(({ cluster, status }: any) => [cluster, status]), [['cluster1', 'removed'], ['cluster2', 'written']].map(([c, s]) => [c, c === 'cluster2' ? 'unchanged' : s]));
      assert.not.ok(existsSync(join(root, 'overlays', 'cluster1')));
      rmSync(join(root, 'agreements', 'cluster2'), { recursive: true });
      assert.is(compile(join(root, 'agreements')).status, 1);
      assert.ok(existsSync(join(root, 'overlays', 'cluster2')));
    }));
  test('a grant ends after its last day', () =>
    workspace('bookinfo', (root) => {
      edit(root, 'cluster2/agreement.yaml', '{cluster: cluster1, methods: [GET]}', '{cluster: cluster1, methods: [GET], until: 2026-12-31}');
      const on = (day: string): Run => {
        const streams = captured();
        return { status: atOnce(main(['compile', join(root, 'agreements'), '--now', day, '--format', 'json'], streams, PORTS)), ...streams.printed };
      };
      const names = (run: Run): readonly string[] => json(run).findings.filter(({ severity }: any) => severity !== 'note').map(({ name }: any) => name);
      assert.equal([on('2026-12-16'), on('2026-12-17'), on('2026-12-31'), on('2027-01-01')].map(names), [[], ['ending-grant'], ['ending-grant'], ['ungranted-consumption', 'ended-grant']]);
    }));
});

spec('meshfed compile: the JSON contract', (test) => {
  test('has exactly the keys that it promises', () =>
    workspace('bookinfo', (root) => {
      edit(root, 'cluster1/agreement.yaml', 'hostname: c2.example.com', 'hostname: c2.example.org');
      const document = json(compile(join(root, 'agreements'), '--format', 'json'));
      assert.equal(Object.keys(document), ['version', 'tool', 'findings', 'summary', 'overlays', 'secrets']);
      assert.is(document.version, '1');
      for (const finding of document.findings) {
        assert.equal(Object.keys(finding).sort(), ['code', 'column', 'file', 'line', 'message', 'name', 'related', 'severity', 'withholds']);
        for (const related of finding.related) assert.equal(Object.keys(related).sort(), ['column', 'file', 'line', 'message']);
      }
      assert.equal(Object.keys(document.summary), ['clusters', 'exposures', 'consumptions', 'errors', 'warnings', 'notes']);
      for (const overlay of document.overlays) {
        assert.equal(Object.keys(overlay), ['cluster', 'path', 'files', 'status', 'sources']);
        for (const file of overlay.files) assert.ok(existsSync(join(root, file)), file);
        assert.equal(Object.keys(overlay.sources).sort(), [...overlay.files].sort());
      }
      for (const secret of document.secrets) assert.equal(Object.keys(secret), ['cluster', 'namespace', 'name', 'keys', 'for']);
    }));
  test('a disagreement has both places, to the column', () =>
    workspace('bookinfo', (root) => {
      edit(root, 'cluster1/agreement.yaml', 'hostname: c2.example.com', 'hostname: c2.example.org');
      const [finding] = json(compile(join(root, 'agreements'), '--format', 'json')).findings.filter(({ severity }: any) => severity === 'error');
      assert.equal([finding.name, finding.file, finding.line, finding.column], ['hostname-differs', 'cluster1/agreement.yaml', 14, 17]);
      assert.equal(finding.related.map(({ file, line, column }: any) => [file, line, column]), [['cluster2/agreement.yaml', 6, 13]]);
    }));
});

spec('meshfed access', (test) => {
  test('has a row for each grant and identity, as the contract says', () => {
    const streams = captured();
    assert.is(main(['access', folderOf('bookinfo', 'agreements'), '--format', 'json', '--now', '2026-11-25'], streams, PORTS), 0);
    assert.equal(JSON.parse(streams.printed.out), [
      {
        client: { cluster: 'cluster1', identity: 'spiffe://c1.example.com/istio-private-egressgateway' },
        exposure: { cluster: 'cluster2', name: 'bookinfo/myratings/v1', namespace: 'bookinfo', service: 'myratings', subset: 'v1', port: 9080, path: '/bookinfo/myratings/v1/' },
        methods: ['GET'],
        paths: null,
        until: null,
        consumedAs: [{ namespace: 'default', service: 'ratings', port: 9080 }],
      },
      {
        client: { cluster: 'cluster3', identity: 'spiffe://c3.example.com/istio-private-egressgateway' },
        exposure: { cluster: 'cluster2', name: 'bookinfo/httpbin', namespace: 'bookinfo', service: 'httpbin', subset: null, port: 8000, path: '/bookinfo/httpbin/' },
        methods: ['GET'],
        paths: null,
        until: null,
        consumedAs: [],
      },
    ]);
  });
  test('says on standard error where a grant may be missing', () =>
    workspace('bookinfo', (root) => {
      edit(root, 'cluster2/agreement.yaml', '{cluster: cluster1, methods: [GET]}', '{clutser: cluster1, methods: [GET]}');
      const streams = captured();
      assert.is(main(['access', join(root, 'agreements')], streams, PORTS), 0);
      assert.match(streams.printed.err, 'not all of cluster2 could be read');
      assert.not.match(streams.printed.out, 'myratings');
    }));
});

spec('meshfed-compile --format', (test) => {
  test('gives one exit status whatever the format, and standard output holds the report alone', () => {
    workspace('bookinfo', (root) => {
      const statuses = (...args: readonly string[]) => ['text', 'json', 'sarif', 'junit', 'github'].map((format) => compile(join(root, 'agreements'), '--format', format, ...args));
      assert.equal(statuses('--check').map(({ status }) => status), [1, 1, 1, 1, 1]);
      compile(join(root, 'agreements'));
      assert.equal(statuses().map(({ status }) => status), [0, 0, 0, 0, 0]);
      edit(root, 'cluster2/agreement.yaml', 'hostname: c2.example.com', 'hostname: c2.exmaple.com');
      const runs = statuses();
      assert.equal(runs.map(({ status, err }) => [status, err]), Array(5).fill([1, '']));
      assert.match(runs[2]?.out ?? '', /"ruleId": "MF3001"[^]*"uri": ".*agreements\/cluster1\/agreement.yaml"/);
      assert.match(runs[3]?.out ?? '', /<testcase classname="meshfed.MF3001" name="MF3001 hostname-differs cluster1\/agreement.yaml:\d+:\d+"/);
      assert.match(runs[4]?.out ?? '', /^::error file=.*agreements\/cluster1\/agreement.yaml,line=\d+,.*title=MF3001 hostname-differs::/);
    });
  });

  test('names overlays that are out of date', () => {
    workspace('bookinfo', (root) => {
      for (const format of ['sarif', 'junit', 'github']) {
        assert.match(compile(join(root, 'agreements'), '--check', '--format', format).out, 'overlays/cluster2 would be written: it is not what the agreements compile to', format);
      }
    });
  });
});
