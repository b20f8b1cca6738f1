// Documents show what the product says now.
import { readdirSync } from 'node:fs';
import * as assert from 'uvu/assert';
import { document, documents, documentUrl } from './shown.ts';
import { spec } from './spec.ts';

spec('documents', (test) => {
  for (const [path, text] of documents()) test(`${path} is up to date`, () => assert.is(document(path), text));

  for (const folder of ['docs/comments/', 'docs/policies/']) {
    test(`${folder} holds nothing else`, () => {
      const known = documents();
      assert.equal(readdirSync(documentUrl(folder)).filter((name) => !known.has(folder + name)), []);
    });
  }
});
