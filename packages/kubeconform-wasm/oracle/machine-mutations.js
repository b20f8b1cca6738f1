// Mutations by dice: one to three changes to a valid manifest, to its text or to its lines. The same seed gives the same texts.
import { readFileSync, readdirSync } from 'node:fs';

const SCALARS = ['null', '~', 'true', 'yes', 'n', '1', '1.5', '"1"', '[]', '{}', '[a]', '{a: b}', 'x', '""', '017', '1e3', '2026-01-01', '-', '!!str 1', '*a', '&a b'];
const CHARACTERS = [...' :-{}[]"\'#\n\t\\!&*?|>%@,~éK0aA'];

/** @typedef {(below: number) => number} Dice a whole number from 0, below that */
/** @typedef {(text: string, dice: Dice) => string} Mutation */

/** @type {(change: (lines: string[], at: number, dice: Dice) => void) => Mutation} */
const onLine = (change) => (text, dice) => {
  const lines = text.split('\n');
  change(lines, dice(lines.length), dice);
  return lines.join('\n');
};
/** @type {<Item>(items: readonly Item[], dice: Dice) => Item} */
const pick = (items, dice) => /** @type {any} */ (items[dice(items.length)]);

/** @type {readonly Mutation[]} */
const MUTATIONS = [
  onLine((lines, at) => lines.splice(at, 1)),
  onLine((lines, at) => lines.splice(at, 0, lines[at] ?? '')),
  onLine((lines, at, dice) => lines.splice(dice(lines.length), 0, ...lines.splice(at, 1))),
  onLine((lines, at) => (lines[at] = `  ${lines[at]}`)),
  onLine((lines, at) => (lines[at] = (lines[at] ?? '').replace(/^ {2}/, ''))),
  // Values and keys: twice as likely as the rest, as they are what a schema looks at.
  ...[1, 2].map(() => onLine((lines, at, dice) => (lines[at] = (lines[at] ?? '').replace(/: .*$/, `: ${pick(SCALARS, dice)}`)))),
  ...[1, 2].map(() => onLine((lines, at, dice) => (lines[at] = (lines[at] ?? '').replace(/[A-Za-z]+(?=:)/, (key) => misspelt(key, dice))))),
  onLine((lines, at, dice) => (lines[at] = (lines[at] ?? '').replace(/- .*$/, `- ${pick(SCALARS, dice)}`))),
  onLine((lines, at, dice) => lines.splice(at, 0, `${/^ */.exec(lines[at] ?? '')?.[0]}unknown: ${pick(SCALARS, dice)}`)),
  onLine((lines, at) => lines.splice(at, 0, '---')),
  (text, dice) => text.slice(0, dice(text.length)),
  (text, dice) => replaceAt(text, dice(text.length), pick(CHARACTERS, dice), 1),
  (text, dice) => replaceAt(text, dice(text.length), pick(CHARACTERS, dice), 0),
  (text, dice) => replaceAt(text, dice(text.length), '', 1 + dice(3)),
  (text) => text.replaceAll('\n', '\r\n'),
];

/** @type {(text: string, at: number, by: string, length: number) => string} */
function replaceAt(text, at, by, length) {
  return text.slice(0, at) + by + text.slice(at + length);
}

/** @type {(key: string, dice: Dice) => string} */
function misspelt(key, dice) {
  const at = dice(key.length);
  const ways = [`${key}s`, key.toUpperCase(), key[0]?.toUpperCase() + key.slice(1), key.toLowerCase(), replaceAt(key, at, '', 1), replaceAt(key, at, key[at] ?? '', 0)];
  return pick(ways, dice);
}

/**
 * @param {number} count
 * @param {number} seed
 * @returns {readonly {readonly name: string, readonly text: string}[]}
 */
export function machineMutated(count, seed) {
  const folder = new URL('manifests/', import.meta.url);
  const manifests = readdirSync(folder).sort();
  const texts = manifests.map((file) => readFileSync(new URL(file, folder), 'utf8'));
  const dice = diceFrom(seed);
  return Array.from({ length: count }, (_, index) => {
    const base = index % manifests.length;
    let text = texts[base] ?? '';
    for (let left = 1 + dice(3); left > 0; left -= 1) text = pick(MUTATIONS, dice)(text, dice);
    return { name: `machine-${String(index).padStart(4, '0')}-${manifests[base]?.replace('.yaml', '')}`, text };
  });
}

// mulberry32: small, and the same everywhere.
/** @type {(seed: number) => Dice} */
function diceFrom(seed) {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}
