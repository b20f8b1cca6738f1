// `meshfed diff` as its users meet it.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { captured } from '../dev/captured-streams.ts';
import { fixtureFiles, folderOf } from '../dev/fixtures.ts';
import { spec } from '../dev/spec.ts';
import { memoryTree } from '../text/memory-tree.ts';
import { main, type CommandPorts } from './main.ts';

interface Ran {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

async function diff(args: readonly string[], ports: CommandPorts = { validate: undefined }): Promise<Ran> {
  const streams = captured();
  const status = await main(['diff', '--now', '2026-11-25', ...args], streams, ports);
  return { status, ...streams.printed };
}

const [BASE, HEAD] = [folderOf('grant-widened', 'base'), folderOf('grant-widened', 'agreements')];

spec('meshfed diff', (test) => {
  test('two folders, as text and as JSON with exactly the keys of the contract', async () => {
    const text = await diff([BASE, HEAD]);
    assert.equal([text.status, text.err], [0, '']);
    assert.is(text.out, readFileSync(`${folderOf('grant-widened', 'expect')}difference.txt`, 'utf8'));
    const json = JSON.parse((await diff([BASE, HEAD, '--format', 'json'])).out);
    assert.equal(Object.keys(json), ['version', 'base', 'head', 'changes', 'access', 'broken', 'hash']);
    assert.equal([json.version, json.base, json.head], ['1', BASE, HEAD]);
    assert.equal(Object.keys(json.access), ['gained', 'lost']);
    for (const row of json.access.gained) assert.equal(Object.keys(row), ['client', 'exposure', 'methods', 'paths', 'until', 'consumedAs']);
    for (const { kind, cluster, file, line, column } of json.changes) assert.ok(typeof kind === 'string' && typeof cluster === 'string' && (file === null || (line > 0 && column > 0)));
  });

  test('what an exception says can be seen in JSON too', async () => {
    const root = mkdtempSync(join(tmpdir(), 'meshfed-diff-'));
    try {
      cpSync(BASE, root, { recursive: true });
      writeFileSync(join(root, 'federation.yaml'), 'apiVersion: meshfed.dev/v1alpha1\nkind: Federation\nspec:\n  exceptions:\n    - {code: MF4008, cluster: cluster2, at: "\\u202e", reason: "\\u202e\\e[31m", until: 2027-03-31}\n');
      const { out } = await diff([BASE, root, '--format', 'json']);
      assert.not.match(out, /[\u202e]|\\u001b/);
      assert.match(out, '\\\\u{202e}\\\\u{1b}[31m');
    } finally {
      rmSync(root, { recursive: true });
    }
  });

  test('without HEAD it is the folder of -a', async () => {
    assert.is((await diff([BASE, '-a', HEAD])).out, (await diff([BASE, HEAD])).out);
    assert.match((await diff([BASE, '-a', '/nowhere/at/all'])).err, /does not exist.*; name the folder of agreements with -a/);
  });

  test('the exit status tells of findings in HEAD alone', async () => {
    const [base, head] = [folderOf('grant-withdrawn', 'base'), folderOf('grant-withdrawn', 'agreements')];
    assert.is((await diff([base, head])).status, 1);
    assert.is((await diff([head, base])).status, 0);
    assert.is((await diff([BASE, HEAD, '--fail-on', 'warning'])).status, 1);
  });

  test('what could not be read is said, on standard error where machines read', async () => {
    const root = mkdtempSync(join(tmpdir(), 'meshfed-diff-'));
    try {
      cpSync(HEAD, root, { recursive: true });
      const file = join(root, 'cluster2/agreement.yaml');
      writeFileSync(file, readFileSync(file, 'utf8').replace('exposes:', 'exposes: &anchor'));
      const text = await diff([BASE, root]);
      assert.match(text.out, /In the head not all of cluster2 could be read: what it grants may look lost here\./);
      assert.match(text.out, /the overlay of cluster2 stays as it stands/);
      const json = await diff([BASE, root, '--format', 'json']);
      assert.match(json.err, /not all of cluster2 could be read/);
      assert.is(JSON.parse(json.out).version, '1');
    } finally {
      rmSync(root, { recursive: true });
    }
  });

  test('a word that names no folder is a revision, of the folder of -a', async () => {
    const asked: string[][] = [];
    const treeOfRevision = async (revision: string, folder: string) => {
      asked.push([revision, folder]);
      return revision === 'v1' ? memoryTree(Object.fromEntries(fixtureFiles('grant-widened', 'base'))) : { unreadable: 'does not exist' };
    };
    const ports = { validate: undefined, treeOfRevision };
    assert.match((await diff(['v1', HEAD, '-a', 'mesh/agreements'], ports)).out, /^Access widens: cluster3 may newly POST/);
    assert.match((await diff(['v2', HEAD], ports)).err, /no folder 'v2', and the revision does not exist/);
    assert.match((await diff(['./v1', HEAD], ports)).err, /the folder '\.\/v1' does not exist/);
    assert.equal(asked, [['v1', 'mesh/agreements'], ['v2', 'agreements']]);
  });

  const usages: readonly (readonly [args: readonly string[], said: RegExp])[] = [
    [[], /what is the base/],
    [[BASE, HEAD, 'c'], /'c' is one too many/],
    [[BASE, HEAD, '--format', 'html'], /text, json, markdown/],
    [[BASE, HEAD, '--fail-on', 'fatal'], /error, warning, note/],
  ];
  for (const [args, said] of usages) {
    test(`usage: ${said.source}`, async () => {
      const { status, out, err } = await diff(args);
      assert.equal([status, out], [2, '']);
      assert.match(err, said);
    });
  }
});
