// What is looked up once and remembered.

interface Store<K, V> {
  get(key: K): V | undefined;
  set(key: K, value: V): unknown;
}

/** What a map has at a key; where it has nothing, what is made now, which it keeps. */
export function kept<K, V>(map: Store<K, V>, key: K, make: () => V): V {
  const before = map.get(key);
  if (before !== undefined) return before;
  const value = make();
  map.set(key, value);
  return value;
}
