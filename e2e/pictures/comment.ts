// `node --import tsx e2e/pictures/comment.ts [MARKDOWN [PNG]]`: draws a comment in a real browser, docs/pictures/comment*.png without arguments.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { pullRequestComment } from '../../src/report/pull-request/comment.ts';
import { browse, findBrowser } from './browser.ts';
import { example } from './example.ts';
import { page, type Theme } from './page.ts';

const MERMAID = '11.17.2';
const WIDTH = 900;

const browser = findBrowser();
if (browser === undefined) throw new Error('no browser: install chromium, or name one in CHROMIUM');
const scratch = mkdtempSync(join(tmpdir(), 'meshfed-pictures-'));
try {
  const mermaid = fetchMermaid();
  const [markdown, png] = process.argv.slice(2);
  if (markdown !== undefined) draw(readFileSync(markdown, 'utf8'), 'light', resolve(png ?? 'comment.png'), mermaid, browser);
  else {
    mkdirSync('docs/pictures', { recursive: true });
    const { body } = pullRequestComment(example());
    draw(body, 'light', resolve('docs/pictures/comment.png'), mermaid, browser);
    draw(body, 'dark', resolve('docs/pictures/comment-dark.png'), mermaid, browser);
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

/** Mermaid is no dependency of the project: it is large, and only pictures need it. MERMAID names a folder that has it. */
function fetchMermaid(): string {
  const folder = process.env['MERMAID'] ?? scratch;
  const script = join(folder, 'node_modules/mermaid/dist/mermaid.min.js');
  if (!existsSync(script)) execFileSync('npm', ['install', '--prefix', folder, '--no-save', '--ignore-scripts', `mermaid@${MERMAID}`], { stdio: 'ignore' });
  return pathToFileURL(script).href;
}

/** Twice: what is as high as its text can only be known when that is laid out. */
function draw(body: string, theme: Theme, png: string, mermaid: string, chromium: string): void {
  const file = join(scratch, 'page.html');
  writeFileSync(file, page(body, theme, mermaid));
  const url = pathToFileURL(file).href;
  const profile = join(scratch, 'profile');
  const [, height] = /<title>height (\d+)<\/title>/.exec(browse(chromium, profile, [`--window-size=${WIDTH},800`, '--dump-dom'], url)) ?? [];
  if (height === undefined) throw new Error('the page was not drawn: Mermaid refused the picture, or took too long');
  browse(chromium, profile, [`--window-size=${WIDTH},${height}`, `--screenshot=${png}`], url);
  console.log(png);
}
