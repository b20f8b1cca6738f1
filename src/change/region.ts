// What a client may do on an exposure, as a set: methods × paths × days. Two such sets have an exact difference.
import { patternCovers } from '../model/covers.ts';
import { METHODS, type PathPattern } from '../model/names.ts';
import { byCodeUnit } from '../text/source.ts';

/** One grant's worth, and what a set is told in again. Null: every method, everything below, no last day. */
export interface Allowance {
  readonly methods: readonly string[] | null;
  /** Relative to the exposure. */
  readonly patterns: readonly PathPattern[] | null;
  readonly until: string | null;
}

/** A pattern up to and on a day. */
interface Cell {
  readonly pattern: PathPattern;
  readonly until: string | null;
}

/** By method, the cells that no other of them covers. Patterns either lie in one another or apart, so that is all one needs to know. */
export type Region = ReadonlyMap<string, readonly Cell[]>;

/** Stands for the methods that no agreement can name, such as TRACE: `every method` holds them too. */
const UNNAMED = '';
const EVERY = [...METHODS, UNNAMED];
const EVERYTHING = '/*' as PathPattern;

export function regionOf(allowances: readonly Allowance[]): Region {
  return byMethod((method) =>
    allowances
      .filter(({ methods }) => methods?.includes(method) ?? true)
      .flatMap(({ patterns, until }) => (patterns ?? [EVERYTHING]).map((pattern) => ({ pattern, until }))),
  );
}

/** The cells of `region` that no cell of `other` covers. Of such a cell, what both regions hold is no part of the difference. */
export const minus = (region: Region, other: Region): Region =>
  byMethod((method) => (region.get(method) ?? []).filter((cell) => !(other.get(method) ?? []).some((outer) => covers(outer, cell))));

export const common = (a: Region, b: Region): Region => byMethod((method) => (a.get(method) ?? []).flatMap((one) => (b.get(method) ?? []).flatMap((two) => meet(one, two))));

export const isEmpty = (region: Region): boolean => region.size === 0;

/**
 * As few allowances as can be, sorted. Methods that no agreement can name are told only where they come alone or with all others.
 * Methods of which `beside` holds different things are told apart, so that each allowance can be read together with it.
 */
export function allowancesOf(region: Region, beside: Region = new Map()): readonly Allowance[] {
  const methodsByCells = new Map<string, string[]>();
  for (const method of EVERY) {
    const known = cellsByDay(beside.get(method) ?? []);
    for (const cells of cellsByDay(region.get(method) ?? [])) {
      const key = JSON.stringify([cells, known]);
      methodsByCells.set(key, [...(methodsByCells.get(key) ?? []), method]);
    }
  }
  return [...methodsByCells]
    .map(([key, methods]) => {
      const [cells] = JSON.parse(key) as [string];
      const [until, patterns] = JSON.parse(cells) as [string | null, PathPattern[]];
      const named = methods.filter((method) => method !== UNNAMED);
      return { methods: methods.length === EVERY.length || named.length === 0 ? null : named, patterns: patterns[0] === EVERYTHING ? null : patterns, until };
    })
    .map((allowance) => [JSON.stringify(allowance), allowance] as const)
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([, allowance]) => allowance);
}

function byMethod(cellsOf: (method: string) => readonly Cell[]): Region {
  return new Map(EVERY.map((method) => [method, largest(cellsOf(method))] as const).filter(([, cells]) => cells.length > 0));
}

function largest(cells: readonly Cell[]): readonly Cell[] {
  const distinct = [...new Map(cells.map((cell) => [`${cell.until} ${cell.pattern}`, cell])).values()];
  return distinct.filter((cell) => !distinct.some((other) => other !== cell && covers(other, cell)));
}

const covers = (outer: Cell, inner: Cell): boolean => patternCovers(outer.pattern, inner.pattern) && earlier(outer.until, inner.until) === inner.until;

const earlier = (a: string | null, b: string | null): string | null => (a === null ? b : b === null || a < b ? a : b);

function meet(a: Cell, b: Cell): readonly Cell[] {
  const pattern = patternCovers(a.pattern, b.pattern) ? b.pattern : patternCovers(b.pattern, a.pattern) ? a.pattern : undefined;
  return pattern === undefined ? [] : [{ pattern, until: earlier(a.until, b.until) }];
}

/** One key for each last day: the day and the patterns. */
function cellsByDay(cells: readonly Cell[]): readonly string[] {
  const days = [...new Set(cells.map(({ until }) => until))];
  return days.map((day) => JSON.stringify([day, cells.filter(({ until }) => until === day).map(({ pattern }) => pattern).sort(byCodeUnit)]));
}
