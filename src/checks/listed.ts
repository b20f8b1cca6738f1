// Several values in the words of a message: `a, b and c`.

/** One value as it is; none as an empty text. */
export const listed = (values: readonly string[]): string =>
  values.length < 2 ? values.join() : `${values.slice(0, -1).join(', ')} and ${values.at(-1)}`;
