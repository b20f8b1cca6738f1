// A sentence of ours with values of others in it, kept apart until it is known where it will stand.
import { code, htmlCode, shown } from './code.ts';

/** Words of ours as strings; what anybody else wrote as `value`. */
export type Phrase = readonly (string | { readonly value: string })[];

/** Strings put into it are values of others; numbers and phrases are ours. */
export function say(words: TemplateStringsArray, ...put: readonly (string | number | Phrase)[]): Phrase {
  return words.flatMap((word, index) => [...(word === '' ? [] : [word]), ...parts(put[index])]);
}

function parts(put: string | number | Phrase | undefined): Phrase {
  if (typeof put === 'string') return [{ value: put }];
  return typeof put === 'number' ? [String(put)] : (put ?? []);
}

const through =
  (show: (value: string) => string) =>
  (phrase: Phrase): string =>
    phrase.map((part) => (typeof part === 'string' ? part : show(part.value))).join('');

export const markdown = through(code);
export const html = through(htmlCode);
/** For an e-mail's subject, or a terminal. */
export const plain = through(shown);

/** `a`, `a and b`, `a, b and c`; of more than `most` the first ones, and how many more. */
export function listed(phrases: readonly Phrase[], most = 6): Phrase {
  const first = phrases.slice(0, phrases.length > most ? most - 1 : most);
  const rest = phrases.length - first.length;
  const all = rest > 0 ? [...first, [`${rest} more`]] : first;
  return all.flatMap((phrase, index) => [...(index === 0 ? [] : [index === all.length - 1 ? ' and ' : ', ']), ...phrase]);
}

export const values = (all: readonly string[]): readonly Phrase[] => all.map((value) => [{ value }]);
