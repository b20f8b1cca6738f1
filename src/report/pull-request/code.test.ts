// Values of others in Markdown: a real renderer must find one text, and nothing else that was not there with a harmless value.
import * as assert from 'uvu/assert';
import fc from 'fast-check';
import { hostileText } from '../../dev/hostile-text.ts';
import { renderedMarkdown } from '../../dev/rendered-markdown.ts';
import { spec } from '../../dev/spec.ts';
import { code, htmlCode, prose, shown, urlPath } from './code.ts';

const CONTEXTS: Readonly<Record<string, (value: string) => string>> = {
  paragraph: code,
  'the middle of a sentence': (value) => `before ${code(value)}. After.`,
  heading: (value) => `### ✗ Cannot: ${code(value)}\n\nafter`,
  'end of a heading': (value) => `### ${code(value)}\n\nafter`,
  list: (value) => `- ${code(value)}\n- other ${code(value)} and\n\nafter`,
  'nested list': (value) => `- one\n  - ${code(value)}\n`,
  'table cell': (value) => `| a | b |\n|---|---|\n| ${code(value)} | other |\n| + ${code(value)}<br>${code(value)} | x |\n\nafter`,
  'link text': (value) => `see [${code(value)}](https://forge.example/x#L1) there`,
  'link text in a table': (value) => `| a |\n|---|\n| [${code(value)}](https://forge.example/x) |\n`,
  summary: (value) => `<details><summary>${htmlCode(value)}: 1 changed</summary>\n\nmore\n\n</details>\n\nafter`,
  'html list': (value) => `<ul>\n<li>${htmlCode(value)}</li>\n</ul>\n\nafter`,
};

spec('code', (test) => {
  for (const [name, context] of Object.entries(CONTEXTS)) {
    test(`${name}: a value is one text, and changes nothing around it`, () => {
      const harmless = renderedMarkdown(context('harmless'));
      fc.assert(
        fc.property(hostileText, (value) => {
          const rendered = renderedMarkdown(context(value));
          assert.equal(rendered.elements, harmless.elements);
          assert.equal(rendered.comments, []);
          const expected = harmless.texts.map(({ text, inside }) => ({ text: text === 'harmless' ? shown(value) : text, inside }));
          assert.equal(rendered.texts, expected);
        }),
        { numRuns: 500 },
      );
    });
  }

  test('nothing that is shown is unseen, and it is never empty', () => {
    fc.assert(
      fc.property(hostileText, (value) => {
        assert.not.match(shown(value), /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}`|]|^ | $| {2}|(?! )\p{Zs}/u);
        assert.ok(shown(value).length > 0);
      }),
    );
  });

  test('what is plain is shown as it is', () => {
    for (const value of ['cluster1', 'bookinfo/ratings/v1', 'spiffe://c1.example.com/a_b', 'CN=Böse, O=a b', '/a/*']) assert.is(code(value), `\`${value}\``);
  });
});

spec('prose', (test) => {
  test('keeps plain words, and makes code of all else', () => {
    assert.is(
      prose('`c2.exmaple.com` is not in the certificate (certs/c2.crt), so TLS fails: use c2.example.com. Don’t wait'),
      '`c2.exmaple.com` is not in the certificate (`certs/c2.crt`), so TLS fails: use `c2.example.com`. Don’t wait',
    );
    assert.is(prose('fixes #1 for @octocat, see https://evil.example'), 'fixes `#1` for `@octocat`, see `https://evil.example`');
    assert.is(prose('at deadbeefdead'), 'at `deadbeefdead`');
  });

  const itemOf = (sentence: string) => renderedMarkdown(`- **error**: ${prose(sentence)}\n`);

  test('is words and code, whatever it holds', () => {
    fc.assert(
      fc.property(hostileText, (value) => {
        const { elements, texts, comments } = itemOf(`the value ${value} is wrong, and \`${value}\` too`);
        assert.equal(elements.filter((element) => element !== 'code'), ['ul', 'li', 'strong']);
        assert.equal(comments, []);
        for (const { text, inside } of texts) if (!inside.includes('code')) assert.not.match(text, /@|#|::|https?:|www\.|[<>*_~[\]|\\$]|[0-9a-f]{7}/);
      }),
      { numRuns: 1_000 },
    );
  });

  test('loses no character', () => {
    const printable = fc.string({ unit: fc.constantFrom(...Array.from({ length: 94 }, (_, index) => String.fromCharCode(index + 33)).filter((one) => one !== '`' && one !== '|')), minLength: 1 });
    fc.assert(
      fc.property(fc.array(printable, { minLength: 1, maxLength: 6 }), (words) => {
        const sentence = `so ${words.join(' ')} it is`;
        assert.is(itemOf(sentence).texts.map(({ text }) => text).join('').replace(/\s+/g, ''), `error: ${sentence}`.replaceAll(' ', ''));
      }),
    );
  });
});

spec('urlPath', (test) => {
  test('leaves nothing that ends a link or a path', () => {
    assert.is(urlPath("a/b c/(d)#é?'*.yaml"), 'a/b%20c/%28d%29%23%C3%A9%3F%27%2A.yaml');
    fc.assert(fc.property(hostileText, (path) => assert.match(urlPath(path), /^[A-Za-z0-9%/._-]*$/)));
  });
});
