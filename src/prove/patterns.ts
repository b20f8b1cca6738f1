// Patterns of policies and routes, found by the value that they match, and one value for each class that patterns can tell apart.
import { kept } from './kept.ts';

/** As in an AuthorizationPolicy: `*` is any value that is there, `x*`, `*x`, or exactly that. */
export function matches(pattern: string, value: string): boolean {
  if (pattern === '*') return value !== '';
  if (pattern.endsWith('*')) return value.startsWith(pattern.slice(0, -1));
  return pattern.startsWith('*') ? value.endsWith(pattern.slice(1)) : value === pattern;
}

/** What patterns test a value for. */
export interface Constants {
  readonly exact: Set<string>;
  readonly prefixes: Set<string>;
  readonly suffixes: Set<string>;
}

export const noConstants = (): Constants => ({ exact: new Set(), prefixes: new Set(), suffixes: new Set() });

export function addPattern({ exact, prefixes, suffixes }: Constants, pattern: string): void {
  if (pattern === '*') return;
  if (pattern.endsWith('*')) prefixes.add(pattern.slice(0, -1));
  else if (pattern.startsWith('*')) suffixes.add(pattern.slice(1));
  else exact.add(pattern);
}

export function addConstants(to: Constants, from: Constants): void {
  for (const part of ['exact', 'prefixes', 'suffixes'] as const) for (const value of from[part]) to[part].add(value);
}

/** Items by pattern, so that those that match a value are found without a look at the others. */
export interface PatternIndex<T> {
  readonly find: (value: string) => readonly T[];
}

export function patternIndex<T>(entries: readonly { readonly patterns: readonly string[] | undefined; readonly item: T }[]): PatternIndex<T> {
  const always: T[] = [];
  const [exact, prefixes, suffixes] = [new Map<string, T[]>(), new Map<string, T[]>(), new Map<string, T[]>()];
  const put = (map: Map<string, T[]>, key: string, item: T): void => void kept(map, key, () => []).push(item);
  for (const { patterns, item } of entries) {
    for (const pattern of patterns ?? ['*']) {
      if (pattern === '*') always.push(item);
      else if (pattern.endsWith('*')) put(prefixes, pattern.slice(0, -1), item);
      else if (pattern.startsWith('*')) put(suffixes, pattern.slice(1), item);
      else put(exact, pattern, item);
    }
  }
  const [starts, ends] = [prefixes, suffixes].map((map) => [...new Set([...map.keys()].map((key) => key.length))]);
  return {
    find: (value) => {
      const found = [...always, ...(exact.get(value) ?? [])];
      for (const length of starts ?? []) if (length <= value.length) found.push(...(prefixes.get(value.slice(0, length)) ?? []));
      for (const length of ends ?? []) if (length <= value.length) found.push(...(suffixes.get(value.slice(value.length - length)) ?? []));
      return found;
    },
  };
}

/**
 * One value of each class: two values that no constant tells apart are of one class. The class of a value is its longest prefix and its
 * longest suffix among the constants, exact values apart, so prefix + something fresh + suffix stands for all of it. `marks` are put between
 * where something else, a regular expression, looks at the middle.
 */
export function representatives({ exact, prefixes, suffixes }: Constants, start: string, marks: readonly string[] = [], filler = 'x'): readonly string[] {
  const lengths = [...new Set([...prefixes].map(({ length }) => length))];
  const found = new Set(exact);
  const longest = (value: string): number => Math.max(start.length, ...lengths.filter((length) => length <= value.length && prefixes.has(value.slice(0, length))));
  for (const prefix of new Set([start, ...prefixes])) {
    for (const suffix of ['', ...suffixes]) {
      for (const mark of ['', ...marks]) {
        for (let count = 0; count < 1000; count++) {
          const value = `${prefix}${count === 0 ? filler : `${filler}${count}`}${mark}${mark === '' && suffix === '' ? '' : 'y'}${suffix}`;
          if (exact.has(value) || longest(value) > prefix.length) continue;
          found.add(value);
          break;
        }
      }
    }
  }
  return [...found].filter((value) => value.startsWith(start));
}
