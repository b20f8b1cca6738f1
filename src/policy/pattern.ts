// Patterns of RE2, which take time linear in the text whatever they are.
import { celEnv, isCelError, parse, plan } from '@bufbuild/cel';

const matchesNothing = plan(celEnv({ variables: {} }), parse('"".matches(pattern)')) as (variables: { readonly pattern: string }) => unknown;

/** What is wrong with it; undefined where it is one. */
export function patternProblem(pattern: string): string | undefined {
  const result = matchesNothing({ pattern });
  return isCelError(result) ? result.message.replace(/^error parsing regexp: /, '') : undefined;
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
