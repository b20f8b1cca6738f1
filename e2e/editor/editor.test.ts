// What an owner sees in an editor while writing an agreement: asked of the real yaml-language-server, installed into a temporary folder.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as assert from 'uvu/assert';
import { spec } from '../../src/dev/spec.ts';
import { startLanguageServer, type LanguageServer, type Opened } from './language-server.ts';

const SERVER = 'yaml-language-server@1.25.0';
const SCHEMA = `# yaml-language-server: $schema=${pathToFileURL(resolve('schemas/agreement.schema.json')).href}\n`;

const GOOD = `apiVersion: meshfed.dev/v1alpha1
kind: Agreement
metadata: {name: cluster2}
spec:
  hostname: c2.example.com
  gateways:
    ingress: {addresses: [203.0.113.10], port: 15443}
  trust: [certs/example.com.crt]
  peers:
    - cluster: cluster1
      egress: {identity: [spiffe://c1.example.com/old, spiffe://c1.example.com/new]}
  exposes:
    - service: myratings
      namespace: bookinfo
      port: 9080
      subset: {name: v1, labels: {version: v1}}
      to:
        - {cluster: cluster1, methods: [GET], until: 2027-03-31}
`;

const WRONG = `apiVersion: meshfed.dev/v1
kind: Agreement
metadata: {name: cluster2}
spec:
  hostname: 10.0.0.1
  hostnam: c2.example.com
  gateways: {ingress: {port: 15021, addresses: []}}
  peers: [{egress: {identity: c1.example.com/x}}]
  exposes:
    - service: myratings
      namespace: bookinfo
      port: "9080"
      subset: {name: v1, labels: {version: 1.10}}
      to: [{cluster: cluster1, methods: [get], paths: [ratings]}]
`;

spec('editor', (test) => {
  const folder = mkdtempSync(join(tmpdir(), 'editor-'));
  let server: LanguageServer;
  let stop = (): void => undefined;

  test.before(async () => {
    execFileSync('npm', ['install', '--prefix', folder, '--no-audit', '--no-fund', '--ignore-scripts', SERVER]);
    server = await startLanguageServer(join(folder, 'node_modules/yaml-language-server/bin/yaml-language-server'));
    stop = server.stop;
  });

  test.after(() => {
    stop();
    rmSync(folder, { recursive: true });
  });

  /** The good document with the cursor in the first `key`. */
  const onKey = (key: string): Opened => server.open(SCHEMA + GOOD.replace(new RegExp(`\\b${key}:`), (found) => `${found[0]}|${found.slice(1)}`));
  const complete = (text: string): Promise<ReadonlyMap<string, string>> => server.open(SCHEMA + text).complete();

  test('shows what a key means', async () => {
    for (const [key, meaning] of [
      ['hostname', /^#### meshfed Agreement\n\nThe SNI and the HTTP authority of this cluster's private ingress gateway\..*```yaml\nc1\.example\.com\n```/s],
      ['gateways', /This cluster's private gateways\./],
      ['port', /The port that peers dial\..* Default: 15443\./],
      ['identity', /The SPIFFE ID of the peer's private egress gateway/],
      ['labels', /The labels that tell its pods from the Service's others\./],
      ['methods', /The HTTP methods that it may use\. Default: every method\./],
      ['until', /The last day \(UTC\) on which the grant holds/],
    ] as const) {
      assert.match(await onKey(key).hover(), meaning);
    }
  });

  test('starts an empty file', async () => {
    const all = (await complete('|')).get('meshfed Agreement');
    assert.is(all, 'apiVersion: meshfed.dev/v1alpha1\nkind: Agreement\nmetadata:\n  name: $1\nspec:\n  $2');
  });

  test('fills in what a section needs, and no default', async () => {
    const sections = await complete('spec:\n  |');
    assert.is(sections.get('peers'), 'peers:\n  - cluster: ');
    assert.is(sections.get('exposes'), 'exposes:\n  - service: $1\n    namespace: $2\n    port: $3');
    assert.is(
      sections.get('consumes'),
      'consumes:\n  - as:\n      service: $1\n      namespace: $2\n      port: $3\n    from:\n      - cluster: $4\n        exposure: $5',
    );
    assert.is(sections.get('gateways'), 'gateways:\n  ');
  });

  test('offers keys, choices and defaults', async () => {
    const ingress = await complete('spec:\n  gateways:\n    ingress:\n      |');
    assert.equal([...ingress.keys()], ['addresses', 'port', 'identity', 'certificate', 'selector', 'serviceAccount', 'secret']);
    assert.is(ingress.get('port'), 'port: ${1:15443}');
    assert.equal([...(await complete('spec:\n  exposes:\n    - protocol: |')).keys()], ['HTTP', 'HTTP2', 'GRPC', 'TCP']);
    assert.equal([...(await complete('spec:\n  exposes:\n    - to:\n        - methods: [|]')).keys()], ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
    assert.equal([...(await complete('spec:\n  gateways:\n    manage: |')).keys()], ['true', 'false']);
  });

  test('says nothing of a good document', async () => {
    assert.equal(await server.open(SCHEMA + GOOD).diagnostics(), []);
  });

  test('says each fault of a wrong one, at its line', async () => {
    const diagnostics = await server.open(SCHEMA + WRONG).diagnostics();
    assert.equal(diagnostics.map(({ range, message }) => `${range.start.line}: ${message}`).sort((a, b) => parseInt(a) - parseInt(b)), [
      '1: Value is not accepted. Valid values: "meshfed.dev/v1alpha1".',
      '5: A hostname is a full DNS name in lower case, with no port, no final dot and no wildcard; not an IP address.',
      '6: Property hostnam is not allowed.',
      '7: Array has too few items. Expected 1 or more.',
      '7: Matches a schema that is not allowed.',
      '8: Missing property "cluster".',
      '8: A SPIFFE ID is written in full: spiffe://<trust domain>/<path>.',
      '12: Incorrect type. Expected "integer".',
      '13: Incorrect type. Expected "string".',
      '14: Value is not accepted. Valid values: "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS".',
      '14: A path starts with a slash, may end in /*, and has none of * { } % ? # ; \\ elsewhere.',
    ]);
  });
});
