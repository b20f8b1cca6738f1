// Where a JSON pointer leads to in a text: the value, or as far towards it as the text goes.
import { entryOf, headOf, type Node } from '../syntax/node.ts';
import { startOf, type Source, type Span } from '../text/source.ts';

/** The start of the text, where it cannot be parsed as agreements are: then it has no `document`. */
export function placeOfPointer(source: Source, document: Node | undefined, pointer: string): Span {
  let node = document;
  let place = node === undefined ? startOf(source) : headOf(node);
  for (const part of pointer.split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    const entry = entryOf(node, key);
    const item: Node | undefined = node?.kind === 'list' ? node.items[Number(key)] : undefined;
    if (entry === undefined && item === undefined) break;
    place = entry?.keyAt ?? (item === undefined ? place : headOf(item));
    node = entry?.value ?? item;
  }
  return place;
}
