// No false alarm: federations in which nothing is wrong give notes alone, and exactly those that are expected.
import * as assert from 'uvu/assert';
import { plainText, textFinding } from '../report/text.ts';
import { compileFiles } from './fixtures.ts';
import { spec } from './spec.ts';
import { VALID_FEDERATIONS } from './valid-federations.ts';

spec('no false alarm', (test) => {
  test('there are federations of 20 shapes or more', () => {
    assert.ok(new Set(VALID_FEDERATIONS.map(({ files }) => JSON.stringify(files))).size >= 20);
  });
  for (const { says, files, notes } of VALID_FEDERATIONS) {
    test(says, () => {
      const { findings, federation, compiled } = compileFiles(new Map(Object.entries(files)));
      assert.equal(findings.filter(({ severity }) => severity !== 'note').map((finding) => textFinding(finding, plainText)), []);
      assert.equal([...new Set(findings.map(({ code }) => String(code)))].sort(), notes);
      assert.is(compiled.length, federation.agreements.length);
      assert.ok(compiled.every(({ overlay }) => overlay.files.size > 1));
    });
  }
});
