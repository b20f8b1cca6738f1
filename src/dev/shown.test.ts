// Documents show what the product says now.
import * as assert from 'uvu/assert';
import { document, documents } from './shown.ts';
import { spec } from './spec.ts';

spec('documents', (test) => {
  for (const [path, text] of documents()) test(`${path} is up to date`, () => assert.is(document(path), text));
});
