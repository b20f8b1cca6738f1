// Places inside of texts of YAML, in every way in which they can be written.
import * as assert from 'uvu/assert';
import { spec } from '../dev/spec.ts';
import { entryOf, type ScalarNode } from './node.ts';
import { insideScalar } from './inside-scalar.ts';
import { parse } from './parse.ts';

/** Marks the word in the value, and gives what is then marked in the file. */
function marked(text: string, word: string): string {
  const source = { path: 'a.yaml', text };
  const node = entryOf(parse(source).documents[0], 'x')?.value as ScalarNode;
  const start = String(node.value).indexOf(word);
  assert.ok(start >= 0, `${word} is not in ${JSON.stringify(node.value)}`);
  const at = insideScalar(node, start, start + word.length);
  return `${at.start} ${text.slice(at.start, at.end)}`;
}

spec('inside a scalar', (test) => {
  for (const [name, text] of Object.entries({
    plain: 'x: grant.to.extrenal && true\n',
    'plain over lines': 'x: grant.to\n    .extrenal &&\n\n  true\n',
    single: "x: 'it''s grant.to.extrenal'\n",
    double: 'x: "\\"a\\" + \\x41\\u00e9\\\\d grant.to.extrenal"\n',
    'double over lines': 'x: "a\\tb \\\n   c\n  d grant.to.extrenal"\n',
    literal: 'x: |-\n  a &&\n    b\n\n  grant.to.extrenal\n',
    folded: 'x: >-\n  a &&\n  b\n\n  grant.to.extrenal\n  c\n',
    'with CRLF': 'x: |\r\n  a\r\n  grant.to.extrenal\r\n',
    'with wide characters': 'x: "é😀" \n'.replace('" \n', ' grant.to.extrenal"\n'),
  })) {
    test(name, () => assert.is(marked(text, 'extrenal'), `${text.indexOf('extrenal')} extrenal`));
  }

  test('the end is behind the last unit', () => {
    const text = 'x: "a &&"\ny: 1\n';
    const node = entryOf(parse({ path: 'a.yaml', text }).documents[0], 'x')?.value as ScalarNode;
    const at = insideScalar(node, 4, 5);
    assert.equal([at.start, at.end], [8, 9]);
  });
});
