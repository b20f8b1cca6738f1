// Chains of every shape, held against openssl. Where openssl is missing the test fails: nothing was compared then.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { spec } from '../../src/dev/spec.ts';
import { chains, DAY, type Chain } from './chains.ts';
import { pemOf, verdictOf } from './verdict.ts';

const NOON = Date.parse(`${DAY}T12:00:00Z`) / 1000;

/** `-partial_chain`: any trusted CA ends a chain, as it does for Envoy. */
function acceptedByOpenssl({ leaf, intermediates, anchors, usage }: Chain, folder: string): boolean {
  const [leafFile, others, trusted] = ['leaf', 'others', 'trusted'].map((name) => join(folder, name)) as [string, string, string];
  writeFileSync(leafFile, leaf.pem);
  writeFileSync(others, pemOf(intermediates));
  writeFileSync(trusted, pemOf(anchors));
  const purpose = usage === 'serverAuth' ? 'sslserver' : 'sslclient';
  const files = ['-no-CAfile', '-no-CApath', '-no-CAstore', '-trusted', trusted, ...(intermediates.length > 0 ? ['-untrusted', others] : [])];
  const { status, error } = spawnSync('openssl', ['verify', '-partial_chain', '-attime', String(NOON), '-purpose', purpose, ...files, leafFile]);
  if (error !== undefined || status === null) throw error ?? new Error('openssl was ended');
  return status === 0;
}

/** Where openssl is more lenient than Envoy, or than RFC 5280. */
const STRICTER: readonly RegExp[] = [
  /^(a CA|an intermediate) of (ec-secp256k1|ed448|rsa-pss-2048),/,
  /^MD5 by RSA,/,
  /^the leaf: key usage keyEncipherment, serverAuth/,
  // It looks for another issuer where the first has ended.
  /^the root anew, and ended before,/,
  /^cross-signed twice, once ended,/,
];

/** What Envoy accepts and openssl does not: a trusted root that nothing marks as a CA. It is a warning here. */
const MORE_LENIENT = /^(0 intermediates, level 1|1 intermediates, level 2|2 intermediates, level 3): no basicConstraints, no key usage,/;

spec('chains, as openssl judges them', (test) => {
  test('openssl is there', () => {
    assert.match(execFileSync('openssl', ['version'], { encoding: 'utf8' }), /^OpenSSL 3\./);
  });

  test('what is accepted here openssl accepts too, and the other way round but for what is listed', () => {
    const folder = mkdtempSync(join(tmpdir(), 'meshfed-chains-'));
    let compared = 0;
    const unused = new Set(STRICTER);
    try {
      for (const chain of chains()) {
        const ours = verdictOf(chain);
        const listed = STRICTER.find((pattern) => pattern.test(chain.name));
        const accepted = acceptedByOpenssl(chain, folder);
        if (listed !== undefined && ours.kind !== 'verified' && accepted) unused.delete(listed);
        else if (!MORE_LENIENT.test(chain.name)) assert.is(ours.kind === 'verified', accepted, `${chain.name}: here ${ours.kind === 'verified' ? 'verified' : ours.reason}`);
        compared++;
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
    assert.ok(compared > 500, `${compared} chains`);
    assert.equal([...unused].map(String), []);
  });
});
