// Makes a comment fit: whole sections go, least important first, then rows; nothing is cut in the middle.
import { rendered, type Section } from './section.ts';

export interface Fitted {
  readonly texts: readonly string[];
  /** Names of what was left out or cut. */
  readonly dropped: readonly string[];
}

const bytes = (text: string): number => new TextEncoder().encode(text).length;
const sum = (sizes: readonly number[]): number => sizes.reduce((total, size) => total + size, 0);

/** `budget` in bytes of UTF-8. What must stay, stays, even where it is over the budget. */
export function fit(sections: readonly Section[], budget: number): Fitted {
  const texts = sections.map(rendered);
  const sizes = texts.map(bytes);
  const dropped: string[] = [];
  const over = (): number => sum(sizes) - budget;
  const put = (index: number, section: Section, text: string): void => {
    dropped.push(section.name);
    texts[index] = text;
    sizes[index] = bytes(text);
  };
  for (const { section, index } of expendableFirst(sections)) if (over() > 0) put(index, section, section.brief ?? '');
  // Later sections matter less, so they lose their rows first.
  for (const [index, section] of [...sections.entries()].reverse()) {
    if (over() > 0 && texts[index] !== '' && section.items.length > 0 && texts[index] !== section.brief) {
      put(index, section, cut(section, (sizes[index] ?? 0) - over()));
    }
  }
  return { texts, dropped };
}

function expendableFirst(sections: readonly Section[]): readonly { readonly section: Section; readonly index: number }[] {
  return sections
    .map((section, index) => ({ section, index }))
    .filter(({ section }) => section.expendable !== undefined)
    .sort((a, b) => (a.section.expendable ?? 0) - (b.section.expendable ?? 0));
}

/** As many items as fit, and how many more there are. */
function cut({ head, items, tail = '', more }: Section, budget: number): string {
  let left = budget - bytes(`${head}${tail}${more(items.length)}`);
  const kept: string[] = [];
  for (const item of items) {
    left -= bytes(item);
    if (left < 0) break;
    kept.push(item);
  }
  return `${head}${kept.join('')}${more(items.length - kept.length)}${tail}`;
}
