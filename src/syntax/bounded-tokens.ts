// The tokens of a YAML file, up to the place where it nests deeper than any reader can follow.
import { Lexer, Parser, type CST } from 'yaml';

/**
 * Far over what an agreement or a manifest may nest. The yaml package descends one call a level, at its ends and where documents are composed:
 * it runs out of stack some thousands of levels down, and V8 ends the whole process where that happens in a regular expression.
 */
const MOST = 400;

export interface TooDeep {
  readonly type: 'too-deep';
  readonly offset: number;
}

/** What the parser of yaml gives, or `too-deep`, and then nothing more. */
export function* boundedTokens(text: string): Generator<CST.Token | TooDeep> {
  const parser = new Parser();
  const isTooDeep = nesting();
  let offset = 0;
  for (const lexeme of new Lexer().lex(text)) {
    if (isTooDeep(lexeme)) return yield { type: 'too-deep', offset };
    if (!isMark(lexeme)) offset += lexeme.length;
    yield* parser.next(lexeme);
  }
  yield* parser.end();
}

/** The lexer's own marks, one control character each, take no room in the text. */
export const isMark = (lexeme: string): boolean => /^[\u0002\u0018\u001f]$/.test(lexeme);

/** Told each lexeme in turn. Brackets are counted; a block is at most as deep as its line is indented, and one more for each indicator on it. */
function nesting(): (lexeme: string) => boolean {
  let brackets = 0;
  let line = { indent: 0, isIndented: true, indicators: 0 };
  return (lexeme) => {
    if (isMark(lexeme)) return false;
    if (lexeme === '[' || lexeme === '{') brackets++;
    else if (lexeme === ']' || lexeme === '}') brackets = Math.max(0, brackets - 1);
    else if (lexeme === '---' || lexeme === '...') brackets = 0;
    else if (brackets === 0 && (lexeme === '-' || lexeme === '?' || lexeme === ':')) line.indicators++;
    if (lexeme.includes('\n')) line = { indent: lexeme.length - lexeme.lastIndexOf('\n') - 1, isIndented: true, indicators: 0 };
    else if (line.isIndented && /^ +$/.test(lexeme)) line.indent += lexeme.length;
    else line.isIndented = false;
    return brackets > MOST || (line.indicators > 0 && line.indent + line.indicators > MOST);
  };
}
