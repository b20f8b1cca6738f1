// A file's text, and places in it. Offsets everywhere; line and column are computed only for printing.

/** One file as it was read. `path` is relative to the folder that was given, with `/` between its parts. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

/** A range of a source: `start` inclusive, `end` exclusive, in UTF-16 units. */
export interface Span {
  readonly source: Source;
  readonly start: number;
  readonly end: number;
}

/** A value and the place that says it; where a default applies, the place at which one would write it. */
export interface Located<T> {
  readonly value: T;
  readonly at: Span;
}

/** Line and column start at 1; columns count UTF-16 units, as in SARIF and in editors. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export const located = <T>(value: T, at: Span): Located<T> => ({ value, at });

/** The start of a file, for what concerns the file as a whole. */
export const startOf = (source: Source): Span => ({ source, start: 0, end: 0 });

const lineStarts = new WeakMap<Source, readonly number[]>();

function startsOf(source: Source): readonly number[] {
  let starts = lineStarts.get(source);
  if (starts === undefined) {
    const found = [0];
    for (let at = source.text.indexOf('\n'); at !== -1; at = source.text.indexOf('\n', at + 1)) found.push(at + 1);
    lineStarts.set(source, (starts = found));
  }
  return starts;
}

/** The index of the line that holds `offset`, counted from 0. */
function lineIndex(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

export function positionOf(span: Span): Position {
  const starts = startsOf(span.source);
  const index = lineIndex(starts, span.start);
  return { line: index + 1, column: span.start - (starts[index] ?? 0) + 1 };
}

/** The text of the line on which a span starts, without its line break or a byte order mark. */
export function lineAt(span: Span): string {
  const starts = startsOf(span.source);
  const index = lineIndex(starts, span.start);
  return span.source.text
    .slice(starts[index], starts[index + 1] ?? span.source.text.length)
    .replace(/\r?\n$/, '')
    .replace(/^\ufeff/, '');
}

/** Orders strings by code unit: the same in every locale. */
export const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export function bySpan(a: Span, b: Span): number {
  return byCodeUnit(a.source.path, b.source.path) || a.start - b.start || a.end - b.end;
}
