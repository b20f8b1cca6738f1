// Patterns of RE2, which take time linear in the text whatever they are.
import { celEnv, isCelError, parse, plan } from '@bufbuild/cel';

const matchesText = plan(celEnv({ variables: {} }), parse('text.matches(pattern)')) as (variables: { readonly text: string; readonly pattern: string }) => unknown;

/** What is wrong with it; undefined where it is one. */
export function patternProblem(pattern: string): string | undefined {
  const result = matchesText({ text: '', pattern });
  return isCelError(result) ? result.message.replace(/^error parsing regexp: /, '') : undefined;
}

/** The package makes a pattern anew for each text, and the same texts come again and again: their answers are kept, so many of them. */
const ANSWERS = 20_000;
const answers = new Map<string, boolean>();

/** Throws where it is no pattern. */
export function matches(text: string, pattern: string): boolean {
  const key = `${pattern.length} ${pattern} ${text}`;
  const before = answers.get(key);
  if (before !== undefined) return before;
  const answer = matchesText({ text, pattern });
  if (isCelError(answer)) throw answer;
  if (answers.size >= ANSWERS) answers.clear();
  answers.set(key, answer === true);
  return answer === true;
}

/** What RE2 reads in a way of its own. */
const ITS_OWN = /\(\?P?[<imsU-]|\\[AzQCa]|\[\[:|\\p[A-Z]/;

/**
 * The package says whether a pattern matches, and not where. So the parts are found by the engine of JavaScript, for patterns that both
 * read alike; it may take long on them, and the evaluation as a whole is bounded.
 */
export const searching = (pattern: string): RegExp => new RegExp(pattern, 'gu');

/** What keeps a pattern of RE2 from being searched for. */
export function searchProblem(pattern: string): string | undefined {
  if (ITS_OWN.test(pattern)) return 'find() and findAll() know no flags, named groups or classes such as [[:alpha:]]';
  try {
    searching(pattern);
    return undefined;
  } catch {
    return 'find() and findAll() read it in another way than matches()';
  }
}
