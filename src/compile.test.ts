// Whole federations through the whole pipeline: what comes out, and what it depends on.
import * as assert from 'uvu/assert';
import fc from 'fast-check';
import { compile, type Compilation } from './compile.ts';
import { changeStories, compileFiles, DAY, expectedFiles, fixtureFiles, presentFiles, stories } from './dev/fixtures.ts';
import { mutants } from './dev/mutate.ts';
import { shuffledYaml } from './dev/shuffled-yaml.ts';
import { spec } from './dev/spec.ts';
import { memoryTree } from './text/memory-tree.ts';

const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

const overlayBytes = ({ compiled }: Compilation): ReadonlyMap<string, string> =>
  new Map(compiled.map(({ overlay }) => [overlay.cluster, JSON.stringify([...overlay.files].map(([path, file]) => [path, file.text]))]));

const agreementsOf = (story: string): readonly string[] => [...fixtureFiles(story).keys()].filter((path) => /\.ya?ml$/.test(path));

spec('fixtures', (test) => {
  for (const story of stories()) {
    test(`${story} has neither errors nor warnings`, () => {
      const { findings } = compileFiles(fixtureFiles(story));
      assert.equal(findings.filter(({ severity }) => severity !== 'note').map(({ message }) => message), []);
    });
  }
  for (const story of changeStories()) {
    test(`${story} starts from what has neither errors nor warnings`, () => {
      const { findings } = compileFiles(fixtureFiles(story, 'base'));
      assert.equal(findings.filter(({ severity }) => severity !== 'note').map(({ message }) => message), []);
    });
  }
  for (const story of [...stories(), ...changeStories()]) {
    test(`${story} comes out as its expect/ says, and expect/ holds nothing else`, () => {
      const [expected, present] = [expectedFiles(story), presentFiles(story)];
      assert.equal([...present.keys()].sort(), [...expected.keys()].sort());
      for (const [path, content] of expected) assert.is(present.get(path), content, path);
    });
  }
});

spec('overlays', (test) => {
  for (const story of stories()) {
    test(`${story}: whatever one owner writes, the others’ overlays stay as they are`, () => {
      const base = fixtureFiles(story);
      const before = overlayBytes(compileFiles(base));
      for (const path of agreementsOf(story)) {
        const owner = path.split('/')[0];
        // Every third slip, to stay quick: what a slip changes does not depend on its neighbours.
        for (const mutant of mutants({ path, text: text(base.get(path)) }).filter((_, index) => index % 3 === 0)) {
          const after = overlayBytes(compileFiles(new Map(base).set(path, new TextEncoder().encode(mutant.text))));
          for (const [cluster, bytes] of before) {
            if (cluster !== owner) assert.is(after.get(cluster), bytes, `${cluster} changed with ${mutant.slip} ${mutant.path} of ${path}`);
          }
        }
      }
    });
    test(`${story}: the order of keys, items, documents and files does not matter (C173)`, () => {
      const base = fixtureFiles(story);
      const before = overlayBytes(compileFiles(base));
      fc.assert(
        fc.property(fc.infiniteStream(fc.nat()), (random) => {
          const files = new Map([...base].map(([path, bytes]) => [path, /\.ya?ml$/.test(path) ? shuffledYaml(text(bytes), random) : bytes] as const));
          assert.equal(overlayBytes(compileFiles(files)), before);
        }),
        { numRuns: 20 },
      );
    });
  }
});

const ODD = ['null', '~', '""', '[]', '{}', '[[]]', '{a: 1}', 'true', '-1', '1e9', '"*"', '"\\0"', '__proto__', 'constructor', '"../../etc/passwd"', '"::error::x"', '"<b>"', '2026-02-30', '\u202e', 'ns/*/*', '"a/b/c/d"'];

/** A value of the file replaced by an odd one, or one of the small slips. */
function spoiled(path: string, before: string, choice: number, odd: number): string {
  const all = mutants({ path, text: before });
  const one = all[choice % Math.max(1, all.length)];
  if (one === undefined) return before;
  if (odd % 2 === 0 || one.slip !== 'value') return one.text;
  // Where the slip starts, the value stands: put the odd one in its place.
  let start = 0;
  while (before[start] === one.text[start]) start++;
  const open = Math.max(...[' ', '[', '{', ','].map((character) => before.lastIndexOf(character, start - 1))) + 1;
  const close = /[\n,}\]]|$/.exec(before.slice(open))?.index ?? 0;
  return before.slice(0, open) + ODD[odd % ODD.length] + before.slice(open + close);
}

spec('hostile agreements', (test) => {
  for (const story of stories()) {
    test(`${story}: several slips at once give findings, each at a place that exists`, () => {
      const base = fixtureFiles(story);
      const paths = [...base.keys()].filter((path) => /\.ya?ml$/.test(path));
      fc.assert(
        fc.property(fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat()), { minLength: 1, maxLength: 5 }), (slips) => {
          const files = new Map<string, Uint8Array>(base);
          for (const [file, choice, odd] of slips) {
            const path = paths[file % paths.length] ?? '';
            files.set(path, new TextEncoder().encode(spoiled(path, text(files.get(path)), choice, odd)));
          }
          const { findings, compiled, withheld } = compileFiles(files);
          for (const { at, withholds } of findings) {
            assert.ok(at === null || at.end <= at.source.text.length);
            for (const cluster of withholds) assert.ok(withheld.includes(cluster as never));
          }
          assert.not.ok(compiled.some(({ overlay }) => withheld.includes(overlay.cluster)));
        }),
        { numRuns: 100 },
      );
    });
  }
});

spec('a compile', (test) => {
  // Somebody may change a folder meanwhile: what was searched for keys must be what is shown.
  test('reads each file once', () => {
    const tree = memoryTree(Object.fromEntries(fixtureFiles('bookinfo')));
    const read: string[] = [];
    compile({ ...tree, read: (path, limit) => (read.push(path), tree.read(path, limit)) }, { now: DAY });
    assert.equal(read.sort(), [...new Set(read)].sort());
    assert.ok(read.length > 2);
  });
});
