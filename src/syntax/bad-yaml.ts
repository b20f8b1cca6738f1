// The yaml package's errors in our words, each at the place where its author has to act.
import { Lexer, type YAMLParseError } from 'yaml';
import type { Source } from '../text/source.ts';
import { isMark } from './bounded-tokens.ts';
import type { SyntaxFault } from './fault.ts';

interface Words {
  readonly problem: string;
  readonly instead: string;
}

const WORDS: Readonly<Record<string, Words>> = {
  TAB_AS_INDENT: { problem: 'a tab is used for indentation, which YAML does not allow', instead: 'Indent with spaces.' },
  BAD_INDENT: { problem: 'the indentation does not fit the lines around it', instead: 'Give the keys of one map, and the items of one list, the same indentation.' },
  BAD_DQ_ESCAPE: { problem: 'a double-quoted text holds a backslash that starts no known escape', instead: "Write \\\\ for a backslash, or use single quotes." },
  BLOCK_AS_IMPLICIT_KEY: { problem: 'a second `: ` stands on one line', instead: 'Start a new line after the first `:`, or quote the text that holds `: `.' },
  MULTILINE_IMPLICIT_KEY: { problem: 'a key goes on over several lines', instead: 'Look for a missing `:` or an unfinished quote just before.' },
  BAD_SCALAR_START: { problem: 'a value starts with a character that has a meaning to YAML', instead: 'Quote the value.' },
  BLOCK_IN_FLOW: { problem: 'an indented list or map stands inside brackets', instead: 'Write it in brackets as well, or close the bracket before it.' },
  KEY_OVER_1024_CHARS: { problem: 'a key is over 1,024 characters long', instead: 'Look for a missing `:` or line break.' },
  BAD_ALIAS: { problem: 'an unquoted `*` starts an alias in YAML', instead: 'Quote it: `"*"`.' },
  RESOURCE_EXHAUSTION: { problem: 'lists and maps are nested too deep', instead: 'Agreements need a depth of 8; look for a run of opening brackets.' },
};

const OTHER: Words = { problem: 'this is not well-formed YAML', instead: 'Look at the colon, the quotes and the indentation here and on the line before.' };

/** The fault for the first error of a document: what follows it is mostly its consequence. */
export function badYaml(source: Source, error: YAMLParseError): SyntaxFault {
  const conflict = /^(<{7}|={7}|>{7})( |$)/m.exec(source.text);
  if (conflict !== null && conflict.index <= error.pos[1]) {
    const args = { problem: 'a merge conflict was committed here', instead: 'Choose one of the two sides, and take the three marks out.' };
    return { kind: 'bad-yaml', at: { source, start: conflict.index, end: conflict.index + 7 }, args };
  }
  const quote = unfinishedQuote(source, error.pos[0]);
  if (quote !== undefined) {
    const args = { problem: 'a quote is opened here and not closed on its line', instead: 'Close the quote, or take it away.' };
    return { kind: 'bad-yaml', at: { source, start: quote, end: quote + 1 }, args };
  }
  if (error.code === 'BAD_INDENT' && /^[\]}]/.test(source.text.slice(error.pos[0]))) {
    const args = { problem: 'this bracket closes at the indentation of a key, or left of it', instead: 'Indent its line further than the key that it belongs to.' };
    return { kind: 'bad-yaml', at: { source, start: error.pos[0], end: error.pos[0] + 1 }, args };
  }
  const bracket = error.code === 'MISSING_CHAR' || error.code === 'BAD_INDENT' ? openBracket(source) : undefined;
  if (bracket !== undefined) {
    const args = { problem: `a bracket ${source.text[bracket]} is opened here and not closed`, instead: 'Close the bracket.' };
    return { kind: 'bad-yaml', at: { source, start: bracket, end: bracket + 1 }, args };
  }
  const blank = /^[^]*?([^\S \t\r\n])/.exec(lineOf(source.text, error.pos[0]));
  if (blank !== null) {
    const args = { problem: 'what looks like a space here is another character', instead: 'Put a space in its place; such characters come with text that is copied from a page.' };
    const at = source.text.lastIndexOf('\n', error.pos[0] - 1) + blank[0].length;
    return { kind: 'bad-yaml', at: { source, start: at, end: at + 1 }, args };
  }
  // The parser takes a list item that is out of line for a key.
  const isItem = error.code === 'BLOCK_AS_IMPLICIT_KEY' && /^\s*-\s/.test(source.text.slice(error.pos[0]));
  const args = WORDS[isItem ? 'BAD_INDENT' : error.code] ?? OTHER;
  return { kind: 'bad-yaml', at: { source, start: error.pos[0], end: error.pos[1] }, args };
}

const lineOf = (text: string, offset: number): string => text.slice(text.lastIndexOf('\n', offset - 1) + 1).split('\n', 1)[0] ?? '';

/** Tokens with their offsets. */
function* tokens(text: string): Generator<{ readonly token: string; readonly start: number }> {
  let start = 0;
  for (const token of new Lexer().lex(text)) {
    if (isMark(token)) continue;
    yield { token, start };
    start += token.length;
  }
}

/** The parser notices an unfinished quote at the next quote, or at the end of the file, and there it complains. */
function unfinishedQuote(source: Source, noticed: number): number | undefined {
  for (const { token, start } of tokens(source.text)) {
    if (start > noticed) break;
    const end = start + token.length;
    const quoted = token.startsWith('"') || token.startsWith("'");
    const closed = token.length > 1 && token.endsWith(token[0] ?? '');
    if (quoted && (!closed || (token.includes('\n') && !source.text.slice(end, noticed).includes('\n')))) return start;
  }
  return undefined;
}

/** The outermost bracket that is never closed. The parser complains at the next line that does not fit into it. */
function openBracket(source: Source): number | undefined {
  const open: number[] = [];
  for (const { token, start } of tokens(source.text)) {
    if (token === '[' || token === '{') open.push(start);
    else if (token === ']' || token === '}') open.pop();
  }
  return open[0];
}
