// A part of the comment, and how it gets shorter.

export interface Section {
  /** As the comment itself calls it where it is left out. */
  readonly name: string;
  /** Before its items; never left out unless all of it is. */
  readonly head: string;
  /** Blocks or lines, most important first, each with its line break. */
  readonly items: readonly string[];
  readonly tail?: string;
  /** Stands in its place where all of it is left out. */
  readonly brief?: string;
  /** How early it is left out as a whole: the lowest first. Undefined: never; but all of its items may go. */
  readonly expendable?: number;
  /** What stands where items are cut. */
  readonly more: (count: number) => string;
}

export const rendered = ({ head, items, tail = '' }: Section): string => `${head}${items.join('')}${tail}`;

/** One that is all head. */
export const whole = (name: string, head: string, expendable?: number): Section => ({
  name,
  head,
  items: [],
  more: () => '',
  ...(expendable === undefined ? {} : { expendable }),
});
