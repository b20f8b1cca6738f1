// A private key anywhere below AGREEMENTS is found at its line, once for each file, and no byte of it is in any finding.
import { generateKeyPairSync } from 'node:crypto';
import * as assert from 'uvu/assert';
import { compileFiles, fixtureFiles } from '../../dev/fixtures.ts';
import { spec } from '../../dev/spec.ts';
import type { Finding } from '../../finding/finding.ts';
import { positionOf } from '../../text/source.ts';

const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const secret = `apiVersion: v1\nkind: Secret\ndata:\n  tls.key: ${Buffer.from(pem).toString('base64')}\n`;
const jwks = JSON.stringify({ keys: [{ use: 'x509-svid', ...privateKey.export({ format: 'jwk' }) }] }, null, 1);

/** The places at which keys are found where these files are added. */
function keysAmong(added: Readonly<Record<string, string>>): { readonly places: readonly string[]; readonly findings: readonly Finding[]; readonly withheld: readonly string[] } {
  const { findings, withheld } = compileFiles(new Map<string, Uint8Array | string>([...fixtureFiles('bookinfo'), ...Object.entries(added)]));
  const keys = findings.filter(({ name }) => name === 'private-key');
  return { places: keys.map(({ at }) => (at === null ? '' : `${at.source.path}:${positionOf(at).line}`)), findings, withheld };
}

spec('a private key', (test) => {
  const AGREEMENT = new TextDecoder().decode(fixtureFiles('bookinfo').get('cluster1/agreement.yaml'));
  const trustLine = AGREEMENT.split('\n').findIndex((line) => line.includes('trust:')) + 1;
  const CASES: readonly (readonly [name: string, files: Readonly<Record<string, string>>, places: readonly string[], withheld: readonly string[]])[] = [
    ['in a file that nothing names', { 'cluster1/notes/key.txt': `see below\n\n${pem}` }, ['cluster1/notes/key.txt:3'], ['cluster1']],
    ['in a Secret, in a file that starts with a dot', { 'cluster2/.backup/secret.yaml': secret }, ['cluster2/.backup/secret.yaml:4'], ['cluster2']],
    ['in a file of `trust`', { 'cluster1/certs/example.com.crt': jwks }, [`cluster1/agreement.yaml:${trustLine}`], ['cluster1']],
    ['in two files, one of them named', { 'cluster1/certs/example.com.crt': pem, 'cluster1/x': pem }, [`cluster1/agreement.yaml:${trustLine}`, 'cluster1/x:1'], ['cluster1']],
    ['beside the clusters', { 'ca.key': pem, 'policies/key.pem': pem, '.git-key': pem }, ['.git-key:1', 'ca.key:1', 'policies/key.pem:1'], []],
    ['in an agreement', { 'cluster1/key.yaml': `# ${pem.replaceAll('\n', '\n# ')}` }, ['cluster1/key.yaml:1'], ['cluster1']],
    ['far down in a long file', { 'cluster1/long.txt': `${'a line\n'.repeat(100_000)}${pem}` }, ['cluster1/long.txt:100001'], ['cluster1']],
  ];
  for (const [name, files, places, withheld] of CASES) {
    test(`is found ${name}`, () => {
      const found = keysAmong(files);
      assert.equal(found.places, places);
      assert.equal(found.withheld, withheld);
    });
  }

  test('is in no finding, not even in the text behind a place', () => {
    const parts = [pem, secret, jwks].flatMap((text) => text.match(/[A-Za-z0-9+/_-]{20}/g) ?? []);
    assert.ok(parts.length > 10);
    for (const [name, files] of CASES) {
      if (name === 'in an agreement') continue;
      const said = JSON.stringify(keysAmong(files).findings);
      for (const part of parts) assert.not.ok(said.includes(part), name);
    }
  });
});
