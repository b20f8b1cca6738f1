// `meshfed diff --format markdown`, as other forges use it.
import * as assert from 'uvu/assert';
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
});
