// Where a finding names a command, that very command mends it; and where a command would mend a finding, the finding names it.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as assert from 'uvu/assert';
import { accept } from '../adopt/accept.ts';
import { FACTS } from '../adopt/difference.ts';
import { differences } from '../adopt/differences.ts';
import { fix } from '../adopt/fix.ts';
import { JUDGED } from '../checks/index.ts';
import { main } from '../cli/main.ts';
import { compile } from '../compile.ts';
import type { Finding } from '../finding/finding.ts';
import { inTemporaryFolder } from '../io/testing/temporary-folder.ts';
import { positionOf } from '../text/source.ts';
import type { Tree } from '../text/tree.ts';
import { withFile } from '../text/tree.ts';
import { atOnce, captured } from './captured-streams.ts';
import { DAY, readPage } from './check-page.ts';
import { filesOf, fixtureFiles, treeAt } from './fixtures.ts';
import { parsePage, treeOf } from './page.ts';
import { spec } from './spec.ts';

const base = fixtureFiles('bookinfo');

interface Case {
  readonly title: string;
  readonly tree: Tree;
  readonly findings: readonly Finding[];
}

function* cases(): Generator<Case> {
  for (const rule of JUDGED) {
    for (const [index, example] of parsePage(readPage(rule)).fails.entries()) {
      const tree = treeOf(base, example);
      yield { title: `${rule.code} ${rule.name}, example ${index + 1}`, tree, findings: find(tree) };
    }
  }
}

const find = (tree: Tree): readonly Finding[] => compile(tree, { now: DAY }).findings;

/** The same fault where its line has moved by what was written is the same fault. */
const sameAs = ({ code, message }: Finding) => (other: Finding): boolean => other.code === code && other.message === message;

/** `meshfed accept …`, as it stands in the finding. */
const commandIn = ({ help }: Finding): readonly string[] | undefined => /`meshfed (accept [^`]+)`/.exec(help)?.[1]?.split(' ');

spec('commands that findings name', (test) => {
  const all = [...cases()];

  test('meshfed accept, run as it stands there, mends the finding', () => {
    const codes = new Set<string>();
    for (const { title, tree, findings } of all) {
      for (const finding of findings) {
        const words = commandIn(finding);
        if (words === undefined) continue;
        codes.add(finding.code);
        inTemporaryFolder((root) => {
          for (const [path, bytes] of filesOf(tree)) {
            mkdirSync(dirname(join(root, path)), { recursive: true });
            writeFileSync(join(root, path), bytes);
          }
          const streams = captured();
          const status = atOnce(main([...words, '-a', root, '--now', DAY], streams, { validate: undefined }));
          assert.ok([0, 1].includes(status) && streams.printed.err === '', `${title}: ${words.join(' ')}: ${status} ${streams.printed.err}`);
          assert.not.ok(find(treeAt(root)).some(sameAs(finding)), `${title}: ${words.join(' ')} leaves ${finding.message}`);
        });
      }
    }
    assert.equal([...codes].sort(), ['MF2011', 'MF2012', 'MF3001', 'MF3002', 'MF3003', 'MF3004', 'MF3005', 'MF3006', 'MF3007', 'MF3008', 'MF3009', 'MF4011']);
  });

  test('--fix mends each finding that names it, and no other says so', () => {
    let mended = 0;
    for (const { title, tree, findings } of all) {
      const named = findings.filter(({ help }) => help.includes('`--fix`'));
      assert.equal(named, findings.filter((finding) => finding.fix !== undefined), title);
      if (named.length === 0) continue;
      const after = find(fix(tree, find).tree);
      for (const finding of named) {
        assert.not.ok(after.some(sameAs(finding)), `${title}: ${finding.code} ${finding.message}`);
        mended++;
      }
    }
    assert.ok(mended > 20, `${mended}`);
  });

  test('a disagreement that a command would mend names it', () => {
    for (const { title, tree, findings } of all) {
      const silent = findings.filter((finding) => /^MF(3|2012|2011|4011)/.test(finding.code) && commandIn(finding) === undefined);
      if (silent.length === 0) continue;
      const { federation } = compile(tree, { now: DAY });
      for (const owner of federation.agreements.filter(({ complete }) => complete)) {
        for (const fact of FACTS) {
          for (const peer of new Set(differences(owner, federation).filter((one) => one.fact === fact).map((one) => one.peer))) {
            const { files } = accept(tree, federation, owner, { cluster: owner.cluster, peer, facts: new Set([fact]) });
            const after = find([...files].reduce((edited, [path, change]) => withFile(edited, path, new TextEncoder().encode(change.after)), tree));
            for (const finding of silent) {
              const { at } = finding;
              const place = at === null ? '' : `${at.source.path}:${positionOf(at).line}`;
              assert.ok(after.some((other) => other.code === finding.code), `${title}: accept ${owner.cluster} --peer ${peer} --fact ${fact} mends ${finding.code} at ${place}: ${finding.message}`);
            }
          }
        }
      }
    }
  });
});
