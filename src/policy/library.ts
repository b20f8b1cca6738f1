// The functions of Kubernetes that the CEL package does not bring, and who reaches whom. What they take has been checked before.
import { CelScalar, celFunc, celList, celMethod, listType, type CelFunc, type CelList, type CelValue } from '@bufbuild/cel';
import { strings } from '@bufbuild/cel/ext';
import { matches, searching } from './pattern.ts';

const { BOOL, DYN, INT, STRING } = CelScalar;
const LIST = listType(DYN);

type Ordered = string | number | bigint | boolean;

const ordered = (list: CelList): readonly Ordered[] => [...list] as readonly Ordered[];

const isSmaller = (a: Ordered, b: Ordered): boolean => a < b;

function extreme(list: CelList, better: (a: Ordered, b: Ordered) => boolean): Ordered {
  const [first, ...rest] = ordered(list);
  if (first === undefined) throw new Error('the list is empty');
  return rest.reduce((best, one) => (better(one, best) ? one : best), first);
}

function sum(list: CelList): bigint | number {
  let whole = 0n;
  let fraction: number | undefined;
  for (const one of list) {
    if (typeof one === 'bigint') whole += one;
    else fraction = (fraction ?? 0) + Number(one);
  }
  return fraction ?? whole;
}

/** Elements of lists are compared here where they are texts, numbers or booleans; others are never equal. */
const positions = (list: CelList, wanted: CelValue): readonly number[] => [...list].flatMap((one, index) => (one === wanted ? [index] : []));

function found(text: string, pattern: string, most: number): readonly string[] {
  const parts: string[] = [];
  for (const [part] of text.matchAll(searching(pattern))) {
    if (parts.length >= most) break;
    parts.push(part);
  }
  return parts;
}

/** `reached` are the pairs for `reaches`. */
export const libraryOf = (reached: ReadonlySet<string>): CelFunc[] => [
  ...strings,
  celMethod('isSorted', LIST, [], BOOL, function () {
    const all = ordered(this);
    return all.every((one, index) => index === 0 || !isSmaller(one, all[index - 1] ?? one));
  }),
  celMethod('sum', LIST, [], DYN, function () {
    return sum(this);
  }),
  celMethod('min', LIST, [], DYN, function () {
    return extreme(this, isSmaller);
  }),
  celMethod('max', LIST, [], DYN, function () {
    return extreme(this, (a, b) => isSmaller(b, a));
  }),
  celMethod('indexOf', LIST, [DYN], INT, function (wanted) {
    return BigInt(positions(this, wanted)[0] ?? -1);
  }),
  celMethod('lastIndexOf', LIST, [DYN], INT, function (wanted) {
    return BigInt(positions(this, wanted).at(-1) ?? -1);
  }),
  celMethod('matches', STRING, [STRING], BOOL, function (pattern) {
    return matches(this, pattern);
  }),
  celFunc('matches', [STRING, STRING], BOOL, matches),
  celMethod('find', STRING, [STRING], STRING, function (pattern) {
    return found(this, pattern, 1)[0] ?? '';
  }),
  celMethod('findAll', STRING, [STRING], LIST, function (pattern) {
    return celList(found(this, pattern, Infinity));
  }),
  celMethod('findAll', STRING, [STRING, INT], LIST, function (pattern, most) {
    return celList(found(this, pattern, most < 0n ? Infinity : Number(most)));
  }),
  celFunc('reaches', [STRING, STRING], BOOL, (from, to) => reached.has(`${from} ${to}`)),
];
