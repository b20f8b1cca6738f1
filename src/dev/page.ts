// A check's page, and the federations that its blocks describe: each is the base example with the block's changes.
import type { Tree, Unreadable } from '../text/tree.ts';
import { memoryTree } from '../text/memory-tree.ts';

export interface Page {
  readonly title: string;
  readonly sections: ReadonlyMap<string, string>;
  readonly fails: readonly Example[];
  readonly passes: readonly Example[];
}

/** One federation, and for a failing one the findings as they are printed. */
export interface Example {
  readonly changes: readonly Block[];
  readonly output: string | undefined;
}

export interface Block {
  readonly language: string;
  /** What follows the language: a file's path, then options such as `escapes`, `repeat=9` and `copies=9`. */
  readonly file: string;
  readonly options: ReadonlyMap<string, string>;
  readonly content: string;
}

export const SECTIONS = ['Why', 'Fails', 'Passes', 'Fix'] as const;

export function parsePage(text: string): Page {
  const [head = '', ...parts] = text.split(/^## /m);
  const sections = new Map(parts.map((part) => [part.slice(0, part.indexOf('\n')).trim(), part.slice(part.indexOf('\n') + 1)]));
  return {
    title: head.split('\n')[0]?.replace(/^# /, '') ?? '',
    sections,
    fails: examples(sections.get('Fails') ?? ''),
    passes: examples(sections.get('Passes') ?? ''),
  };
}

/** Each example starts with a `###` heading, or is the only one of its section. */
function examples(section: string): readonly Example[] {
  return section
    .split(/^### .*$/m)
    .map((part) => [...part.matchAll(/^```(\S+)(?: (.*))?\n([^]*?)^```$/gm)].map(block))
    .filter((blocks) => blocks.length > 0)
    .map((blocks) => ({
      changes: blocks.filter(({ language }) => language !== 'text'),
      output: blocks.find(({ language }) => language === 'text')?.content,
    }));
}

function block([, language = '', info = '', content = '']: readonly string[]): Block {
  const [file = '', ...options] = info.split(' ');
  return { language, file, options: new Map(options.map((option) => [option.split('=')[0] ?? '', option.split('=')[1] ?? ''])), content };
}

/** The base files with the example's changes: `diff` edits a file, `yaml` or `pem` replaces or adds it, `delete` removes it, `unreadable` says why it cannot be read. */
export function treeOf(base: ReadonlyMap<string, Uint8Array>, { changes }: Example): Tree {
  const files = new Map<string, Uint8Array>(base);
  const unreadable = new Map<string, Unreadable>();
  for (const { language, file, options, content } of changes) {
    const bytes = options.has('escapes') ? (text: string) => unescaped(text) : (text: string) => new TextEncoder().encode(text);
    if (language === 'delete') for (const path of [...files.keys()]) if (path === file || path.startsWith(`${file}/`)) files.delete(path);
    if (language === 'delete') continue;
    if (language === 'unreadable') unreadable.set(file, { unreadable: content.trim() });
    const text = language === 'diff' ? patched(new TextDecoder().decode(files.get(file)), content, file) : content.repeat(Number(options.get('repeat') ?? 1));
    const copies = Number(options.get('copies') ?? 1);
    for (let copy = 1; copy <= copies; copy++) files.set(file.replace('{n}', String(copy)), bytes(text));
  }
  const tree = memoryTree(Object.fromEntries(files));
  return { ...tree, read: (path, limit) => unreadable.get(path) ?? tree.read(path, limit) };
}

/** Applies hunks of ` `, `-` and `+` lines, parted by lines that start with `@@`; each must fit the file in exactly one place. */
function patched(text: string, diff: string, file: string): string {
  let result = text;
  for (const hunk of diff.split(/^@@.*\n/m)) {
    const lines = hunk.split('\n').filter((line) => line !== '');
    const of = (marks: string): string => lines.filter((line) => marks.includes(line[0] ?? '')).map((line) => `${line.slice(1)}\n`).join('');
    const [before, after] = [of(' -'), of(' +')];
    if (before === '' || result.split(before).length !== 2) throw new Error(`the change of ${file} must fit in exactly one place:\n${before}`);
    result = result.replace(before, () => after);
  }
  return result;
}

/** `\xNN` stands for a byte. */
function unescaped(text: string): Uint8Array {
  const latin = Buffer.from(text, 'utf8').toString('latin1');
  return Buffer.from(latin.replace(/\\x([0-9a-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))), 'latin1');
}
