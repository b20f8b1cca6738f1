// Shows text that somebody else wrote on one line, so that it can neither move a terminal's cursor nor hide anything.

const LONGEST = 200;

// Controls, line and paragraph separators, zero-width and bidirectional marks, lone surrogates, private use, and the soft hyphen.
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0]/gu;

/** Text in which somebody has pasted a key: no part of it is ever shown. */
export const holdsPrivateKey = (text: string): boolean => /PRIVATE KEY|UFJJVkFURSBLRVk|BSSVZBVEUgS0VZ|QUklWQVRFIEtFW/.test(text);

/** Every character that cannot be seen as `\u{…}`; what is over 200 characters long is cut, and says so. */
export function visible(text: string): string {
  if (holdsPrivateKey(text)) return '(a private key)';
  const cut = text.length > LONGEST ? `${text.slice(0, LONGEST)}… (${text.length} characters)` : text;
  return cut.replace(UNSEEN, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}
