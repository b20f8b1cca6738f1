// Whom a consumption lets call it.
import type { Consumption } from '../model/agreement.ts';
import { defaultCallers } from '../model/defaults.ts';
import type { Caller } from '../model/names.ts';

const textOf = (callers: readonly Caller[]): string => JSON.stringify(callers);

/** True where they are those of an agreement that does not say. */
export const isDefaultCallers = ({ callers, as }: Consumption): boolean =>
  textOf(callers.map(({ value }) => value)) === textOf(defaultCallers(as.namespace.value));

/** True for `*`. */
export const letsAllCall = ({ callers }: Consumption): boolean => callers.some(({ value }) => value.namespace === null);
