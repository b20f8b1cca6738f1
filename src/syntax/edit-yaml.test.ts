// An edit changes what it says and leaves every other byte.
import * as assert from 'uvu/assert';
import fc from 'fast-check';
import { spec } from '../dev/spec.ts';
import { applyEdits } from '../text/edit.ts';
import { addItem, remove, replace, setKey } from './edit-yaml.ts';
import { entryOf, plain, type ListNode, type MapNode, type Node } from './node.ts';
import { parse } from './parse.ts';

const rootOf = (text: string): MapNode => parse({ path: 'a.yaml', text }).documents[0] as MapNode;

const at = (text: string, ...keys: readonly (string | number)[]): Node =>
  keys.reduce<Node>((node, key) => (typeof key === 'number' ? (node as ListNode).items[key] : entryOf(node, key)?.value) as Node, rootOf(text));

const BLOCK = `spec:
  peers:   # those that we know
    # the first
    - cluster: a   # x
      ingress:
        addresses: [1.1.1.1]   # one
    -  cluster: b
       egress: {identity: spiffe://x/y}   # tail
  # trailing
  note: |
    hi
    there
`;

spec('edits of YAML', (test) => {
  test('a value is replaced, and its comment stays', () => {
    const edit = replace(at(BLOCK, 'spec', 'peers', 0, 'cluster'), 'c');
    assert.is(applyEdits(BLOCK, [edit]), BLOCK.replace('cluster: a   # x', 'cluster: c   # x'));
  });

  test('a key is put in behind the last one, at its depth, before comments that follow', () => {
    const edit = setKey(at(BLOCK, 'spec', 'peers', 1) as MapNode, 'hostname', 'b.example.com');
    assert.is(applyEdits(BLOCK, [edit]), BLOCK.replace('   # tail\n', '   # tail\n       hostname: b.example.com\n'));
  });

  test('an item is put in at the depth of its list', () => {
    const edit = addItem(at(BLOCK, 'spec', 'peers') as ListNode, { cluster: 'c', ingress: { port: 443 } });
    assert.is(applyEdits(BLOCK, [edit]), BLOCK.replace('   # tail\n', '   # tail\n    - {cluster: c, ingress: {port: 443}}\n'));
  });

  test('a key is put in behind a block scalar', () => {
    const edit = setKey(at(BLOCK, 'spec') as MapNode, 'x', true);
    assert.is(applyEdits(BLOCK, [edit]), `${BLOCK}  x: true\n`);
  });

  test('flow collections grow inside their brackets', () => {
    const text = 'a: {b: 1, c: [x]}   # end\nd: []\ne: {}\n';
    const grown = [setKey(at(text, 'a') as MapNode, 'k', 'v'), addItem(at(text, 'a', 'c') as ListNode, 'z'), addItem(at(text, 'd') as ListNode, 2), setKey(at(text, 'e') as MapNode, 'k', false)];
    for (const [index, wanted] of ['a: {b: 1, c: [x], k: v}', 'c: [x, z]}', 'd: [2]', 'e: {k: false}'].entries()) {
      const edit = grown[index];
      assert.ok(edit !== undefined && applyEdits(text, [edit]).includes(wanted), wanted);
    }
  });

  test('CRLF, a byte order mark and a missing last line break are kept to', () => {
    const text = '\ufeffa: 1\r\nb: 2';
    assert.is(applyEdits(text, [setKey(rootOf(text), 'c', 3)]), '\ufeffa: 1\r\nb: 2\r\nc: 3\r\n');
  });

  test('what has a line of its own goes with its line; the last one leaves an empty collection', () => {
    const text = 'a:\n  - x   # first\n  - y\nb: {c: 1, d: 2, e: 3}\nf: [z]\n';
    assert.is(applyEdits(text, [remove(at(text, 'a') as ListNode, 0)]), text.replace('  - x   # first\n', ''));
    assert.is(applyEdits(text, [remove(at(text, 'b') as MapNode, 0)]), text.replace('c: 1, ', ''));
    assert.is(applyEdits(text, [remove(at(text, 'b') as MapNode, 2)]), text.replace(', e: 3', ''));
    assert.is(applyEdits(text, [remove(at(text, 'f') as ListNode, 0)]), text.replace('[z]', '[]'));
    const items = 'l:\n  - a: 1\n    b: 2\n';
    assert.is(applyEdits(items, [remove(at(items, 'l', 0) as MapNode, 0)]), 'l:\n  - b: 2\n');
  });

  test('whatever text is written is read back as that text', () => {
    const text = 'a:\n  b: 1 # c\n';
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (written) => {
        for (const node of [setKey(at(text, 'a') as MapNode, 'k', [written]), replace(at(text, 'a', 'b'), written)]) {
          const after = parse({ path: 'a.yaml', text: applyEdits(text, [node]) });
          assert.equal(after.faults, []);
          const value = (plain(after.documents[0] as Node) as { a: { b: unknown; k?: readonly unknown[] } }).a;
          assert.is(value.k === undefined ? value.b : value.k[0], written);
        }
      }),
    );
  });

  test('edits that overlap are a bug', () => {
    const text = 'a: 1\n';
    const edit = replace(at(text, 'a'), 2);
    assert.throws(() => applyEdits(text, [edit, edit]), /overlap/);
  });
});
