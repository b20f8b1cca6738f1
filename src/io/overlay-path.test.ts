// Which paths lie inside of a cluster’s overlay.
import * as assert from 'uvu/assert';
import { spec } from '../dev/spec.ts';
import { clusterOf, clusterOfRecord, fileAndFolder, recordPath, staysInside } from './overlay-path.ts';

spec('overlay paths', (test) => {
  test('stay inside where each part is a name', () => {
    for (const path of ['a', 'a/b.yaml', '.a', '...', 'a/..b', 'é', '__proto__', 'a b', 'a\nb']) assert.ok(staysInside(path), path);
    for (const path of ['', '.', '..', '../a', 'a/..', 'a/../b', 'a/./b', '/a', '/', 'a/', 'a//b', 'a\\b', '..\\a', 'C:\\a', 'a\0']) assert.not(staysInside(path), path);
  });

  test('belong to the cluster in whose folder they are, or whose record they are', () => {
    assert.is(clusterOf('c1/a'), 'c1');
    assert.is(clusterOf('c1/a/b'), 'c1');
    assert.is(clusterOf(recordPath('c1')), 'c1');
    for (const path of ['c1', 'c1/', 'c1/../c2/a', '../c1/a', '/c1/a', 'C1/a', '-c/a', `${'c'.repeat(64)}/a`, '.git/config', '.meshfed/journal', '.meshfed/lock', '.meshfed/staged/0', '.meshfed/c1.json/x', '.meshfed/.json', '.meshfed/../c1.json']) {
      assert.is(clusterOf(path), undefined, path);
    }
  });

  test('of a record end in .json', () => {
    assert.is(clusterOfRecord('c1.json'), 'c1');
    assert.is(clusterOfRecord('journal.json'), 'journal');
    for (const name of ['journal', 'lock', 'staged', '.json', '..json', 'C1.json', 'c1.json.json', 'c1_json', 'c1.jso']) assert.is(clusterOfRecord(name), undefined, name);
  });

  test('clash where one is a file and the folder of another', () => {
    assert.is(fileAndFolder(['a/b/c', 'a/b', 'd']), 'a/b');
    assert.is(fileAndFolder(['a/b', 'a/bc', 'ab', 'd']), undefined);
  });
});
