// The one way by which what others wrote comes into Markdown or HTML: as code, in which nothing is markup.
import { escaped, holdsPrivateKey, visible } from '../../text/visible.ts';

// A backtick would end the span and a pipe the table cell; renderers differ on how to escape either. Spaces at the ends are
// stripped, several become one, and foreign ones look like ours.
const UNSAFE = /[`|]|^ +| +$| {2,}|(?! )\p{Zs}/gu;

/** What a reader sees of a value: everything on one line, and nothing that cannot be seen. Never empty. */
export function shown(value: string): string {
  return value === '' ? '(empty)' : visible(value).replace(UNSAFE, (run) => [...run].map(escaped).join(''));
}

/** In Markdown: in prose, in a list, a heading, a table cell or the text of a link. */
export const code = (value: string): string => `\`${shown(value)}\``;

/** In HTML, where Markdown is not read: a summary. */
export const htmlCode = (value: string): string => `<code>${shown(value).replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`)}</code>`;

// Latin letters and a hyphen or an apostrophe between them, or a short number. No mention, link, hash of a commit, tag or entity is made of these.
const WORD = /^[('"‘“’]*(?:[A-Za-z]+(?:['’-][A-Za-z]+)*|\d{1,6})[)'"’”]*[.,:;!?]?[)'"’”]*$/;
const PUNCTUATION = /^(?:[('"‘“]+|[)'"’”]*[.,:;!?][)'"’”]*)$/;
const COMMIT = /[0-9a-f]{7}/;
const OURS = new Set(['e.g.', 'i.e.', '–', '—', '…']);

/**
 * A sentence that holds values of others, as those of findings do: plain words stay words, and all else becomes code.
 * Must not stand at the start of a block, where a word can be a list's number.
 */
export function prose(sentence: string): string {
  if (holdsPrivateKey(sentence)) return code(sentence);
  // What a message of ours quotes stands between backticks.
  return sentence
    .split(/`([^`]*)`/)
    .map((part, index) => (index % 2 === 1 ? code(part) : words(part)))
    .filter((part) => part !== '')
    // Two spans side by side would be read as one.
    .reduce((text, part) => (text.endsWith('`') && part.startsWith('`') ? `${text} ${part}` : `${text}${part}`), '');
}

function words(text: string): string {
  return text
    .split(' ')
    .map((word) => (word === '' || OURS.has(word) || isWord(word) ? word : marked(word)))
    .join(' ');
}

const isWord = (word: string): boolean => PUNCTUATION.test(word) || (WORD.test(word) && !COMMIT.test(word));

/** The comma or the bracket beside a value is the sentence's. */
function marked(word: string): string {
  const [, before = '', value = '', after = ''] = /^([('"‘“]*)(.*?)([)'"’”]*[.,:;!?]?[)'"’”]*)$/su.exec(word) ?? [];
  return value === '' ? code(word) : `${before}${code(value)}${after}`;
}

/** A path in a URL: what stands between its slashes is percent-encoded. */
export const urlPath = (path: string): string => path.split('/').map(urlSegment).join('/');

const urlSegment = (segment: string): string =>
  encodeURIComponent(segment.replace(/\p{Cs}/gu, '\ufffd')).replace(/[!'()*~]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
