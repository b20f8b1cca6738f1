// Which texts are values and which are refused; a text that one hop could take for something else must be refused.
import * as assert from 'uvu/assert';
import fc from 'fast-check';
import { spec } from '../dev/spec.ts';
import * as values from './values.ts';

const CASES: Readonly<Record<string, { readonly parse: values.Parse<unknown>; readonly fine: readonly string[]; readonly refused: readonly string[] }>> = {
  hostname: {
    parse: values.hostname,
    fine: ['c2.example.com', 'a.b', 'xn--bcher-kva.example', '1.example', `${'a'.repeat(63)}.b`, 'my-cluster.local.example', 'svc.cluster.localdomain.example'],
    refused: ['', 'c2', 'C2.example.com', 'c2.example.com.', 'c2..com', '.c2.com', '*.example.com', 'c2.example.com:443', '203.0.113.10', '2001:db8::1', '[2001:db8::1]', 'a_b.example', '-a.example', 'a-.example',
      'bücher.example', 'a b.example', 'a.b/c', `${'a'.repeat(64)}.b`, `${'a.'.repeat(127)}ab`, 'x.svc.cluster.local', 'cluster.local', '1.2', 'c2.example.com\u0000', 'a.example%2e', '{a}.example'],
  },
  address: {
    parse: values.address,
    fine: ['203.0.113.10', '10.0.0.1', '2001:db8::10', 'fd00::1', 'gateway.c2.example.com', '100.64.0.1'],
    refused: ['', 'localhost', '127.0.0.1', '127.9.9.9', '0.0.0.0', '0.1.2.3', '169.254.1.1', '224.0.0.1', '239.1.1.1', '255.255.255.255', '::', '::1', 'fe80::1', 'ff02::1', 'fe80::1%eth0', '::ffff:203.0.113.10', '203.0.113.010', '203.0.113', '203.0.113.10:15443', '[2001:db8::10]', '203.0.113.10/32', 'gateway', 'gateway.istio-private-gateways.svc'],
  },
  spiffeId: {
    parse: values.spiffeId,
    fine: ['spiffe://c1.example.com/istio-private-egressgateway', 'spiffe://td/ns/a/sa/b', 'spiffe://td_1/A.b-c_d'],
    refused: ['c1.example.com/x', 'spiffe://', 'spiffe://c1', 'spiffe://c1/', 'spiffe://C1/x', 'SPIFFE://c1/x', 'spiffe://c1//x', 'spiffe://c1/x/', 'spiffe://c1/./x', 'spiffe://c1/../x', 'spiffe://c1/*', 'spiffe://c1/x?y', 'spiffe://c1/x#y', 'spiffe://c1/%78', 'spiffe://c1:8080/x', 'spiffe://u@c1/x', 'spiffe://c1/x y', 'spiffe://c1/é', `spiffe://c1/${'x'.repeat(2048)}`],
  },
  pathPrefix: {
    parse: values.pathPrefix,
    fine: ['/', '/a/', '/bookinfo/myratings/v1/', '/a.b/c~d/', "/a!$&'()+,=:@/"],
    refused: ['', 'a/', '/a', '//', '/a//b/', '/./', '/../', '/a/*/', '/a*/', '/{a}/', '/a%2f/', '/a?b/', '/a#b/', '/a;b/', '/a\\b/', '/a b/', '/é/', '/a\n/', '/dev/(a|b)/', '/v[0-9]/', '/dev/.+/x/', '/^a/', '/a$/', '/<a>/', `/${'a'.repeat(1024)}/`],
  },
  pathPattern: {
    parse: values.pathPattern,
    fine: ['/', '/*', '/ratings', '/ratings/', '/ratings/*', '/a.b/c', '/odata/$metadata', '/Products(1)', '/c++/x'],
    refused: ['', '*', 'ratings', '/ratings*', '/*/ratings', '/**', '/ratings/**', '/a/{*}', '/a/{**}', '/a/../b', '/a//b', '/a//*', '/a%2e', '/a;x=y', '/a?b', '/ratings/[0-9]', '/ratings/.+', '/ratings$'],
  },
  port: { parse: values.port, fine: ['1', '80', '15443', '14999', '15100', '65535'], refused: ['0', '-1', '65536', '015443', '0x1f90', '1e3', '80.0', '80 ', '', '15000', '15021', '15099', '99999999999'] },
  serviceName: { parse: values.serviceName, fine: ['a', 'ratings', 'a-1'], refused: ['', '1a', '9080', 'A', 'a.b', 'a_b', '-a', 'a-', 'a'.repeat(64)] },
  label: { parse: values.label, fine: ['a', '1a', 'a-1'], refused: ['', 'A', 'a.b', '-a', 'a-', 'a'.repeat(64)] },
  exposureName: { parse: values.exposureName, fine: ['a', 'bookinfo/myratings/v1'], refused: ['', '/a', 'a/', 'a//b', 'A/b', 'a.b', 'a/*'] },
  day: { parse: values.day, fine: ['2026-11-25', '2028-02-29'], refused: ['2026-02-29', '2026-13-01', '2026-1-1', '26-01-01', '2026-11-25T00:00:00Z', '2026-11-31'] },
  caller: { parse: values.caller, fine: ['*', 'ns/default/*', 'ns/default/sa/sleep'], refused: ['', 'ns/*/*', 'ns/default', 'ns/default/sa/*', 'ns/default/sa/', 'default/sleep', 'ns/default/*/x', 'cluster.local/ns/default/sa/sleep'] },
  labelKey: { parse: values.labelKey, fine: ['app', 'app.kubernetes.io/name', 'A_b.c'], refused: ['', '/app', 'a/b/c', '-a', 'a'.repeat(64), 'a b'] },
  labelValue: { parse: values.labelValue, fine: ['', 'v1', 'A_b.c'], refused: ['-a', 'a b', 'a'.repeat(64), 'a/b'] },
  filePath: { parse: values.filePath, fine: ['a.crt', 'certs/a.crt', 'a..b/c'], refused: ['', '/etc/passwd', '../a', 'a/../b', 'a//b', './a', 'a/', 'C:/a', 'a\\b'] },
};

