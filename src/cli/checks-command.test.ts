// `meshfed checks` and `meshfed explain` as their users meet them.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { pageOf } from '../checks/areas.ts';
import { ALL_RULES } from '../checks/index.ts';
import { atOnce, captured } from '../dev/captured-streams.ts';
import { spec } from '../dev/spec.ts';
import { readPage } from '../io/read-page.ts';
import { evaluateHere } from '../policy/evaluate.ts';
import { newPolicy } from '../policy/new-policy.ts';
import { main } from './main.ts';

function run(...args: readonly string[]): { readonly status: number; readonly out: string; readonly err: string } {
  const streams = captured();
  return { status: atOnce(main(args, streams, { validate: undefined, evaluate: evaluateHere })), ...streams.printed };
}

spec('meshfed checks and explain', (test) => {
  test('a policy of ours is explained by its page, one of a repository by its file', () => {
    assert.match(run('explain', 'policy:partners-never-write').out, /^policy:partners-never-write\n[^]*\nWhy\n[^]*may POST[^]*\nFix\n/);
    assert.match(run('explain', 'partners-never-write').err, /did you mean 'policy:partners-never-write'/);
    assert.match(run('explain', 'policy:partners-never-wriet').err, /did you mean 'policy:partners-never-write'/);
    const folder = mkdtempSync(join(tmpdir(), 'meshfed-explain-'));
    try {
      mkdirSync(join(folder, 'policies'));
      writeFileSync(join(folder, 'policies/mine.yaml'), newPolicy('mine', 'grant'));
      assert.match(run('explain', 'policy:mine', '-a', folder).out, /^policy:mine\n[^]*may GET, POST[^]*\nFix\n/);
      assert.match(run('explain', 'policy:mien', '-a', folder).err, /did you mean 'policy:mine'/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('every check is listed, and explained by its own page', () => {
    const codes = JSON.parse(run('checks', '--format', 'json').out).map(({ code }: { readonly code: string }) => code);
    assert.equal(codes, ALL_RULES.map(({ code }) => code));
    for (const rule of ALL_RULES) {
      const { status, out } = run('explain', rule.code);
      assert.is(status, 0);
      assert.ok(out.startsWith(`${rule.code} ${rule.name}\n\nWhy\n\n`), rule.code);
      // Nothing of the page is lost but its marks.
      const words = readPage(pageOf(rule)).replace(/^#+ /gm, '').replace(/^```.*$/gm, '').split(/\s+/).filter((word) => word !== '');
      const shown = new Set(out.split(/\s+/));
      assert.equal(words.filter((word) => !shown.has(word)), []);
    }
  });

  test('a check is found by its name and in lower case', () => {
    assert.is(run('explain', 'hostname-differs').out, run('explain', 'mf3001').out);
  });

  test('what is no check is told in a line, with what was meant', () => {
    assert.match(run('explain', 'hostname-difers').err, /did you mean 'hostname-differs'/);
    assert.match(run('explain', 'xyzzyxyzzy').err, /meshfed checks lists all/);
    assert.is(run('explain').status, 2);
    assert.match(run('checks', 'MF3001').err, /meshfed explain MF3001 shows one check/);
  });
});
