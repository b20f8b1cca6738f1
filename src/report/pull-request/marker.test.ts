// The marker is read back as it was written, and nobody can write another one.
import * as assert from 'uvu/assert';
import fc from 'fast-check';
import { hostileText } from '../../dev/hostile-text.ts';
import { renderedMarkdown } from '../../dev/rendered-markdown.ts';
import { spec } from '../../dev/spec.ts';
import { markerLine, readMarker } from './marker.ts';

const marker = fc.record({ key: hostileText, head: hostileText, delta: hostileText, run: hostileText });

spec('marker', (test) => {
  test('is one comment of HTML, whatever it holds, and is read back', () => {
    fc.assert(
      fc.property(marker, (given) => {
        const line = markerLine(given);
        const { comments, texts, elements } = renderedMarkdown(`${line}\n### x`);
        assert.equal([comments.length, texts.map(({ text }) => text), elements], [1, ['x'], ['h3']]);
        const wellFormed = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, value.replace(/\p{Cs}/gu, '\ufffd')]));
        assert.equal(readMarker(`${line}\n### x`), wellFormed);
      }),
    );
  });

  test('counts at the very start alone', () => {
    const line = markerLine({ key: 'agreements', head: 'a', delta: 'sha256:b', run: '1.1' });
    assert.is(line, '<!-- meshfed:v1 key=agreements head=a delta=sha256:b run=1.1 -->');
    for (const body of [` ${line}`, `\n${line}`, `x ${line}`, line.replace('v1', 'v2'), line.replace('key=agreements', 'key=%'), `${line} x`, '']) {
      assert.is(readMarker(body), undefined, body);
    }
    assert.is(readMarker(line)?.key, 'agreements');
    assert.is(readMarker(`${line}\r\n### x`)?.run, '1.1');
  });
});
