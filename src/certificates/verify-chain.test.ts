// Chains from a leaf to the CAs that a peer trusts. The many shapes are held against openssl in e2e/certificates; here each rule has one.
import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { bits, der, integer, oid, sequence } from '../dev/der-writer.ts';
import {
  AUTHORITY_KEY,
  BASIC_CONSTRAINTS,
  EXTENDED_KEY_USAGE,
  EXTENDED_USAGES,
  extension,
  issue,
  KEY_USAGE,
  makeCa,
  NAME_CONSTRAINTS,
  SUBJECT_KEY,
  type KeyKind,
  type Made,
} from '../dev/make-certificate.ts';
import { spec } from '../dev/spec.ts';
import type { Certificate } from './certificate.ts';
import { readCertificates } from './read-certificates.ts';
import { verifyChain, type Circumstances } from './verify-chain.ts';

const URI = 'spiffe://c1.example.com/gateway';
const DAY: Circumstances = { at: '2026-11-25', usage: 'clientAuth' };

const read = (made: readonly Made[]): readonly Certificate[] => readCertificates(Buffer.from(made.map(({ pem }) => pem).join(''))).certificates;

/** `verified`, or the reason and the subject at which it ends. */
function verdict(file: readonly Made[], anchors: readonly Made[], circumstances: Circumstances = DAY): string {
  const [leaf, ...intermediates] = read(file);
  if (leaf === undefined) throw new Error('not readable');
  const result = verifyChain({ file: '', leaf, intermediates }, anchors.length === 0 ? [] : read(anchors), circumstances);
  if (result.kind === 'verified') return 'verified';
  return `${result.reason}: ${(result.kind === 'refused' ? result.culprit : result.last).subject}`;
}

const root = makeCa({ subject: { CN: 'root' } });
const first = makeCa({ subject: { CN: 'first' }, by: root });
const second = makeCa({ subject: { CN: 'second' }, by: first });
const leaf = issue({ ca: second, subject: { CN: 'leaf' }, uris: [URI] });

const uris = (value: string): Buffer => extension(NAME_CONSTRAINTS, true, sequence(der(0xa0, sequence(der(0x86, Buffer.from(value))))));

