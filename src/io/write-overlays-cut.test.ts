// Stops the writer before each of its operations, and looks at what the next run makes of it.
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { spec } from '../dev/spec.ts';
import { cutAt, isPowerCut, operationsOf, unsynced, watched } from './testing/power-cut.ts';
import { ALL_AT_ONCE, SCENARIOS } from './testing/scenarios.ts';
import { contentOf, inTemporaryFolder } from './testing/temporary-folder.ts';
import { inLines, type Options, type Overlays, writeTo as write } from './testing/write-to.ts';

const writeTo = (out: string, overlays: Overlays, options: Options = {}) => write(out, overlays, { files: unsynced, ...options });

type Content = Readonly<Record<string, string | null>>;

/** The folder after these, one after the other. */
const after = (...all: readonly Overlays[]): Content =>
  inTemporaryFolder((out) => {
    for (const overlays of all) assert.equal(writeTo(out, overlays).faults, []);
    return contentOf(out);
  });

/** True where it was cut, false where it was through before. */
function isCut(out: string, overlays: Overlays, at: number): boolean {
  try {
    writeTo(out, overlays, { files: cutAt(at) });
    return false;
  } catch (error) {
    if (!isPowerCut(error)) throw error;
    return true;
  }
}

const inCopyOf = <T>(folder: string, use: (copy: string) => T): T =>
  inTemporaryFolder((parent) => {
    cpSync(folder, join(parent, 'copy'), { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
    return use(join(parent, 'copy'));
  });

/** Each overlay's file is as it was or as it will be, and none is missing that is in both. */
function demandWhole(now: Content, old: Content, next: Content, message: string): void {
  const isOverlay = (path: string): boolean => /^overlays\/[^.].*[^/]$/.test(path);
  for (const path of new Set([...Object.keys(now), ...Object.keys(old), ...Object.keys(next)].filter(isOverlay))) {
    assert.ok([old[path], next[path]].includes(now[path]), `${message}: ${path} is ${JSON.stringify(now[path])}`);
  }
}

/** What belongs to one cluster. */
const partOf = (content: Content, cluster: string): Content =>
  Object.fromEntries(Object.entries(content).filter(([path]) => path.startsWith(`overlays/${cluster}/`) || path === `overlays/.meshfed/${cluster}.json`));

/** Its files alone: a folder that is still to go is no change of an overlay. */
const filesOf = (content: Content, cluster: string): string =>
  JSON.stringify(Object.entries(partOf(content, cluster)).filter(([, text]) => text !== null));

spec('after a power cut', (test) => {
  for (const { name, before, after: wanted } of SCENARIOS) {
    test(`${name}: every file is whole, and the next run ends in the new tree, or in the old where that is wanted`, () => {
      const old = after(before);
      const next = after(before, wanted);
      const start = (out: string): void => void (Object.keys(before).length > 0 && writeTo(out, before));
      const count = inTemporaryFolder((out) => (start(out), operationsOf((files) => writeTo(out, wanted, { files }))));
      assert.ok(count > 20, `${count} operations`);
      const seen = new Set<string>();
      for (let at = 1; at <= count; at++) {
        inTemporaryFolder((out) => {
          start(out);
          assert.ok(isCut(out, wanted, at));
          const cut = contentOf(out);
          seen.add(JSON.stringify(cut));
          demandWhole(cut, old, next, `cut at ${at}`);
          const said = writeTo(out, wanted, { check: true });
          assert.equal(contentOf(out), cut, `a check after a cut at ${at}`);
          for (const { cluster, status } of said.overlays) {
            const isChanged = filesOf(cut, cluster) !== filesOf(next, cluster);
            assert.is(status, isChanged ? (cluster in wanted ? 'written' : 'removed') : 'unchanged', `${cluster} after a cut at ${at}`);
          }
          inCopyOf(out, (copy) => {
            assert.equal(writeTo(copy, wanted), said, `cut at ${at}`);
            assert.equal(contentOf(copy), next, `cut at ${at}`);
          });
          assert.equal(writeTo(out, before).faults, []);
          assert.equal(contentOf(out), old, `back after a cut at ${at}`);
        });
      }
      assert.ok(seen.size > 10, `only ${seen.size} states`);
    });
  }

  test('what is withheld or out of scope by then ends in the old tree or in the new', () => {
    const { before, after: wanted } = ALL_AT_ONCE;
    const pick = (content: Content): Content => partOf(content, 'c1');
    const allowed = [pick(after(before)), pick(after(before, wanted))].map((content) => JSON.stringify(content));
    const ends = { withheld: new Set<string>(), scope: new Set<string>() };
    const { c1: _, ...others } = wanted;
    for (let at = 1; ; at++) {
      const through = inTemporaryFolder((out) => {
        writeTo(out, before);
        if (!isCut(out, wanted, at)) return true;
        inCopyOf(out, (copy) => {
          writeTo(copy, others, { withheld: ['c1'] });
          ends.withheld.add(JSON.stringify(pick(contentOf(copy))));
        });
        writeTo(out, { ...others, c1: { a: 'not this' } }, { scope: ['c2'] });
        ends.scope.add(JSON.stringify(pick(contentOf(out))));
        return false;
      });
      if (through) break;
    }
    assert.equal([...ends.withheld].sort(), [...allowed].sort());
    assert.equal([...ends.scope].sort(), [...allowed].sort());
  });

  test('a check says what a run does, also where a third tree is wanted', () => {
    const { before, after: wanted } = ALL_AT_ONCE;
    const third: Overlays = { c1: { 'gateways/a.yaml': 'third' }, c2: { 'consumes/c.yaml': 'third', 'x/y/z.yaml': 'third' }, c3: { a: 'third' }, c4: { a: 'third' } };
    for (let at = 1; ; at++) {
      const through = inTemporaryFolder((out) => {
        writeTo(out, before);
        if (!isCut(out, wanted, at)) return true;
        const said = writeTo(out, third, { check: true });
        assert.equal(said.faults, [], `cut at ${at}`);
        assert.equal(writeTo(out, third), said, `cut at ${at}`);
        return false;
      });
      if (through) break;
    }
  });

  test('a second one, while the first is made good, is no worse', () => {
    const { before, after: wanted } = ALL_AT_ONCE;
    const [old, next] = [after(before), after(before, wanted)];
    const random = fc.sample(fc.tuple(fc.integer({ min: 1, max: 120 }), fc.integer({ min: 1, max: 120 }), fc.boolean()), { numRuns: 80, seed: 1 });
    for (const [first, second, back] of random) {
      inTemporaryFolder((out) => {
        writeTo(out, before);
        isCut(out, wanted, first);
        isCut(out, back ? before : wanted, second);
        demandWhole(contentOf(out), old, next, `cut at ${first} and ${second}`);
        assert.equal(writeTo(out, back ? before : wanted).faults, []);
        assert.equal(contentOf(out), back ? old : next, `cut at ${first} and ${second}`);
      });
    }
  });

  test('any tree follows any other (property)', () => {
    const path = fc.constantFrom('a.yaml', 'b.yaml', 'd/a.yaml', 'd/e/a.yaml', 'f/a.yaml');
    const files = fc.dictionary(path, fc.constantFrom('1', '2', '3'), { minKeys: 1, noNullPrototype: true });
    const overlays = fc.dictionary(fc.constantFrom('c1', 'c2', 'c3'), files, { noNullPrototype: true });
    const run = fc.record({ overlays, at: fc.integer({ min: 1, max: 90 }) });
    fc.assert(
      fc.property(fc.array(run, { minLength: 1, maxLength: 5 }), overlays, (runs, last) => {
        const expected = after(last);
        inTemporaryFolder((out) => {
          for (const each of runs) isCut(out, each.overlays, each.at);
          assert.equal(inLines(writeTo(out, last)).filter((line) => line.includes(':')), []);
          assert.equal(contentOf(out), expected);
        });
      }),
      { numRuns: 80 },
    );
  });
});

spec('what reaches the disk', (test) => {
  test('a new file before its journal, the journal before what it asks for, and that before the journal is dropped', () =>
    inTemporaryFolder((out) => {
      const { before, after: wanted } = ALL_AT_ONCE;
      writeTo(out, before);
      const log: string[] = [];
      const open = new Map<unknown, string>();
      const name = (path: unknown): string => String(path).replace(`${out}/overlays/`, '').replace(`${out}/`, '');
      const seen = watched((operation, args) => {
        if (operation === 'fsyncSync') log.push(`sync ${open.get(args[0])}`);
        else if (operation === 'renameSync') log.push(`rename ${name(args[0])} ${name(args[1])}`);
        else if (operation === 'unlinkSync') log.push(`unlink ${name(args[0])}`);
      });
      const files = { ...seen, openSync: (...args: Parameters<typeof seen.openSync>) => {
        const file = seen.openSync(...args);
        open.set(file, name(args[0]));
        return file;
      } };
      writeTo(out, wanted, { files });
      const decided = log.indexOf('rename .meshfed/journal.draft .meshfed/journal');
      const dropped = log.indexOf('unlink .meshfed/journal');
      const staged = log.flatMap((line) => /^rename (\.meshfed\/staged\/\d+) /.exec(line)?.[1] ?? []);
      assert.is(staged.length, 7);
      for (const line of [...staged, '.meshfed/staged', '.meshfed/journal.draft'].map((path) => `sync ${path}`)) {
        assert.ok(log.indexOf(line) >= 0 && log.indexOf(line) < decided, line);
      }
      assert.is(log[decided + 1], 'sync .meshfed');
      const changes = log.map((line, index) => (/^(rename .* c\d|rename .* \.meshfed\/c\d|unlink (c\d|\.meshfed\/c\d))/.test(line) ? index : -1)).filter((index) => index >= 0);
      assert.is(changes.length, 10);
      assert.ok(Math.min(...changes) > decided && Math.max(...changes) < dropped);
      const last = Math.max(...changes);
      for (const folder of ['c1', 'c1/gateways', 'c2', 'c2/x', 'c2/x/y', 'c4', '.meshfed']) {
        const synced = log.indexOf(`sync ${folder}`, last);
        assert.ok(synced > last && synced < dropped, folder);
      }
    }));
});
