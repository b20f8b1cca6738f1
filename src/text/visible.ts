// Shows text that somebody else wrote on one line, so that it can neither move a terminal's cursor nor hide anything.

const LONGEST = 200;

// Controls, line and paragraph separators, bidirectional marks, lone surrogates, private use, and all that is drawn as nothing.
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** Text in which somebody has pasted a key: no part of it is ever shown. */
export const holdsPrivateKey = (text: string): boolean => /PRIVATE KEY|UFJJVkFURSBLRVk|BSSVZBVEUgS0VZ|QUklWQVRFIEtFW/.test(text);

/** Every character that cannot be seen as `\u{…}`. */
export const revealed = (text: string): string => text.replace(UNSEEN, escaped);

/** One character as `\u{…}`. */
export const escaped = (character: string): string => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;

/** Revealed, and what is over 200 characters long is cut, and says so. */
export function visible(text: string): string {
  if (holdsPrivateKey(text)) return '(a private key)';
  return revealed(text.length > LONGEST ? `${text.slice(0, LONGEST)}… (${text.length} characters)` : text);
}
