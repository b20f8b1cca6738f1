// What a committed kustomization has kustomize do beyond listing the files that we wrote: it could add, fetch or change anything.
import { foreignResource } from '../checks/change/foreign-resource.ts';
import type { Finding } from '../finding/finding.ts';
import { occurrence } from '../finding/rule.ts';
import { entryOf, headOf, type Node } from '../syntax/node.ts';
import { parse } from '../syntax/parse.ts';
import type { Source, Span } from '../text/source.ts';
import { shown } from './field-differences.ts';

/** One finding an entry. `recorded` are files that we once wrote: a list with one of them is out of date, and nobody's addition. */
export function foreignResources(committed: Source, compiled: Source, cluster: string, recorded: ReadonlySet<string>): readonly Finding[] {
  const [theirs, ours] = [parse(committed).documents[0], parse(compiled).documents[0]];
  if (theirs?.kind !== 'map') return [];
  return theirs.entries.flatMap(({ key, keyAt, value }) => {
    if (key === 'resources') return addedTo(value, entryOf(ours, key)?.value, recorded).map(({ at, text }) => found(committed, cluster, at, 'resources', text));
    return ['apiVersion', 'kind', 'metadata'].includes(key) ? [] : [found(committed, cluster, keyAt, key, shown(value))];
  });
}

const found = ({ path }: Source, cluster: string, at: Span, key: string, entry: string): Finding => occurrence(foreignResource, { at }, { path, cluster, key, entry });

function addedTo(value: Node, ours: Node | undefined, recorded: ReadonlySet<string>): readonly { readonly at: Span; readonly text: string }[] {
  const known = new Set(ours?.kind === 'list' ? ours.items.flatMap(textOf) : []);
  const items = value.kind === 'list' ? value.items : [value];
  return items
    .filter((item) => !textOf(item).some((text) => known.has(text) || recorded.has(text)))
    .map((item) => ({ at: headOf(item), text: shown(item) }));
}

const textOf = (node: Node): readonly string[] => (node.kind === 'scalar' && typeof node.value === 'string' ? [node.value] : []);
