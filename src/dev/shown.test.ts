// Documents show what the product says now.
import { readdirSync } from 'node:fs';
import * as assert from 'uvu/assert';
import { document, documents, documentUrl } from './shown.ts';
import { spec } from './spec.ts';

spec('documents', (test) => {
  for (const [path, text] of documents()) test(`${path} is up to date`, () => assert.is(document(path), text));

  test('docs/comments holds nothing else', () => {
    const present = readdirSync(documentUrl('docs/comments/')).map((name) => `docs/comments/${name}`);
    assert.equal(present.filter((path) => !documents().has(path)), []);
  });
});
