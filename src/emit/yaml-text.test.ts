// What is written must be read back as it was, by readers of YAML 1.1 and of YAML 1.2 alike.
import * as assert from 'uvu/assert';
import { parse } from 'yaml';
import { spec } from '../dev/spec.ts';
import type { Json } from '../lower/resource.ts';
import { yamlText } from './yaml-text.ts';

// Numbers, booleans, nulls, dates and sexagesimals of some YAML; indicators; what Go, Python and JavaScript take for something else.
const AWKWARD = [
  ...['', ' ', '  ', ' a', 'a ', '.', '..', '...', '-', '--', '---', '--- a', '- a', '-a', '+', '?', '? a', ':', ': a', 'a: b', 'a:', 'a:b', ':a'],
  ...['#', '# a', 'a #b', 'a#b', '&', '&a', '*', '*a', '**', '!', '!a', '!!str', '|', '>', '|a', '%', '%YAML 1.1', '@', '@a', '`', '`a', '{', '}', '{}'],
  ...['[', ']', '[]', '[a]', '{a: b}', ',', ', a', '"', "'", '"a"', "'a'", 'it\'s', '\\', '\\n', 'a\\b', '=', '<<', '<', '~', '~a', '/', '//', '$', '$a'],
  ...['y', 'Y', 'n', 'N', 'yes', 'Yes', 'YES', 'no', 'No', 'NO', 'on', 'On', 'ON', 'off', 'Off', 'OFF', 'true', 'True', 'TRUE', 'false', 'False', 'FALSE'],
  ...['null', 'Null', 'NULL', 'nil', 'None', 'undefined', 'NaN', '.nan', '.NaN', '.NAN', '.inf', '.Inf', '.INF', '-.inf', '+.inf', 'inf', 'Infinity'],
  ...['0', '00', '007', '017', '09', '0o17', '0O17', '0x1F', '0X1F', '0xg', '0b11', '0B11', '-0', '+1', '-1', '1', '1.', '.5', '1.10', '1.0', '-.5', '1_000', '_1'],
  ...['1e3', '1E3', '1e+3', '1e003', '1e1000', '123e4', '0e0', '1,000', '9007199254740993', '12:30', '12:30:45', '1:2', '::10', '2001:db8::10', '-1:30', '0.0.0.0'],
  ...['2024-01-01', '2024-1-1', '2024-01-01T00:00:00Z', '2024-01-01 00:00:00', '1-1', '1a', '1m', '128Mi', '203.0.113.10', '203.0.113.10/32', 'v1', '1.2.3'],
  ...['request.headers[upgrade]', 'spiffe://c1.example.com/gateway', 'configmap://a/b', 'cluster.local/ns/default/sa/*', '*/ns/a/sa/b', '/a/*', '/a/$b'],
  ...[String.raw`(?i).*(%2f|%5c|/\.{1,2}(;|%3b)).*`, 'a\tb', '\ta', 'a\t', 'a\nb', 'a\n', '\na', '\n', 'a\n\n', ' a\nb\n', 'a \nb\n', 'a\n b\n', 'a\n\nb\n'],
  ...['__proto__', 'constructor', 'toString', 'a'.repeat(300), 'a b '.repeat(60), 'ä', '日本', '😀', 'a\u00a0b', 'Ａ'],
];

const inAllPlaces = (text: string): Json => ({ value: text, list: [text, [text]], nested: { deeper: { value: text } }, keys: Object.fromEntries([[text, text]]) });

spec('yaml-text', (test) => {
  for (const version of ['1.1', '1.2'] as const) {
    test(`is read back by YAML (C158, C164) ${version}`, () => {
      for (const text of AWKWARD) {
        const written = yamlText(inAllPlaces(text));
        // `<<` and `=` are more than text to 1.1 where they are plain.
        const read: unknown = parse(written, { version, merge: version === '1.1' });
        assert.is(JSON.stringify(read), JSON.stringify(inAllPlaces(text)), `${JSON.stringify(text)} as\n${written}`);
      }
    });
  }

  test('quotes what starts like a number, and nothing that is plainly a name (C153)', () => {
    assert.is(yamlText({ a: '100m', b: 'bookinfo/myratings/v1', c: 15443, d: true, e: '*', f: 'y' }), 'a: "100m"\nb: bookinfo/myratings/v1\nc: 15443\nd: true\ne: "*"\nf: "y"\n');
    assert.is(yamlText({ y: 'a', '1': 'b', 'app.kubernetes.io/name': 'c' }), '"1": b\n"y": a\napp.kubernetes.io/name: c\n');
    // Each of these is something else to the reader of some other language.
    assert.is(yamlText(['=', '0X1F', 'a\tb', 'a[b]', '.']), '- "="\n- "0X1F"\n- "a\\tb"\n- "a[b]"\n- "."\n');
  });

  test('writes a PEM text line by line', () => {
    assert.is(yamlText({ 'ca.crt': '-----BEGIN X-----\nYWJj\n-----END X-----\n' }), 'ca.crt: |\n  -----BEGIN X-----\n  YWJj\n  -----END X-----\n');
    // A space at the end of a line would not be seen.
    assert.match(yamlText({ odd: 'a \nb\n' }), /^odd: "/);
  });

  test('neither folds nor aliases', () => {
    const long = { text: 'word '.repeat(50) + 'end' };
    assert.is(yamlText({ a: long, b: long }), `a:\n  text: ${long.text}\nb:\n  text: ${long.text}\n`);
  });

  test('writes empty lists and objects as such', () => {
    assert.is(yamlText({ rules: [], selector: {} }), 'rules: []\nselector: {}\n');
  });

  test('refuses numbers that readers round', () => {
    for (const number of [1.5, 1e21, Number.NaN, Number.POSITIVE_INFINITY]) assert.throws(() => yamlText({ number }), /is no integer/);
  });
});
