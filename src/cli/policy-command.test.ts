// `meshfed policy` as its users meet it.
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { atOnce, captured } from '../dev/captured-streams.ts';
import { folderOf } from '../dev/fixtures.ts';
import { spec } from '../dev/spec.ts';
import { POLICY_KINDS } from '../model/policy.ts';
import { evaluateHere } from '../policy/evaluate.ts';
import { main } from './main.ts';

interface Ran {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

function inCopy(use: (root: string, policy: (...args: readonly string[]) => Ran) => void): void {
  const root = mkdtempSync(join(tmpdir(), 'meshfed-policy-'));
  try {
    cpSync(folderOf('bookinfo', 'agreements'), root, { recursive: true });
    use(root, (...args) => {
      const streams = captured();
      const status = atOnce(main(['policy', ...args, '-a', root], streams, { validate: undefined, evaluate: evaluateHere }));
      return { status, ...streams.printed };
    });
  } finally {
    rmSync(root, { recursive: true });
  }
}

spec('meshfed policy', (test) => {
  for (const over of POLICY_KINDS) {
    test(`a new policy over ${over} holds to its examples`, () =>
      inCopy((_, policy) => {
        assert.is(policy('new', 'mine', '--over', over).status, 0);
        const { status, out } = policy('test', 'mine');
        assert.match(out, /1 policy, \d examples?, all as expected/);
        assert.is(status, 0);
      }));
  }

  test('a new policy replaces none, and is written behind no link', () =>
    inCopy((root, policy) => {
      policy('new', 'mine');
      const before = readFileSync(join(root, 'policies/mine.yaml'), 'utf8');
      const { status, err } = policy('new', 'mine', '--over', 'cluster');
      assert.is(status, 2);
      assert.match(err, /exists already/);
      assert.is(readFileSync(join(root, 'policies/mine.yaml'), 'utf8'), before);
      rmSync(join(root, 'policies'), { recursive: true });
      symlinkSync(tmpdir(), join(root, 'policies'));
      assert.match(policy('new', 'meshfed-policy-behind-a-link').err, /links are not followed/);
    }));

  test('an example that does not do what it says fails, at its line', () =>
    inCopy((root, policy) => {
      policy('new', 'mine');
      const file = join(root, 'policies/mine.yaml');
      const text = readFileSync(file, 'utf8');
      writeFileSync(file, text.replace('methods: [GET, POST]', 'methods: [GET]'));
      const { status, out } = policy('test');
      assert.is(status, 1);
      assert.match(out, /no +fails +what it forbids\n +--> policies\/mine\.yaml:\d+:\d+\n +it should violate the policy, and nothing is found/);
      writeFileSync(file, text.replace('methods: [GET]}', 'methods: [GTE]}'));
      assert.match(policy('test').out, /the example is faulty: MF1018 .*GTE/);
      const json = JSON.parse(policy('test', '--format', 'json').out) as { readonly policies: readonly { readonly examples: readonly { readonly holds: boolean }[] }[] };
      assert.equal(json.policies[0]?.examples.map(({ holds }) => holds), [true, false]);
    }));

  test('a policy that cannot be read, or is refused, is told and not tested', () =>
    inCopy((root, policy) => {
      policy('new', 'mine');
      const file = join(root, 'policies/mine.yaml');
      const text = readFileSync(file, 'utf8');
      writeFileSync(file, text.replace('"HEAD"', '"HEAD'));
      assert.match(policy('test').out, /MF1082 .*\n.*a text is opened here and not closed/);
      writeFileSync(file, text.replace('over: grant', 'over: grants'));
      const { status, out } = policy('test');
      assert.is(status, 1);
      assert.match(out, /MF1018 .*\n.*`grants` has no meaning as spec\.over/);
    }));

  test('what is wrong with the command line', () =>
    inCopy((_, policy) => {
      for (const [words, told] of [
        [[], /test, new or list\?/],
        [['tset'], /did you mean 'test'/],
        [['test', 'mien'], /there is no policy 'mien'/],
        [['new'], /what is the policy called/],
        [['new', 'A b'], /DNS label/],
        [['new', 'strict'], /a name of meshfed's own/],
        [['new', 'mine', '--over', 'grants'], /--over is one of grant/],
      ] as const) {
        const { status, err } = policy(...words);
        assert.is(status, 2);
        assert.match(err, told);
      }
    }));

  test('the list of ours', () =>
    inCopy((_, policy) => {
      assert.match(policy('list').out, /partners-never-write\n {2}strict, error, over grant: /);
    }));
});
