// Writes one accepted fact into the documents of a cluster.
import { addItem, remove, setKey, type Plain } from '../syntax/edit-yaml.ts';
import { entryOf, type MapNode, type Node } from '../syntax/node.ts';
import type { Edit } from '../text/edit.ts';
import type { Difference } from './difference.ts';

/** `roots` are the documents of one agreement, in order. Undefined where there is no place to write. */
export function writeDifference(roots: readonly Node[], difference: Difference): Edit | undefined {
  const { place, to, ca } = difference;
  const item = place.kind === 'peer' ? peerNode(roots, difference.peer) : originNode(roots, difference.peer, place);
  const list = ca === undefined ? undefined : entryOf(item, 'trust')?.value;
  // Beside the CAs that stand there, with whatever is noted about them.
  if (list?.kind === 'list' && list.items.length > 0 && Array.isArray(to)) return addItem(list, to.at(-1));
  if (item !== undefined) return to === null ? takeOut(item, place.keys) : setIn(item, place.keys, to);
  return place.kind === 'peer' && to !== null ? addPeer(roots, difference.peer, nested(place.keys, to)) : undefined;
}

type Keys = readonly string[];

function setIn(map: MapNode, [key = '', ...rest]: Keys, value: Plain): Edit {
  const below = entryOf(map, key)?.value;
  return rest.length > 0 && below?.kind === 'map' ? setIn(below, rest, value) : setKey(map, key, nested(rest, value));
}

const nested = (keys: Keys, value: Plain): Plain => keys.reduceRight<Plain>((inner, key) => ({ [key]: inner }), value);

function takeOut(map: MapNode, [key = '', ...rest]: Keys): Edit | undefined {
  const index = map.entries.findIndex((entry) => entry.key === key);
  const below = map.entries[index]?.value;
  if (rest.length > 0) return below?.kind === 'map' ? takeOut(below, rest) : undefined;
  return index === -1 ? undefined : remove(map, index);
}

/** Into the list of peers that there is, else into the first document. */
function addPeer(roots: readonly Node[], cluster: string, statement: Plain): Edit | undefined {
  const peer: Plain = { cluster, ...(statement as Readonly<Record<string, Plain>>) };
  const specs = specsOf(roots);
  const list = specs.map((spec) => entryOf(spec, 'peers')?.value).find((node) => node?.kind === 'list');
  if (list?.kind === 'list') return addItem(list, peer);
  return specs[0] === undefined ? undefined : setKey(specs[0], 'peers', [peer]);
}

const specsOf = (roots: readonly Node[]): readonly MapNode[] => roots.map((root) => entryOf(root, 'spec')?.value).filter((node) => node?.kind === 'map');

const itemsAt = (parent: Node, key: string): readonly MapNode[] => {
  const list = entryOf(parent, key)?.value;
  return list?.kind === 'list' ? list.items.filter((item) => item.kind === 'map') : [];
};

const says = (node: Node | undefined, key: string, value: string): boolean => {
  const found = entryOf(node, key)?.value;
  return found?.kind === 'scalar' && found.value === value;
};

const peerNode = (roots: readonly Node[], cluster: string): MapNode | undefined =>
  specsOf(roots).flatMap((spec) => itemsAt(spec, 'peers')).find((item) => says(item, 'cluster', cluster));

function originNode(roots: readonly Node[], cluster: string, { namespace, service, exposure }: Extract<Difference['place'], { kind: 'origin' }>): MapNode | undefined {
  return specsOf(roots)
    .flatMap((spec) => itemsAt(spec, 'consumes'))
    .filter((item) => says(entryOf(item, 'as')?.value, 'service', service) && says(entryOf(item, 'as')?.value, 'namespace', namespace))
    .flatMap((item) => itemsAt(item, 'from'))
    .find((item) => says(item, 'cluster', cluster) && says(item, 'exposure', exposure));
}
