// Every rule has a page, and every example on it does what the page says.
import * as assert from 'uvu/assert';
import { outcome, pagePath, readPage } from '../dev/check-page.ts';
import { parsePage, SECTIONS } from '../dev/page.ts';
import { spec } from '../dev/spec.ts';
import { ALL_RULES, JUDGED } from './index.ts';

spec('pages of checks', (test) => {
  for (const rule of ALL_RULES) {
    test(`${pagePath(rule)} has every section`, () => {
      const page = parsePage(readPage(rule));
      assert.is(page.title, `${rule.code} ${rule.name}`);
      for (const section of SECTIONS) assert.ok((page.sections.get(section) ?? '').trim() !== '', `${section} is empty`);
    });
  }
  for (const check of JUDGED) {
    test(`${check.name}: what fails is found, and printed as its page shows`, () => {
      const { fails } = parsePage(readPage(check));
      // One shape is an instance; two show what kind is meant.
      assert.ok(new Set(fails.map(({ changes }) => JSON.stringify(changes))).size >= 2, 'it has fewer than two failing examples');
      for (const example of fails) {
        const { codes, printed } = outcome(check, example);
        assert.ok(codes.includes(check.code), `found only ${codes.join(', ')}`);
        assert.is(example.output, printed);
      }
    });
    test(`${check.name}: the near miss passes`, () => {
      const { passes } = parsePage(readPage(check));
      assert.ok(passes.some(({ changes }) => changes.length > 0), 'it has no passing example');
      for (const example of passes) assert.not.ok(outcome(check, example).codes.includes(check.code));
    });
  }
});