spec('values', (test) => {
  for (const [name, { parse, fine, refused }] of Object.entries(CASES)) {
    for (const text of fine) test(`${name}: ${JSON.stringify(text).slice(0, 60)} is fine`, () => assert.not.ok(values.isRefusal(parse(text))));
    for (const text of refused) test(`${name}: ${JSON.stringify(text).slice(0, 60)} is refused`, () => assert.ok(values.isRefusal(parse(text))));
    test(`${name}: a line break after a value is refused`, () => {
      for (const text of fine) assert.ok(values.isRefusal(parse(`${text}\n`)), text);
    });
    test(`${name}: no text throws`, () => {
      fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parse(text)));
    });
  }
  test('a hostname that is refused for its case or its last dot says what is meant', () => {
    for (const written of ['C2.example.com', 'c2.example.com.', 'C2.Example.Com.']) assert.is((values.hostname(written) as values.Refusal).meant, 'c2.example.com');
    assert.is((values.hostname('C_2.example.com') as values.Refusal).meant, undefined);
  });
  test('a SPIFFE ID has one spelling (C077)', () => {
    const right = 'spiffe://c1.example.com/istio-private-egressgateway';
    assert.is(values.spiffeId(right), right);
    const others = ['SPIFFE://c1.example.com/x', 'spiffe://C1.example.com/x', 'spiffe://c1.example.com//x', 'spiffe://c1.example.com/x/', 'spiffe://c1.example.com/./x', 'spiffe://c1.example.com/%78', 'spiffe://c1.example.com:443/x', ' spiffe://c1.example.com/x'];
    for (const other of others) assert.ok(values.isRefusal(values.spiffeId(other)), other);
    assert.is((values.spiffeId('spiffe://C1.example.com//x/') as values.Refusal).instead, 'Write `spiffe://c1.example.com/x`.');
  });
  test('a name outside of ASCII is answered with what DNS has', () => assert.is((values.hostname('bücher.example') as values.Refusal).instead, 'Write `xn--bcher-kva.example`, as DNS has it.'));
  test('what YAML 1.1 takes for something else than a text', () => {
    for (const doubtful of ['y', 'No', 'OFF', 'on', '1_000', '0b101', '12:30', '-1:59']) assert.ok(values.readingOf11(doubtful) !== undefined, doubtful);
    for (const plain of ['v1', 'north', 'yesterday', '12:60', '1_a', 'ns/a/*', '2026-11-25', 'c2.example.com']) assert.is(values.readingOf11(plain), undefined, plain);
  });
  test('an IPv6 address comes out in its shortest form', () => assert.is(values.address('2001:0DB8:0:0::0010'), '2001:db8::10'));
});
