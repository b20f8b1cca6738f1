// What a user may write for a revision. Git understands much more, and some of that searches, or reads like an option.

/** A ref or an id, and steps to an ancestor. */
export interface RevisionName {
  readonly ref: string;
  /** `^`, `^2`, `~3`, one after the other; mostly empty. */
  readonly steps: string;
}

const STEPS = /^(.*?)((?:[\^~]\d{0,4})*)$/;
// What `git check-ref-format` refuses anywhere in a name.
const REFUSED = /[\u0000-\u0020\u007f~^:?*[\\]|\.\.|@\{|\/\/|^\/|\/$|\.$|^@$/;

/** By the rules of `git check-ref-format --allow-onelevel`. A name that starts like an option is none to us. */
export const isRefName = (name: string): boolean =>
  name !== '' && !name.startsWith('-') && !REFUSED.test(name) && name.split('/').every((part) => !part.startsWith('.') && !part.endsWith('.lock'));

/** Undefined for what is refused: options, `:path`, `^{/text}`, `@{-1}`, ranges. */
export function revisionName(written: string): RevisionName | undefined {
  const [, ref = '', steps = ''] = STEPS.exec(written) ?? [];
  return isRefName(ref) ? { ref, steps } : undefined;
}
