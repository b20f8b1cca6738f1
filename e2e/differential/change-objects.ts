// Changes of objects as a hand makes them. A place is written `rules.*.to.0.operation`, below `spec`; `*` is every item.
import type { KubernetesObject } from '../plan/kubernetes-object.ts';

export type Change = (objects: readonly KubernetesObject[]) => readonly KubernetesObject[];

/** `<kind> <namespace>/<name>`. */
type Names = string | readonly string[];

const nameOf = ({ kind, metadata }: KubernetesObject): string => `${kind} ${metadata.namespace ?? ''}/${metadata.name}`;

export const all = (...changes: readonly Change[]): Change => (objects) => changes.reduce((before, one) => one(before), objects);

export const drop = (...names: readonly string[]): Change => (objects) => objects.filter((object) => !known(objects, names).includes(nameOf(object)));

export const add = (...more: readonly KubernetesObject[]): Change => (objects) => [...objects, ...more];

export const set = (names: Names, place: string, value: unknown): Change => at(names, place, () => value);

export const remove = (names: Names, place: string): Change => at(names, place, () => undefined);

export const change = (names: Names, place: string, made: (list: readonly unknown[]) => readonly unknown[]): Change => at(names, place, (value) => made(value as readonly unknown[]));

export const insert = (names: Names, place: string, where: 'first' | 'last', item: unknown): Change => change(names, place, (list) => (where === 'first' ? [item, ...list] : [...list, item]));

function at(names: Names, place: string, made: (value: unknown) => unknown): Change {
  return (objects) => {
    const wanted = known(objects, [names].flat());
    return objects.map((object) => (wanted.includes(nameOf(object)) ? { ...object, spec: changed(object['spec'], place.split('.'), made) } : object));
  };
}

function changed(value: unknown, [key, ...rest]: readonly string[], made: (value: unknown) => unknown): unknown {
  if (key === undefined) return made(value);
  if (Array.isArray(value)) {
    const items = value.map((item: unknown, index) => (key === '*' || key === String(index) ? changed(item, rest, made) : item));
    return items.filter((item) => item !== undefined);
  }
  const fields: Readonly<Record<string, unknown>> = Object(value);
  return Object.fromEntries(Object.entries({ ...fields, [key]: changed(fields[key], rest, made) }).filter(([, each]) => each !== undefined));
}

/** A hole that is made in nothing would prove nothing. */
function known(objects: readonly KubernetesObject[], names: readonly string[]): readonly string[] {
  const missing = names.find((name) => !objects.some((object) => nameOf(object) === name));
  if (missing !== undefined) throw new Error(`there is no ${missing}; there are ${objects.map(nameOf).join(', ')}`);
  return names;
}
