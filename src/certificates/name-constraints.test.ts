// Names against the constraints of a CA.
import * as assert from 'uvu/assert';
import { spec } from '../dev/spec.ts';
import type { Name, NameConstraints, NameKind } from './certificate.ts';
import { allowsUri, forbiddenBy } from './name-constraints.ts';

const permits = (...permitted: readonly Name[]): NameConstraints => ({ permitted, excluded: [], supported: true });
const excludes = (...excluded: readonly Name[]): NameConstraints => ({ permitted: [], excluded, supported: true });
const uri = (value: string): Name => ({ kind: 'uri', value });

const ID = 'spiffe://c1.example.com/gateway';

const holds = (kind: NameKind, base: string, value: string): boolean => forbiddenBy(permits({ kind, value: base }), { names: [{ kind, value }], subject: '' }) === undefined;

spec('name constraints', (test) => {
  test('of URIs hold a host: the trust domain of a SPIFFE ID', () => {
    assert.ok(allowsUri(permits(uri('c1.example.com')), ID));
    assert.ok(allowsUri(permits(uri('C1.Example.com')), ID));
    assert.not.ok(allowsUri(permits(uri('c2.example.com')), ID));
    assert.not.ok(allowsUri(permits(uri('example.com')), ID));
    assert.not.ok(allowsUri(permits(uri(ID)), ID));
    assert.ok(allowsUri(permits(uri('.example.com')), ID));
    assert.not.ok(allowsUri(permits(uri('.c1.example.com')), ID));
    assert.ok(allowsUri(permits(uri('c2.example.com'), uri('c1.example.com')), ID));
  });

  test('exclude what they cover, whatever is permitted', () => {
    assert.not.ok(allowsUri(excludes(uri('c1.example.com')), ID));
    assert.ok(allowsUri(excludes(uri('c2.example.com')), ID));
    assert.not.ok(allowsUri({ ...permits(uri('c1.example.com')), excluded: [uri('.example.com')] }, ID));
  });

  test('bind names of their own kind alone', () => {
    assert.ok(allowsUri(permits({ kind: 'dns', value: 'example.org' }), ID));
    assert.is(forbiddenBy(permits({ kind: 'dns', value: 'example.org' }), { names: [uri(ID), { kind: 'dns', value: 'c1.example.com' }], subject: '' }), 'permits only `example.org`, and not the name c1.example.com');
  });

  test('refuse a URI without a host, and kinds that no verifier compares', () => {
    assert.not.ok(allowsUri(permits(uri('c1.example.com')), 'urn:uuid:1'));
    assert.not.ok(allowsUri(excludes(uri('c2.example.com')), 'urn:uuid:1'));
    assert.not.ok(holds('other', '', ''));
    assert.not.ok(allowsUri({ ...permits(), supported: false }, ID));
  });

  test('of DNS names, mail, addresses and directory names hold what is below', () => {
    assert.equal(['example.com', 'a.example.com', 'A.EXAMPLE.COM', 'xexample.com', 'com'].map((name) => holds('dns', 'example.com', name)), [true, true, true, false, false]);
    assert.ok(holds('dns', '', 'anything'));
    assert.equal(['a@example.com', 'a@b.example.com', 'b@example.org'].map((name) => holds('email', 'example.com', name)), [true, false, false]);
    assert.equal(['a@b.example.com', 'a@example.com'].map((name) => holds('email', '.example.com', name)), [true, false]);
    assert.equal(['a@example.com', 'b@example.com', 'a@EXAMPLE.com'].map((name) => holds('email', 'a@example.com', name)), [true, false, true]);
    assert.equal(['0a000001', '0a010001', '0b000001'].map((name) => holds('ip', '0a000000ff000000', name)), [true, true, false]);
    assert.equal(['CN=a, O=x', 'O=x', 'CN=a, O=y', 'CN=x'].map((name) => holds('directory', 'O=x', name)), [true, true, false, false]);
    assert.is(forbiddenBy(permits({ kind: 'directory', value: 'O=x' }), { names: [], subject: 'CN=a, O=y' }), 'permits only `O=x`, and not the name CN=a, O=y');
  });
});