spec('a chain', (test) => {
  test('leads from the leaf to any trusted CA', () => {
    assert.is(verdict([leaf, second, first], [root]), 'verified');
    assert.is(verdict([leaf, second, first], [first]), 'verified');
    assert.is(verdict([leaf], [second]), 'verified');
    assert.is(verdict([leaf], [root, second, first]), 'verified');
  });

  test('is the same whatever the order of intermediates and of CAs', () => {
    const other = makeCa({ subject: { CN: 'other' } });
    const files = fc.shuffledSubarray([first, second, other, root], { minLength: 4 });
    fc.assert(
      fc.property(files, fc.shuffledSubarray([root, other], { minLength: 2 }), (intermediates, anchors) => {
        assert.is(verdict([leaf, ...intermediates], anchors), 'verified');
        assert.is(verdict([leaf, ...intermediates], [other]), 'self-signed: CN=root');
      }),
    );
  });

  test('ends where an issuer is missing, has another key, or is nobody', () => {
    assert.is(verdict([leaf], [root]), 'unknown-issuer: CN=leaf');
    assert.is(verdict([leaf, second], [root]), 'unknown-issuer: CN=second');
    assert.is(verdict([leaf, second, first], [makeCa({ subject: { CN: 'root' } })]), 'other-key: CN=first');
    assert.is(verdict([leaf, second, first, root], [makeCa()]), 'self-signed: CN=root');
    assert.is(verdict([leaf, second, first], []), 'unknown-issuer: CN=first');
    assert.is(verdict([root], []), 'self-signed: CN=root');
  });

  for (const key of ['rsa-2048', 'ec-prime256v1', 'ec-secp384r1', 'ec-secp521r1', 'ed25519'] satisfies KeyKind[]) {
    test(`may be signed with ${key}`, () => {
      const ca = makeCa({ subject: { CN: key }, key });
      const below = makeCa({ subject: { CN: 'below' }, by: ca, key });
      assert.is(verdict([issue({ ca: below }), below], [ca]), 'verified');
    });
  }

  test('may be signed with RSA-PSS, and not by a key that Envoy does not know', () => {
    const rsa = makeCa({ subject: { CN: 'rsa' }, key: 'rsa-2048' });
    assert.is(verdict([issue({ ca: rsa, signature: 'pss' })], [rsa]), 'verified');
    assert.is(verdict([issue({ ca: rsa, signature: 'md5', subject: { CN: 'md5' } })], [rsa]), 'signature: CN=md5');
    for (const key of ['rsa-pss-2048', 'ec-secp256k1', 'ed448'] as const) {
      const ca = makeCa({ subject: { CN: key }, key });
      assert.is(verdict([issue({ ca })], [ca]), `key: CN=${key}`);
    }
  });

  test('holds on the days of all its certificates, and on any where no day is given', () => {
    const ended = makeCa({ subject: { CN: 'ended' }, notAfter: new Date('2026-11-24T12:00:00Z') });
    const chain = [issue({ ca: ended })];
    assert.is(verdict(chain, [ended], { ...DAY, at: '2026-11-24' }), 'verified');
    assert.is(verdict(chain, [ended]), 'expired: CN=ended');
    assert.is(verdict(chain, [ended], { ...DAY, at: undefined }), 'verified');
    assert.is(verdict([leaf, second, first], [root], { ...DAY, at: '2025-12-31' }), 'not-yet: CN=leaf');
  });

  test('asks of the leaf the usage of its side, and digitalSignature', () => {
    const server = issue({ ca: root, subject: { CN: 'server' }, usages: ['serverAuth'] });
    assert.is(verdict([server], [root]), 'usage: CN=server');
    assert.is(verdict([server], [root], { ...DAY, usage: 'serverAuth' }), 'verified');
    assert.is(verdict([issue({ ca: root, without: [EXTENDED_KEY_USAGE] })], [root]), 'verified');
    const cipher = { without: [KEY_USAGE], extensions: [extension(KEY_USAGE, true, bits(5, Buffer.from([0x20])))] };
    assert.is(verdict([issue({ ca: root, subject: { CN: 'cipher' }, ...cipher })], [root]), 'usage: CN=cipher');
  });

  test('asks of each CA that it is one, may sign, and for this usage', () => {
    const by = (wanted: Parameters<typeof makeCa>[0]): string => {
      const ca = makeCa({ subject: { CN: 'ca' }, by: root, ...wanted });
      return verdict([issue({ ca }), ca], [root]);
    };
    assert.is(by({}), 'verified');
    assert.is(by({ without: [BASIC_CONSTRAINTS] }), 'not-a-ca: CN=ca');
    assert.is(by({ without: [KEY_USAGE], extensions: [extension(KEY_USAGE, true, bits(7, Buffer.from([0x80])))] }), 'may-not-sign: CN=ca');
    assert.is(by({ without: [KEY_USAGE] }), 'verified');
    assert.is(by({ extensions: [extension(EXTENDED_KEY_USAGE, false, sequence(oid(EXTENDED_USAGES.serverAuth)))] }), 'usage: CN=ca');
    assert.is(by({ extensions: [extension('2a03', true, integer(1))] }), 'critical-extension: CN=ca');
    assert.is(by({ extensions: [extension('2a03', false, integer(1))] }), 'verified');
  });

  test('is as long as its CAs allow; those that issued to themselves do not count', () => {
    const narrow = makeCa({ subject: { CN: 'narrow' }, pathLength: 0 });
    const below = makeCa({ subject: { CN: 'below' }, by: narrow });
    assert.is(verdict([issue({ ca: narrow })], [narrow]), 'verified');
    assert.is(verdict([issue({ ca: below }), below], [narrow]), 'path-length: CN=narrow');
    const renewed = makeCa({ subject: { CN: 'narrow' }, by: narrow });
    assert.is(verdict([issue({ ca: renewed }), renewed], [narrow]), 'verified');
    const wider = makeCa({ subject: { CN: 'wider' }, pathLength: 1 });
    const under = makeCa({ subject: { CN: 'under' }, by: wider });
    assert.is(verdict([issue({ ca: under }), under], [wider]), 'verified');
  });

  test('has names that all its CAs permit', () => {
    const bound = (domain: string): string => {
      const ca = makeCa({ subject: { CN: 'bound' }, by: root, extensions: [uris(domain)] });
      return verdict([issue({ ca, uris: [URI] }), ca], [root]);
    };
    assert.is(bound('c1.example.com'), 'verified');
    assert.is(bound('c2.example.com'), 'name-constraint: CN=bound');
  });

  test('takes the first issuer that fits, as Envoy does, and no second', () => {
    const again = makeCa({ subject: { CN: 'root' }, keyOf: root, notAfter: new Date('2026-06-01T00:00:00Z') });
    assert.is(verdict([leaf, second, first], [root, again]), 'verified');
    assert.is(verdict([leaf, second, first], [again, root]), 'expired: CN=root');
    const twin = makeCa({ subject: { CN: 'root' } });
    assert.is(verdict([leaf, second, first], [twin, root]), 'verified');
    const cross = makeCa({ subject: { CN: 'root' }, keyOf: root, by: makeCa({ subject: { CN: 'elsewhere' } }) });
    assert.is(verdict([leaf, second, first, cross], [root]), 'verified', 'trusted CAs come before the file');
  });

  test('rests on signatures, not on names', () => {
    const without = [SUBJECT_KEY, AUTHORITY_KEY];
    const [real, forged] = [makeCa({ subject: { CN: 'ca' }, without }), makeCa({ subject: { CN: 'ca' }, without })];
    const signed = issue({ ca: real, subject: { CN: 'leaf' }, without });
    assert.is(verdict([signed], [real]), 'verified');
    assert.is(verdict([signed], [forged]), 'other-key: CN=leaf');
    assert.is(verdict([signed], [forged, real]), 'other-key: CN=leaf');
  });

  test('of a file that is made to confuse ends too', () => {
    const one = makeCa({ subject: { CN: 'one' } });
    const two = makeCa({ subject: { CN: 'two' }, by: one });
    const back = makeCa({ subject: { CN: 'one' }, keyOf: one, by: two });
    assert.is(verdict([issue({ ca: two }), two, back], [root]).split(':')[0], 'self-signed');
  });
});
