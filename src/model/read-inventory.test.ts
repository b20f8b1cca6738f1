// What spec.inventory takes is no agreement any more, and changes no byte of an overlay.
import * as assert from 'uvu/assert';
import { compileFiles, fixtureFiles } from '../dev/fixtures.ts';
import { spec } from '../dev/spec.ts';

const base = fixtureFiles('bookinfo');

const SERVICE = 'apiVersion: v1\nkind: Service\nmetadata: {name: details, namespace: other}\nspec: {ports: [{name: http, port: 9080}], selector: {app: details}}\n';

/** The base example with an inventory in cluster2 and more files. */
const withInventory = (patterns: readonly string[], files: Readonly<Record<string, string | Uint8Array>>): Map<string, string | Uint8Array> => {
  const path = 'cluster2/agreement.yaml';
  const text = new TextDecoder().decode(base.get(path)).replace('\nspec:\n', () => `\nspec:\n  inventory: ${JSON.stringify(patterns)}\n`);
  return new Map<string, string | Uint8Array>([...base, [path, text], ...Object.entries(files)]);
};

const codes = (files: ReadonlyMap<string, string | Uint8Array>): readonly string[] => compileFiles(files).findings.map(({ code }) => code);

const overlays = (files: ReadonlyMap<string, string | Uint8Array>): readonly string[] =>
  compileFiles(files).compiled.flatMap(({ overlay }) => [...overlay.files].map(([path, { text }]) => `${overlay.cluster}/${path}\n${text}`));

const plain = codes(base);

spec('spec.inventory', (test) => {
  test('takes manifests of any depth; without it each is a fault and withholds', () => {
    const files = { 'cluster2/manifests/a/b/service.yaml': SERVICE };
    assert.equal(codes(withInventory(['manifests/**/*.yaml'], files)), plain);
    const listed = compileFiles(new Map<string, string | Uint8Array>([...base, ...Object.entries(files)]));
    assert.ok(listed.findings.some(({ code, help }) => code === 'MF1014' && help.includes('list its file in `spec.inventory`')));
    assert.equal(listed.withheld, ['cluster2']);
  });

  test('in a document whose kind is misspelt does not hide that', () => {
    const files = withInventory(['m/**'], {});
    const text = String(files.get('cluster2/agreement.yaml')).replace('kind: Agreement', 'kind: Agrement');
    const { findings, withheld } = compileFiles(new Map([...files, ['cluster2/agreement.yaml', text]]));
    assert.ok(findings.some(({ code, at }) => code === 'MF1014' && at?.source.path === 'cluster2/agreement.yaml'));
    assert.equal(withheld, ['cluster2']);
  });

  test('may stand in any document of the agreement', () => {
    const part = 'apiVersion: meshfed.dev/v1alpha1\nkind: Agreement\nmetadata: {name: cluster2}\nspec:\n  "inven\\x74ory": [z/*.yaml]\n';
    assert.equal(codes(new Map<string, string | Uint8Array>([...base, ['cluster2/more.yaml', part], ['cluster2/z/a.yaml', SERVICE]])), plain);
  });

  test('is of its own cluster’s folder alone', () => {
    assert.ok(codes(withInventory(['**/m/*.yaml'], { 'cluster1/m/a.yaml': SERVICE, 'cluster2/m/a.yaml': SERVICE })).includes('MF1014'));
  });

  test('holds files over the limit of agreements, up to 16 MiB', () => {
    const dump = `${SERVICE}---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: big}\ndata:\n  x: |\n${`    ${'y'.repeat(1000)}\n`.repeat(400)}`;
    assert.equal(codes(withInventory(['*.dump.yaml'], { 'cluster2/a.dump.yaml': dump })), plain);
    const found = compileFiles(withInventory(['*.dump.yaml'], { 'cluster2/a.dump.yaml': new Uint8Array(16 * 1024 * 1024 + 1).fill(0x20) })).findings;
    assert.match(found.find(({ code }) => code === 'MF2032')?.message ?? '', 'over 16 MiB');
  });

  test('no finding of it withholds, an agreement that it takes aside', () => {
    const broken = withInventory(['*.json', 'nothing/*.yaml'], { 'cluster2/a.json': '{', 'cluster2/b.json': new Uint8Array([0x22, 0xff, 0x22]) });
    const { findings, withheld } = compileFiles(broken);
    assert.equal(findings.map(({ code }) => code).filter((code) => code.startsWith('MF203')).sort(), ['MF2030', 'MF2032', 'MF2032']);
    assert.equal(withheld, []);
    assert.equal(overlays(broken), overlays(base));
  });

  test('a slip in the agreement that holds the patterns is one finding, and not one for each manifest', () => {
    const files = withInventory(['m/*.yaml'], { 'cluster2/m/a.yaml': SERVICE, 'cluster2/m/b.yaml': SERVICE });
    const path = 'cluster2/agreement.yaml';
    assert.equal(codes(new Map([...files, [path, `${files.get(path)}  oops: [\n`]])).filter((code) => code.startsWith('MF1')), ['MF1006']);
    assert.equal(codes(withInventory(['m/'], { 'cluster2/m/a.yaml': SERVICE })).filter((code) => code.startsWith('MF1')), ['MF1034']);
  });

  test('an agreement that is broken is not passed over because a pattern matches it', () => {
    const files = withInventory(['**/*.yaml'], { 'cluster2/exposes.yaml': 'apiVersion: meshfed.dev/v1alpha1\nkind: Agreement\nspec: [\n' });
    const { findings, withheld } = compileFiles(files);
    assert.ok(findings.some(({ code }) => code === 'MF1006'));
    assert.equal(withheld, ['cluster2']);
  });

  test('finds a private key anywhere in a dump', () => {
    const key = Buffer.from(`-----BEGIN ${'PRIVATE'} KEY-----\nAAAA\n`).toString('base64');
    const dump = `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  x: |\n${`    ${'y '.repeat(500)}\n`.repeat(400)}---\napiVersion: v1\nkind: Secret\nmetadata: {name: b}\ndata: {tls.key: ${key}}\n`;
    assert.ok(codes(withInventory(['*.yml'], { 'cluster2/a.yml': dump })).includes('MF4001'));
  });

  test('changes no byte of any overlay, whatever it finds', () => {
    const bad = SERVICE.replace('details, namespace: other', 'myratings, namespace: bookinfo').replace('9080', '80');
    assert.equal(overlays(withInventory(['m/*.yaml'], { 'cluster2/m/a.yaml': bad })), overlays(base));
  });
});
