// `meshfed-compile --prove` reads back what it writes.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { compile } from '../compile.ts';
import { captured } from '../dev/captured-streams.ts';
import { DAY, fixtureFiles, folderOf, stories } from '../dev/fixtures.ts';
import { spec } from '../dev/spec.ts';
import { memoryTree } from '../text/memory-tree.ts';
import { main } from './main.ts';

spec('meshfed compile --prove', (test) => {
  test('every fixture is proved', () => {
    for (const story of stories()) {
      const { findings } = compile(memoryTree(Object.fromEntries(fixtureFiles(story))), { now: DAY, prove: true });
      assert.equal(findings.filter(({ code }) => code.startsWith('MF5')), [], story);
    }
  });

  test('the flag is taken', () => {
    const out = mkdtempSync(join(tmpdir(), 'meshfed-prove-'));
    try {
      assert.is(main(['compile', folderOf('bookinfo', 'agreements'), '-o', out, '--now', DAY, '--prove'], captured(), { validate: undefined }), 0);
    } finally {
      rmSync(out, { recursive: true });
    }
  });
});
