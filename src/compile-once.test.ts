// Somebody may change a folder while it is compiled: what was searched for keys must be what is shown.
import * as assert from 'uvu/assert';
import { compile } from './compile.ts';
import { DAY, fixtureFiles } from './dev/fixtures.ts';
import { spec } from './dev/spec.ts';
import { memoryTree } from './text/memory-tree.ts';

spec('a compile', (test) => {
  test('reads each file once', () => {
    const tree = memoryTree(Object.fromEntries(fixtureFiles('bookinfo')));
    const read: string[] = [];
    compile({ ...tree, read: (path, limit) => (read.push(path), tree.read(path, limit)) }, { now: DAY });
    assert.equal(read.sort(), [...new Set(read)].sort());
    assert.ok(read.length > 2);
  });
});
