// What the programs load before they run a command.
import { loadValidator } from '../io/load-validator.ts';
import { loadEvaluator } from '../io/load-evaluator.ts';
import type { CommandPorts } from './main.ts';

const VALIDATING: readonly string[] = ['compile', 'validate'];
const EVALUATING: readonly string[] = ['compile', 'diff', 'policy', 'explain'];

/** Git is loaded for `diff` alone. kubeconform takes some tenths of a second to load: only for a command that validates, and not for its help. */
export async function portsFor(words: readonly string[]): Promise<CommandPorts> {
  const helps = words.some((word) => ['--help', '-h', '--version'].includes(word));
  const evaluate = helps || !EVALUATING.includes(words[0] ?? '') ? {} : { evaluate: await loadEvaluator() };
  if (words[0] === 'diff') return { validate: undefined, ...evaluate, treeOfRevision: (await import('../io/git/folder-in-revision.ts')).folderInRevision };
  return { validate: !helps && VALIDATING.includes(words[0] ?? '') ? await loadValidator() : undefined, ...evaluate };
}
