// What documents show of the product, as the product says it now. A document that shows anything else fails a test.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from '../cli/main.ts';
import type { Rule } from '../finding/rule.ts';
import { atOnce, captured } from './captured-streams.ts';
import { plainText, textFinding } from '../report/text.ts';
import { AREAS } from '../checks/areas.ts';
import { ALL_RULES } from '../checks/index.ts';
import { outcome, pagePath } from './check-page.ts';
import { comments } from './comments.ts';
import { folderOf } from './fixtures.ts';
import type { Example } from './page.ts';
import { policiesIn } from './generate-policies.ts';
import { functionTable, policyTable, variableTable } from './policy-tables.ts';
import { POLICY_KINDS } from '../model/policy.ts';
import { evaluateHere } from '../policy/evaluate.ts';
import { examplesOf, runExample } from '../policy/examples.ts';
import { rotation, stateTable, type State } from './rotation.ts';

const ROOT = new URL('../../', import.meta.url);

const read = (path: string): string => readFileSync(new URL(path, ROOT), 'utf8');

/** One letter of a hostname. */
const SLIP: Example = {
  changes: [{ language: 'diff', file: 'cluster1/agreement.yaml', options: new Map(), content: '-      hostname: c2.example.com\n+      hostname: c2.example.org\n' }],
  output: undefined,
};

const SHOWN: Readonly<Record<string, () => string>> = {
  compile: () => {
    const out = mkdtempSync(join(tmpdir(), 'meshfed-readme-'));
    try {
      const printed = run('compile', folderOf('bookinfo', 'agreements'), '-o', out);
      return printed.slice(printed.indexOf('overlays/cluster1'));
    } finally {
      rmSync(out, { recursive: true });
    }
  },
  'failing check': () => outcome(ALL_RULES.find(({ name }) => name === 'hostname-differs') as Rule, SLIP).printed,
  access: () => `$ npx meshfed access fixtures/bookinfo/agreements\n${run('access', folderOf('bookinfo', 'agreements'))}`,
  diff: () => `$ npx meshfed diff fixtures/grant-withdrawn/base fixtures/grant-withdrawn/agreements\n${document('fixtures/grant-withdrawn/expect/difference.txt')}`,
  'root: all states': () => stateTable(rotation('root')),
  'root: 2 and 4': () => saidOf('root', [2, 4]),
  'root: 3 and 1': () => saidOf('root', [3, 1]),
  'identity: all states': () => stateTable(rotation('identity')),
  'identity: 2 and 1': () => saidOf('identity', [2, 1]),
  'identity: 1 and 2': () => saidOf('identity', [1, 2]),
  'identity: 1 and 3': () => saidOf('identity', [1, 3]),
  policy: () => read('policies/strict/partners-never-write.yaml').replace('partners-never-write', 'partners-read-only'),
  'policy finding': () => policyFinding(),
  ...Object.fromEntries(POLICY_KINDS.map((kind) => [`variables of ${kind}`, () => variableTable(kind)])),
  functions: functionTable,
  policies: policyTable,
  cluster1: () => agreement('cluster1'),
  cluster2: () => agreement('cluster2'),
};

function run(...args: readonly string[]): string {
  const streams = captured();
  const status = atOnce(main([...args, '--now', '2026-11-25'], streams, { validate: undefined }));
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${streams.printed.err}`);
  return streams.printed.out;
}

/** Errors and warnings of a state of a rotation, as the command line prints them. */
const saidOf = (name: string, state: State): string =>
  rotation(name).at(state).findings.filter(({ severity }) => severity !== 'note').map((finding) => textFinding(finding, plainText)).join('\n');

function policyFinding(): string {
  const [policy] = policiesIn('strict').filter(({ name }) => name === 'partners-never-write');
  const [example] = policy === undefined ? [] : examplesOf(policy);
  if (policy === undefined || example === undefined) throw new Error('the policy of the documents is gone');
  return runExample({ ...policy, name: 'partners-read-only' }, example, evaluateHere).findings.map((finding) => textFinding(finding, plainText)).join('\n');
}

const agreement = (cluster: string): string => {
  const path = `fixtures/bookinfo/agreements/${cluster}/agreement.yaml`;
  return `# ${cluster}/agreement.yaml\n${read(path).replace(/^#.*\n/, '')}`;
};

/** Fills each fenced block, or table, that follows a line `<!-- shown: NAME -->`. */
const filled = (text: string): string =>
  text.replace(/(<!-- shown: (.*) -->\n(?:```\w*\n|\n(?=\|)))(?:(?:\|.*\n)+|[^]*?(?=^```$))/gm, (_, head: string, name: string) => {
    const show = SHOWN[name];
    if (show === undefined) throw new Error(`nothing is called '${name}'`);
    return head + show();
  });

function listOfChecks(): string {
  const area = (digit: string, title: string): string => {
    const rules = ALL_RULES.filter(({ code }) => code[2] === digit);
    const rows = rules.map((rule) => `| [${rule.code}](../${pagePath(rule)}) | ${rule.name} | ${rule.severity} | ${rule.message.replaceAll('|', '\\|')} |\n`);
    return `## ${title}\n\n| code | name | severity | message |\n|---|---|---|---|\n${rows.join('')}\n`;
  };
  const head = '# Checks\n\nMade by `npm run golden` from `src/checks`. Each page says why a check exists, what fails, what passes, and what to write instead. Words in braces are filled in.\n\n';
  return (head + Object.entries(AREAS).map(([digit, { title }]) => area(digit, title)).join('')).trimEnd() + '\n';
}

/** By path from the root of the project: how each document must read. */
export const documents = (): ReadonlyMap<string, string> => new Map([['README.md', filled(read('README.md'))], ['docs/rotation.md', filled(read('docs/rotation.md'))], ['docs/policies.md', filled(read('docs/policies.md'))], ['docs/checks.md', listOfChecks()], ...comments()]);

/** Undefined where there is none yet. */
export const document = (path: string): string | undefined => (existsSync(documentUrl(path)) ? read(path) : undefined);

export const documentUrl = (path: string): URL => new URL(path, ROOT);
