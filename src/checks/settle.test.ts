// What a repository's own settings do to findings, and what they may not do.
import * as assert from 'uvu/assert';
import { compile, type Compilation } from '../compile.ts';
import { DAY } from '../dev/check-page.ts';
import { fixtureFiles } from '../dev/fixtures.ts';
import { spec } from '../dev/spec.ts';
import { memoryTree } from '../text/memory-tree.ts';

const FILES = Object.fromEntries(fixtureFiles('bookinfo'));

/** The base example with a `spec` of federation.yaml, and perhaps other files. */
function compiled(settings: string, files: Readonly<Record<string, string>> = {}): Compilation {
  const own = { 'federation.yaml': `apiVersion: meshfed.dev/v1alpha1\nkind: Federation\nspec:\n${settings}`, ...files };
  return compile(memoryTree({ ...FILES, ...own }), { now: DAY });
}

const severitiesOf = ({ findings }: Compilation, code: string): readonly string[] => findings.filter((one) => one.code === code).map(({ severity }) => severity);

const exception = (code: string, at: string, until = '2027-03-31'): string =>
  `  exceptions:\n    - {code: ${code}, cluster: cluster2, at: ${at}, reason: one company holds the CA, until: ${until}}\n`;

const agreement = (edit: (text: string) => string): Readonly<Record<string, string>> => {
  const path = 'cluster2/agreement.yaml';
  return { [path]: edit(new TextDecoder().decode(FILES[path])) };
};

spec('settings of a federation', (test) => {
  test('a severity is raised in any area, and withholds nothing by that', () => {
    const raised = compiled('  severities: {MF4009: error, MF2010: error}\n');
    assert.equal(severitiesOf(raised, 'MF4009'), ['error']);
    assert.equal(raised.withheld, []);
  });

  test('a severity is lowered in the area of trust', () => {
    const meshIdentity = agreement((text) => text.replace('  hostname: c2.example.com', '  hostname: c2.example.com\n  trustDomain: c1.example.com'));
    assert.equal(severitiesOf(compiled('  severities: {}\n', meshIdentity), 'MF4008'), ['warning']);
    assert.equal(severitiesOf(compiled('  severities: {MF4008: note}\n', meshIdentity), 'MF4008'), ['note']);
  });

  test('what withholds an overlay stays an error, though it is of the area of trust', () => {
    const key = { 'cluster2/certs/example.com.crt': '-----BEGIN EC PRIVATE KEY-----\nAAAA\n-----END EC PRIVATE KEY-----\n' };
    for (const settings of ['  severities: {MF4001: note}\n', exception('MF4001', 'spec')]) {
      const result = compiled(settings, key);
      assert.equal(severitiesOf(result, 'MF4001'), ['error']);
      assert.equal(result.withheld, ['cluster2']);
      assert.equal(severitiesOf(result, 'MF1071'), ['error']);
    }
  });

  test('an accepted finding is a note that names the reason and the last day', () => {
    const { findings } = compiled(`  severities: {MF4009: error}\n${exception('MF4009', 'spec')}`);
    const found = findings.find(({ code }) => code === 'MF4009');
    assert.is(found?.severity, 'note');
    assert.equal(found?.related.map(({ message }) => message), ['accepted until 2027-03-31: one company holds the CA']);
  });

  test('an exception holds at its place alone', () => {
    const meshIdentity = agreement((text) => text.replace('  hostname: c2.example.com', '  hostname: c2.example.com\n  trustDomain: c1.example.com'));
    assert.equal(severitiesOf(compiled(exception('MF4008', 'peers/cluster1'), meshIdentity), 'MF4008'), ['note']);
    for (const at of ['peers/cluster3', 'spec', 'exposes/bookinfo/httpbin']) {
      const elsewhere = compiled(exception('MF4008', at), meshIdentity);
      assert.equal(severitiesOf(elsewhere, 'MF4008'), ['warning']);
      assert.equal(severitiesOf(elsewhere, 'MF1073'), ['warning']);
    }
  });

  test('after its last day an exception accepts nothing', () => {
    const raised = '  severities: {MF4009: error}\n';
    assert.equal(severitiesOf(compiled(raised + exception('MF4009', 'spec', DAY)), 'MF4009'), ['note']);
    assert.equal(severitiesOf(compiled(raised + exception('MF4009', 'spec', '2026-11-24')), 'MF4009'), ['error']);
  });

  test('settings change no overlay', () => {
    const texts = ({ compiled: all }: Compilation): unknown => all.map(({ overlay }) => [...overlay.files].map(([path, { text }]) => [path, text]));
    assert.equal(texts(compiled(`  severities: {MF4009: error}\n${exception('MF4009', 'spec')}`)), texts(compiled('  severities: {}\n')));
  });
});
