// `meshfed diff` between revisions of a real repository.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { captured } from '../dev/captured-streams.ts';
import { fixtureFiles } from '../dev/fixtures.ts';
import { spec } from '../dev/spec.ts';
import { folderInRevision } from '../io/git/folder-in-revision.ts';
import { type Scratch, scratchRepository } from '../io/git/testing/scratch-repository.ts';
import { main } from './main.ts';

const AGREEMENTS = Object.fromEntries([...fixtureFiles('bookinfo')].map(([path, bytes]) => [`net/agreements/${path}`, bytes]));
const FILE = 'net/agreements/cluster2/agreement.yaml';

async function diff(...words: readonly string[]): Promise<{ readonly status: number; readonly out: string; readonly err: string }> {
  const streams = captured();
  const status = await main(['diff', ...words, '--now', '2026-11-25'], streams, { validate: undefined, treeOfRevision: folderInRevision });
  return { status, ...streams.printed };
}

/** Four commits: nothing, the agreements, POST granted beside GET, the folder moved. */
function repository(): { readonly scratch: Scratch; readonly agreements: string } {
  const scratch = scratchRepository();
  scratch.commit('empty', { README: '' });
  scratch.commit('agreements', AGREEMENTS);
  const text = new TextDecoder().decode(AGREEMENTS[FILE]);
  scratch.commit('more', { [FILE]: text.replace('cluster: cluster1, methods: [GET]', 'cluster: cluster1, methods: [GET, POST]') });
  return { scratch, agreements: join(scratch.folder, 'net/agreements') };
}

spec('meshfed diff with revisions', (test) => {
  test('compares two revisions, and a revision with the folder as it stands', async () => {
    const { scratch, agreements } = repository();
    const { out, status } = await diff('HEAD~1', 'HEAD', '-a', agreements, '--format', 'json');
    const { access } = JSON.parse(out) as { access: { gained: readonly { methods: unknown }[]; lost: readonly unknown[] } };
    assert.equal([status, access.gained.length, access.lost.length], [0, 1, 0]);
    assert.match(JSON.stringify(access.gained[0]), /POST/);
    assert.equal((await diff('HEAD~1', '-a', agreements)).out, (await diff('HEAD~1', 'HEAD', '-a', agreements)).out);
    // What is only on the disk counts without HEAD alone.
    scratch.write(FILE, '');
    assert.not.equal((await diff('HEAD~1', '-a', agreements)).out, (await diff('HEAD~1', 'HEAD', '-a', agreements)).out);
  });

  test('takes a base before the first agreement for an empty one, and says so', async () => {
    const { agreements } = repository();
    const { out, status } = await diff('HEAD~2', 'HEAD', '-a', agreements);
    assert.is(status, 0);
    assert.match(out, /The base has no folder .*net\/agreements: all is new, or the folder was moved/);
  });

  test('reads a folder that is gone from the disk', async () => {
    const { scratch, agreements } = repository();
    rmSync(join(scratch.folder, 'net'), { recursive: true });
    assert.match((await diff('HEAD~1', 'HEAD', '-a', agreements)).out, /POST/);
  });

  test('does not take a head without agreements for one that withdraws everything', async () => {
    const { agreements } = repository();
    const { status, err } = await diff('HEAD', 'HEAD~2', '-a', agreements);
    assert.equal([status, /the revision 'HEAD~2' has no folder '.*'; name the folder of agreements with -a/.test(err)], [2, true], err);
  });

  test('refuses what is no revision', async () => {
    const { agreements } = repository();
    for (const word of ['nowhere', 'HEAD^{/more}', '@{-1}', ':/more']) {
      const { status, err } = await diff(word, '-a', agreements);
      assert.equal([status, /^meshfed diff: there is no folder '.*', and the revision is not/.test(err)], [2, true], err);
    }
    assert.is((await diff('--output=/tmp/x', '-a', agreements)).status, 2);
    assert.match((await diff('HEAD', '-a', '/proc/nowhere')).err, /and the revision cannot be read: the folder `\/proc\/nowhere` lies in no git repository/);
  });
});
