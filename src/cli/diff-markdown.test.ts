// `meshfed diff --format markdown`, as other forges use it.
import * as assert from 'uvu/assert';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { captured } from '../dev/captured-streams.ts';
import { folderOf, presentFiles } from '../dev/fixtures.ts';
import { spec } from '../dev/spec.ts';
import { main } from './main.ts';
import { portsFor } from './ports.ts';

const PORTS = await portsFor(['diff']);

spec('meshfed diff --format markdown', (test) => {
  test('prints the comment of the change, and nothing else', async () => {
    const streams = captured();
    const status = await main(['diff', folderOf('grant-widened', 'base'), folderOf('grant-widened', 'agreements'), '--now', '2026-11-25', '--format', 'markdown'], streams, PORTS);
    const withoutFooter = (text: string | undefined): string | undefined => text?.slice(0, text.lastIndexOf('<sub>'));
    assert.is(withoutFooter(streams.printed.out), withoutFooter(presentFiles('grant-widened').get('comment.md')));
    assert.is(streams.printed.err, '');
    assert.is(status, 0);
  });

  test('names the owners of CODEOWNERS, and says so where there is no base', async () => {
    const root = mkdtempSync(join(tmpdir(), 'meshfed-diff-'));
    try {
      mkdirSync(join(root, '.git'));
      writeFileSync(join(root, 'CODEOWNERS'), '/mesh/cluster2/ @org/mesh2\n');
      cpSync(folderOf('grant-widened', 'agreements'), join(root, 'mesh'), { recursive: true });
      const [folders, isNew] = [captured(), captured()];
      await main(['diff', folderOf('grant-widened', 'base'), join(root, 'mesh'), '--now', '2026-11-25', '--format', 'markdown'], folders, PORTS);
      assert.match(folders.printed.out, '| `@org/mesh2` |');
      assert.not.match(folders.printed.out, 'owner of `cluster2`');
      const ports = { ...PORTS, treeOfRevision: async () => ({ absent: true }) as const };
      await main(['diff', 'v1', join(root, 'mesh'), '--now', '2026-11-25', '--format', 'markdown'], isNew, ports);
      assert.match(isNew.printed.out, 'nothing to compare with');
    } finally {
      rmSync(root, { recursive: true });
    }
  });
});
