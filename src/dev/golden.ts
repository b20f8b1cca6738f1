// `npm run golden`: rewrites what is shown of the product on the pages of checks and policies, in fixtures/*/expect, and in the documents.
// Says what changed. Read the difference before you commit it.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Rule } from '../finding/rule.ts';
import { JUDGED } from '../checks/index.ts';
import { outcome, pagePath, readPage } from './check-page.ts';
import { changeStories, expectedFiles, folderOf, presentFiles, stories } from './fixtures.ts';
import { policyPages } from './generate-policies.ts';
import { parsePage, type Example } from './page.ts';
import { document, documents, documentUrl } from './shown.ts';

if (process.env['CI'] !== undefined) throw new Error('goldens are rewritten by people, never by CI');

for (const check of JUDGED) {
  const before = readPage(check);
  const { fails } = parsePage(before);
  const start = before.search(/^## Fails$/m);
  const end = before.search(/^## Passes$/m);
  const after = before.slice(0, start) + rewritten(before.slice(start, end), fails, check) + before.slice(end);
  if (after !== before) rewrite(pagePath(check), after);
}

for (const [path, text] of policyPages()) if (!existsSync(path) || readFileSync(path, 'utf8') !== text) rewrite(path, text);

for (const story of [...stories(), ...changeStories()]) {
  const expected = expectedFiles(story);
  const present = presentFiles(story);
  const folder = folderOf(story, 'expect');
  for (const path of present.keys()) if (!expected.has(path)) rmSync(folder + path);
  for (const [path, content] of expected) {
    if (present.get(path) === content) continue;
    mkdirSync(dirname(folder + path), { recursive: true });
    rewrite(`fixtures/${story}/expect/${path}`, content);
  }
}

for (const [path, text] of documents()) if (document(path) !== text) rewrite(path, text);

function rewrite(path: string, text: string): void {
  writeFileSync(documentUrl(path), text);
  console.log(path);
}

/** Puts the output of each example after its last block. */
function rewritten(section: string, fails: readonly Example[], check: Rule): string {
  let index = 0;
  return section
    .split(/(?=^### .*$)/m)
    .map((part) => {
      const bare = part.replace(/\n```text\n[^]*?^```\n/gm, '\n');
      if (!/^```/m.test(bare)) return part;
      const example = fails[index++];
      if (example === undefined) throw new Error(`${check.name}: an example is not understood`);
      return `${bare.trimEnd()}\n\n\`\`\`text\n${outcome(check, example).printed}\`\`\`\n\n`;
    })
    .join('');
}
