// docs/cases.md is complete: each case stands there once, and what settles it exists and names the case in turn.
import * as assert from 'uvu/assert';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { ALL_RULES } from '../checks/index.ts';
import { pagePath } from './check-page.ts';
import { DELIVERY } from './invariants/delivery.ts';
import { DESTINATIONS } from './invariants/destinations.ts';
import type { Invariant } from './invariants/emitted.ts';
import { POLICIES } from './invariants/policies.ts';
import { PORTS } from './invariants/ports.ts';
import { ROUTES } from './invariants/routes.ts';
import { SERVERS } from './invariants/servers.ts';
import { spec } from './spec.ts';

const ROOT = new URL('../../', import.meta.url);

const read = (path: string): string => readFileSync(new URL(path, ROOT), 'utf8');

/** First and last of each run of numbers. */
const RUNS: readonly (readonly [number, number])[] = [
  ...([[1, 5], [8, 14], [17, 24], [27, 33], [36, 39], [42, 52], [56, 56], [58, 60], [63, 67], [70, 74], [77, 86], [90, 100], [103, 105], [107, 109]] as const),
  ...([[112, 118], [123, 133], [137, 145], [149, 153], [157, 164], [169, 171], [173, 173], [175, 176], [178, 178], [180, 181]] as const),
];

const CASES = RUNS.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, index) => `C${String(first + index).padStart(3, '0')}`));

const LISTS: Readonly<Record<string, readonly Invariant[]>> = { delivery: DELIVERY, destinations: DESTINATIONS, policies: POLICIES, ports: PORTS, routes: ROUTES, servers: SERVERS };

interface Row {
  readonly number: string;
  readonly links: readonly Link[];
  readonly remark: string;
}

interface Link {
  readonly words: string;
  /** From the root of the project. */
  readonly path: string;
}

const ROWS: readonly Row[] = [...read('docs/cases.md').matchAll(/^\| (C\d+) \| [^|]+ \|([^|]*)\|([^|]*)\|$/gm)].map(([, number = '', links = '', remark = '']) => ({
  number,
  links: [...links.matchAll(/\[([^\]]+)\]\(\.\.\/([^)]+)\)/g)].map(([, words = '', path = '']) => ({ words, path })),
  remark: remark.trim(),
}));

const names = (text: string, number: string): boolean => new RegExp(`\\b${number}\\b`).test(text);

/** Titles of examples. */
const titles = (page: string): string => page.split('\n').filter((line) => line.startsWith('### ')).join('\n');

/** What is wrong with a link; undefined where it holds. */
function fault({ number }: Row, { words, path }: Link): string | undefined {
  if (!existsSync(new URL(path, ROOT))) return `${path} does not exist`;
  if (path.startsWith('src/checks/')) {
    const rule = ALL_RULES.find((one) => pagePath(one) === path);
    if (rule === undefined || words !== `${rule.code} ${rule.name}`) return `${words} is no check`;
    return names(titles(read(path)), number) ? undefined : `no example of ${path} names ${number}`;
  }
  if (path.startsWith('src/dev/invariants/')) {
    return LISTS[words]?.some(({ cases }) => cases.includes(number)) === true ? undefined : `no invariant of ${words} names ${number}`;
  }
  if (path.startsWith('e2e/scenarios/')) return names(read(path), number) ? undefined : `${path} does not name ${number}`;
  if (!path.endsWith('.test.ts')) return `${path} settles nothing`;
  const titled = read(path).split('\n').filter((line) => line.includes('test(') && line.includes(`${words} (`));
  return titled.some((line) => names(line, number)) ? undefined : `no test '${words}' of ${path} names ${number}`;
}

/** Where a case is named, that its row must tell. */
function namings(): readonly (readonly [number: string, path: string])[] {
  const numbers = (text: string): readonly string[] => [...new Set(text.match(/\bC\d{3}\b/g) ?? [])];
  const pages = ALL_RULES.flatMap((rule) => numbers(titles(read(pagePath(rule)))).map((number) => [number, pagePath(rule)] as const));
  const invariants = Object.entries(LISTS).flatMap(([list, all]) => [...new Set(all.flatMap(({ cases }) => cases))].map((number) => [number, `src/dev/invariants/${list}.ts`] as const));
  const scenarios = readdirSync(new URL('e2e/scenarios/', ROOT)).flatMap((file) => numbers(read(`e2e/scenarios/${file}`)).map((number) => [number, `e2e/scenarios/${file}`] as const));
  return [...pages, ...invariants, ...scenarios];
}

spec('docs/cases.md', (test) => {
  test('has each of the 132 cases once, in order', () => {
    assert.is(CASES.length, 132);
    assert.equal(ROWS.map(({ number }) => number), CASES);
  });
  test('what settles a case exists, and names it', () => {
    assert.equal(ROWS.flatMap((row) => row.links.flatMap((link) => fault(row, link) ?? [])), []);
  });
  test('what nothing settles says why it cannot arise', () => {
    assert.equal(ROWS.filter(({ links, remark }) => links.length === 0 && !/^(Not here|Waits)\b.{40}/.test(remark)).map(({ number }) => number), []);
  });
  test('a case is named nowhere that its row does not tell', () => {
    const told = new Set(ROWS.flatMap(({ number, links }) => links.map(({ path }) => `${number} ${path}`)));
    assert.equal(namings().filter(([number, path]) => !told.has(`${number} ${path}`)).map(([number, path]) => `${number}: ${path}`), []);
  });
});
