// What a module imports, and what of the world it touches without importing anything.
import { transform } from 'esbuild';

export interface Import {
  readonly from: string;
  /** Empty for `import '…'`, `import(…)` and `export *`; `*` and `default` for those. Types count. */
  readonly names: readonly string[];
}

const STATEMENT = /^(?:import|export)\s+(?:type\s+)?([\w$*{][^;'"]*?)\s*from\s*['"]([^'"]+)['"]/gm;
const BARE = /^import\s*['"]([^'"]+)['"]/gm;
const DYNAMIC = /\bimport\(\s*['"]([^'"]+)['"]/g;

/** Reads statements at the start of a line; no parser is needed for code that is formatted. */
export function importsOf(text: string): readonly Import[] {
  return [
    ...[...text.matchAll(STATEMENT)].map(([, clause = '', from = '']) => ({ from, names: namesOf(clause) })),
    ...[...text.matchAll(BARE), ...text.matchAll(DYNAMIC)].map(([, from = '']) => ({ from, names: [] })),
  ];
}

function namesOf(clause: string): readonly string[] {
  const braced = /\{([^}]*)\}/.exec(clause)?.[1] ?? '';
  const outside = clause.replace(/\{[^}]*\}/, '').replace(/,/g, ' ').trim();
  const named = braced.split(',').map((part) => part.trim().replace(/^type\s+/, '').replace(/\s+as\s+.*$/, ''));
  return [...(outside === '' ? [] : [outside.startsWith('*') ? '*' : 'default']), ...named.filter((name) => name !== '')];
}

const TIME = ['Date.now', 'performance', 'setTimeout', 'setInterval', 'setImmediate'];
const GLOBALS = [...TIME, 'Math.random', 'process', 'console', 'fetch', 'require', 'eval', 'Function', 'globalThis', 'global'];
const MARK = '__touches_';

/** The globals in use that reach out of the program or differ from run to run: the clock, chance, the process, eval. */
export async function globalsOf(text: string): Promise<readonly string[]> {
  // esbuild tells a global from a local of the same name, and from a word in a string or a comment.
  const define = Object.fromEntries(GLOBALS.map((name) => [name, MARK + name.replace('.', '_')]));
  const { code } = await transform(text, { loader: 'ts', target: 'esnext', define });
  const marked = GLOBALS.filter((name) => new RegExp(`\\b${MARK}${name.replace('.', '_')}\\b`).test(code));
  return /\bnew Date\(\)|(?<!new )\bDate\(/.test(code) ? [...marked, 'Date'] : marked;
}
