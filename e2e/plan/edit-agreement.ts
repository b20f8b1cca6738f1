// Changes one place of an agreement file, and nothing else in it.
import { isMap, isScalar, isSeq, parseDocument, type Document } from 'yaml';
import type { Edit } from './scenario.ts';

type Place = NonNullable<Edit['at']>;
type Key = string | number;

const AS_IT_STANDS = { lineWidth: 0, flowCollectionPadding: false } as const;

/** The file's text with the edit made. Throws where the place is not there or the edit says nothing to do. */
export function editAgreement(source: string, edit: Edit): string {
  const document = parseDocument(source);
  const before = document.toString(AS_IT_STANDS);
  const keys = resolve(document, edit.at ?? []);
  if (edit.remove !== undefined) document.deleteIn(keys);
  else if (edit.set !== undefined) document.setIn(keys, document.createNode(edit.set));
  else if (edit.add !== undefined) document.addIn(keys, document.createNode(edit.add));
  else throw new Error(`${edit.file}: an edit without set, add or remove`);
  const after = document.toString(AS_IT_STANDS);
  if (after === before) throw new Error(`${edit.file}: the edit at ${JSON.stringify(edit.at)} changes nothing`);
  return after;
}

/** Keys and indices; all but the last must exist, and the last too where it tells an item by its content. */
function resolve(document: Document, place: Place): readonly Key[] {
  const keys: Key[] = [];
  for (const part of place) {
    const here = keys.length === 0 ? document.contents : document.getIn(keys, true);
    if (!isMap(here) && !isSeq(here)) throw new Error(`there is no ${keys.join('.')} for ${JSON.stringify(place)}`);
    keys.push(typeof part === 'object' ? indexOf(here, part, place) : part);
  }
  return keys;
}

function indexOf(node: unknown, wanted: Readonly<Record<string, Key>>, place: Place): number {
  const items = isSeq(node) ? node.items : [];
  const fits = (item: unknown): boolean =>
    isMap(item) &&
    Object.entries(wanted).every(([key, value]) => {
      const found = item.get(key, true);
      return isScalar(found) && found.value === value;
    });
  const found = items.map((item, i) => (fits(item) ? i : -1)).filter((i) => i >= 0);
  if (found.length !== 1) throw new Error(`${JSON.stringify(wanted)} of ${JSON.stringify(place)} is there ${found.length} times, not once`);
  return found[0] ?? 0;
}
