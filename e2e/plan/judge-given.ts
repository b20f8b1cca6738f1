// Whether what became of an object that was given to an API server is what a scenario says.
import { isDeepStrictEqual } from 'node:util';
import type { KubernetesObject } from './kubernetes-object.ts';
import type { Given } from './scenario.ts';

interface Became {
  /** Undefined: refused. */
  readonly stored: KubernetesObject | undefined;
  readonly says: string;
}

/** Nothing is wanted of it in particular: then it is stored as it is, and nothing is said. */
const AS_IT_IS = { outcome: 'stored', spec: undefined, says: undefined } as const;

/** What is wrong, in words; nothing is wrong where the list is empty. */
export function faultsOfGiven(object: KubernetesObject, wanted: Pick<Given, 'outcome' | 'spec' | 'says'> = AS_IT_IS, { stored, says }: Became): readonly string[] {
  const came = stored === undefined ? 'refused' : holds(stored, object) ? 'stored' : 'altered';
  const faults = came === wanted.outcome ? [] : [`it is ${came}, not ${wanted.outcome}: ${says === '' ? JSON.stringify(stored) : says}`];
  if (wanted.spec !== undefined && !isDeepStrictEqual(stored?.['spec'], wanted.spec)) faults.push(`its spec is ${JSON.stringify(stored?.['spec'])}`);
  if (wanted.says === undefined && came !== 'refused' && says !== '') faults.push(`it comes with a warning: ${says}`);
  if (wanted.says !== undefined && !says.includes(wanted.says)) faults.push(`nothing says '${wanted.says}': ${says}`);
  return faults;
}

/** True where everything of `part` is in `whole`: servers add defaults, and lists are whole. */
export function holds(whole: unknown, part: unknown): boolean {
  if (Array.isArray(part)) return Array.isArray(whole) && whole.length === part.length && part.every((item, i) => holds(whole[i], item));
  if (typeof part !== 'object' || part === null) return whole === part;
  return typeof whole === 'object' && whole !== null && Object.entries(part).every(([key, value]) => holds((whole as Record<string, unknown>)[key], value));
}
