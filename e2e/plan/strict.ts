// Reads plain values (of YAML) into types. Whatever is not asked for is refused, so that a misspelt key can't make a test weaker.

/** Gives the value as its type, or throws with the place and what is wanted there. */
export type Reader<T> = (value: unknown, at: string) => T;
export type Read<R> = R extends Reader<infer T> ? T : never;

const wrong = (at: string, wanted: string, value: unknown): Error =>
  new Error(`${at}: ${wanted} is wanted, not ${JSON.stringify(value) ?? 'nothing'}`);

export const text: Reader<string> = (value, at) => {
  if (typeof value !== 'string') throw wrong(at, 'text', value);
  return value;
};

export const whole: Reader<number> = (value, at) => {
  if (!Number.isInteger(value)) throw wrong(at, 'a whole number', value);
  return value as number;
};

export const flag: Reader<boolean> = (value, at) => {
  if (typeof value !== 'boolean') throw wrong(at, 'true or false', value);
  return value;
};

export const anything: Reader<unknown> = (value) => value;

export const oneOf =
  <const T extends string | number | null>(...allowed: readonly T[]): Reader<T> =>
  (value, at) => {
    const found = allowed.find((each) => each === value);
    if (found === undefined) throw wrong(at, `one of ${allowed.join(', ')}`, value);
    return found;
  };

export const either =
  <A, B>(a: Reader<A>, b: Reader<B>): Reader<A | B> =>
  (value, at) => {
    try {
      return a(value, at);
    } catch {
      return b(value, at);
    }
  };

export const list =
  <T>(item: Reader<T>): Reader<readonly T[]> =>
  (value, at) => {
    if (!Array.isArray(value)) throw wrong(at, 'a list', value);
    return value.map((each, i) => item(each, `${at}[${i}]`));
  };

export const map =
  <T>(item: Reader<T>): Reader<Readonly<Record<string, T>>> =>
  (value, at) =>
    Object.fromEntries(Object.entries(mapping(value, at)).map(([key, each]) => [key, item(each, `${at}.${key}`)]));

/** A key that may be absent, and what then stands for it. */
export const absent =
  <T>(reader: Reader<T>, instead: NoInfer<T>): Reader<T> =>
  (value, at) =>
    value === undefined ? instead : reader(value, at);

export const maybe =
  <T>(reader: Reader<T>): Reader<T | undefined> =>
  (value, at) =>
    value === undefined ? undefined : reader(value, at);

export const shape =
  <S extends Readonly<Record<string, Reader<unknown>>>>(keys: S): Reader<{ readonly [K in keyof S]: Read<S[K]> }> =>
  (value, at) => {
    const given = mapping(value, at);
    const unknown = Object.keys(given).find((key) => !Object.hasOwn(keys, key));
    if (unknown !== undefined) throw new Error(`${at}: ${unknown} is no key here; there are ${Object.keys(keys).join(', ')}`);
    const read = Object.entries(keys).map(([key, reader]) => [key, reader(given[key], `${at}.${key}`)]);
    return Object.fromEntries(read) as { readonly [K in keyof S]: Read<S[K]> };
  };

function mapping(value: unknown, at: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrong(at, 'a mapping', value);
  return value as Readonly<Record<string, unknown>>;
}
