// `meshfed explain policy:NAME`, for ours and for a repository's own.
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { atOnce, captured } from '../dev/captured-streams.ts';
import { folderOf } from '../dev/fixtures.ts';
import { spec } from '../dev/spec.ts';
import { POLICY_KINDS } from '../model/policy.ts';
import { newPolicy } from '../policy/new-policy.ts';
import { ourPolicies } from '../policy/sets.ts';
import { main } from './main.ts';

function run(...args: readonly string[]): { readonly status: number; readonly out: string; readonly err: string } {
  const streams = captured();
  return { status: atOnce(main(['explain', ...args], streams, { validate: undefined })), ...streams.printed };
}

spec('meshfed explain policy:NAME', (test) => {
  test('each of ours is explained by its page', () => {
    for (const { name, why } of ourPolicies()) {
      const { status, out } = run(`policy:${name}`);
      assert.is(status, 0);
      for (const part of [`policy:${name}\n`, '\nWhy\n', '\nFails\n', `error policy:${name}`.slice(5), '\nPasses\n', '\nFix\n']) assert.ok(out.includes(part), `${name}: ${part}`);
      assert.ok(out.replace(/\s+/g, ' ').includes(why), name);
    }
  });

  test('one of a repository is explained by its file, over whatever it is', () => {
    const root = mkdtempSync(join(tmpdir(), 'meshfed-explain-'));
    try {
      cpSync(folderOf('bookinfo', 'agreements'), root, { recursive: true });
      mkdirSync(join(root, 'policies'));
      for (const kind of POLICY_KINDS) {
        writeFileSync(join(root, `policies/over-${kind}.yaml`), newPolicy(`over-${kind}`, kind));
        const { status, out } = run(`policy:over-${kind}`, '-a', root);
        assert.is(status, 0);
        assert.match(out, /Of this repository: policies\/over-/);
        assert.match(out, /\nWhy\n\nSay here why it matters\.\n/);
      }
      assert.match(run('policy:over-grnat', '-a', root).err, /did you mean 'policy:over-grant'/);
      assert.match(run('policy:xyzzy', '-a', root).err, /there is no policy 'xyzzy' that can be read; meshfed policy list shows ours/);
    } finally {
      rmSync(root, { recursive: true });
    }
  });

  test('what is no policy is told in a line', () => {
    assert.match(run('policy:grants-ends', '-a', '/nowhere').err, /did you mean 'policy:grants-end'/);
    assert.match(run('policy:xyzzy', '-a', '/nowhere').err, /meshfed has no policy 'xyzzy' of its own, and the folder '\/nowhere'/);
    assert.match(run('grants-end').err, /is a policy; meshfed explain policy:grants-end shows it/);
    assert.is(run('policy:xyzzy', '-a', '/nowhere').status, 2);
  });
});
