// Takes typed values out of one map of a manifest. An absent key and `null` are the same to Kubernetes and to protobuf's JSON; where they
// have to be told apart, and for keys that nobody has asked for, there is a way to ask.
import { entryOf, headOf, type Node } from '../syntax/node.ts';
import { located, type Located, type Span } from '../text/source.ts';

export type Text = Located<string>;

/** Values keep their places: `app` of `{app: ratings}` is found at `ratings`. */
export type LabelMap = ReadonlyMap<string, Text>;

export interface Fields {
  /** The first key of the map. */
  readonly at: Span;
  /** How a key stands there. */
  presence(key: string): 'absent' | 'null' | 'value';
  /** Of the key where it is written, else of the map: where one would write it. */
  place(key: string): Span;
  text(key: string): Text | undefined;
  number(key: string): Located<number> | undefined;
  /** As Kubernetes has it: a number, or the name of one. */
  numberOrText(key: string): Located<number | string> | undefined;
  flag(key: string): Located<boolean> | undefined;
  /** A list of texts; undefined where the key is absent, empty where the list is. */
  texts(key: string): readonly Text[] | undefined;
  labels(key: string): LabelMap | undefined;
  map(key: string): Fields | undefined;
  /** A list of maps; an item that is none counts as an empty map. */
  maps(key: string): readonly Fields[] | undefined;
  /** Keys that nothing above was asked for, at the time of the call: what the reader does not know of. */
  others(): readonly Text[];
}

const EMPTY: readonly Node[] = [];

const isNull = (node: Node | undefined): boolean => node === undefined || (node.kind === 'scalar' && node.value === null);

/** A number in place of a text was meant as written: the API server refuses it, and a reader can still say what it is about. */
const textOf = (node: Node | undefined): Text | undefined =>
  node?.kind !== 'scalar' || node.value === null ? undefined : located(typeof node.value === 'string' ? node.value : node.written, node.at);

export function fieldsOf(node: Node | undefined, fallback: Span): Fields {
  const asked = new Set<string>();
  const value = (key: string): Node | undefined => {
    asked.add(key);
    return entryOf(node, key)?.value;
  };
  const items = (key: string): readonly Node[] | undefined => {
    const list = value(key);
    return list?.kind === 'list' ? list.items : isNull(list) ? undefined : EMPTY;
  };
  const at = node?.kind === 'map' ? headOf(node) : fallback;
  return {
    at,
    presence: (key) => {
      const entry = entryOf(node, key);
      return entry === undefined ? 'absent' : isNull(entry.value) ? 'null' : 'value';
    },
    place: (key) => entryOf(node, key)?.keyAt ?? at,
    text: (key) => textOf(value(key)),
    number: (key) => {
      const found = value(key);
      return found?.kind === 'scalar' && typeof found.value === 'number' ? located(found.value, found.at) : undefined;
    },
    numberOrText: (key) => {
      const found = value(key);
      return found?.kind === 'scalar' && (typeof found.value === 'number' || typeof found.value === 'string') ? located(found.value, found.at) : undefined;
    },
    flag: (key) => {
      const found = value(key);
      return found?.kind === 'scalar' && typeof found.value === 'boolean' ? located(found.value, found.at) : undefined;
    },
    texts: (key) => items(key)?.map(textOf).filter((text) => text !== undefined),
    labels: (key) => labelsOf(value(key)),
    map: (key) => {
      const found = value(key);
      return found?.kind === 'map' ? fieldsOf(found, entryOf(node, key)?.keyAt ?? at) : undefined;
    },
    maps: (key) => items(key)?.map((item) => fieldsOf(item, item.at)),
    others: () => (node?.kind === 'map' ? node.entries.filter(({ key }) => !asked.has(key)).map(({ key, keyAt }) => located(key, keyAt)) : []),
  };
}

function labelsOf(node: Node | undefined): LabelMap | undefined {
  if (node?.kind !== 'map') return undefined;
  const pairs = node.entries.map(({ key, value }) => [key, textOf(value)] as const);
  return new Map(pairs.filter((pair): pair is readonly [string, Text] => pair[1] !== undefined));
}
