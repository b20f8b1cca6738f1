// Workflow commands, read back as the runner reads them.
import * as assert from 'uvu/assert';
import fc from 'fast-check';
import { hostileText } from '../dev/hostile-text.ts';
import { spec } from '../dev/spec.ts';
import type { Finding } from '../finding/finding.ts';
import { annotations } from './annotations.ts';

const source = { path: 'cluster1/agreement.yaml', text: 'a: b\n  c: d\n' };
const finding = (over: Partial<Finding> = {}): Finding => ({ code: 'MF3004', name: 'sni-differs', severity: 'error', message: 'wrong', help: 'Right.', at: { source, start: 7, end: 8 }, related: [], withholds: [], ...over });
const path = (file: string): string => `agreements/${file}`;

/** As the runner: a command starts a line, properties are split at commas, values unescaped. */
function readCommand(line: string) {
  const [, command = '', properties = '', text = ''] = /^::([a-z-]+)(?: ([^:]*(?::(?!:)[^:]*)*))?::(.*)$/su.exec(line) ?? [];
  const unescaped = (value: string): string => value.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%25', '%');
  return { command, properties: Object.fromEntries(properties.split(',').map((one) => [one.slice(0, one.indexOf('=')), unescaped(one.slice(one.indexOf('=') + 1))])), text: unescaped(text) };
}

spec('annotations', (test) => {
  test('are at the line and columns, from the workspace’s root', () => {
    assert.is(annotations([finding()], { path }), '::error file=agreements/cluster1/agreement.yaml,line=2,endLine=2,col=3,endColumn=4,title=MF3004 sni-differs::wrong. Right.\n');
    assert.is(annotations([finding({ at: null, severity: 'note' })], { path }), '::notice title=MF3004 sni-differs::wrong. Right.\n');
    assert.match(annotations([finding({ at: { source, start: 0, end: 9 } })], { path }), 'line=1,endLine=2,title=');
  });

  test('errors come first, and of them those in files of the pull request; ten of a kind at most', () => {
    const many = Array.from({ length: 12 }, (_, index) => finding({ message: `number ${index}`, severity: 'warning' }));
    const near = finding({ message: 'near', at: { source: { ...source, path: 'cluster2/a.yaml' }, start: 0, end: 0 } });
    const lines = annotations([...many, finding(), near], { path, isChanged: (file) => file === 'agreements/cluster2/a.yaml' }).trimEnd().split('\n');
    assert.is(lines.length, 12);
    assert.match(lines[0] ?? '', '::near.');
    assert.match(lines[1] ?? '', '::wrong.');
    assert.is(lines.at(-1), '::warning title=meshfed::and 3 more; the summary of this run has them all');
  });

  test('of ten none is left out', () => {
    const lines = annotations(Array.from({ length: 10 }, () => finding()), { path }).trimEnd().split('\n');
    assert.is(lines.length, 10);
    assert.not.match(lines.join(), 'more;');
  });

  test('a value makes neither a command, nor a property, nor a line', () => {
    fc.assert(
      fc.property(hostileText, (value) => {
        const text = annotations([finding({ message: value, help: value, at: { source: { path: value, text: '' }, start: 0, end: 0 } })], { path });
        assert.is(text.indexOf('\n'), text.length - 1);
        const { command, properties } = readCommand(text.trimEnd());
        assert.is(command, 'error');
        assert.equal(Object.keys(properties), ['file', 'line', 'endLine', 'col', 'title']);
        assert.is(properties['title'], 'MF3004 sni-differs');
      }),
    );
  });

  test('a message keeps the runner’s limit, and no character is cut', () => {
    const { text } = readCommand(annotations([finding({ message: `${'x'.repeat(4_093)}😀😀` })], { path }).trimEnd());
    assert.is(text, `${'x'.repeat(4_093)}…`);
  });
});
