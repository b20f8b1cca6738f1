// One object of an overlay, still a tree: what it is called, and where it stands.
import { entryOf, headOf, type Node } from '../syntax/node.ts';
import { parseQuickly } from '../syntax/plain-blocks.ts';
import { startOf, type Source, type Span } from '../text/source.ts';
import { readMetadata } from './metadata.ts';
import { fieldsOf, itemsOf, notUnderstood, textOf, type Outside, type Reading } from './reading.ts';

export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  /** Empty where an object has none. */
  readonly namespace: string;
  readonly annotations: ReadonlyMap<string, string>;
  readonly node: Node;
  readonly at: Span;
  readonly reading: Reading;
}

/** A cluster's overlay as text: by path relative to its folder. */
export type Files = ReadonlyMap<string, string>;

export interface Applied {
  readonly sources: readonly Source[];
  readonly outside: readonly Outside[];
}

const KUSTOMIZATIONS = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];

/** What a kustomization applies; without one, all files. `folder` stands before each path in places: `overlays/cluster1/`. */
export function appliedFiles(files: Files, folder: string): Applied {
  const outside: Outside[] = [];
  const kustomized = KUSTOMIZATIONS.some((name) => files.has(name));
  const applied = kustomized ? resourcesOf(files, folder, '', outside, new Set()) : [...files.keys()].filter((path) => /\.(ya?ml|json)$/.test(path));
  return { sources: applied.map((path) => ({ path: folder + path, text: files.get(path) ?? '' })), outside };
}

function resourcesOf(files: Files, folder: string, at: string, outside: Outside[], seen: Set<string>): readonly string[] {
  const path = KUSTOMIZATIONS.map((name) => at + name).find((name) => files.has(name)) ?? at;
  const source: Source = { path: folder + path, text: files.get(path) ?? '' };
  const reading: Reading = { object: source.path, outside };
  const { documents: [node], faults } = parseQuickly(source);
  if (seen.has(path) || node === undefined || faults.length > 0) {
    notUnderstood(reading, faults[0]?.at ?? startOf(source), 'a kustomization that cannot be read');
    return [];
  }
  seen.add(path);
  const field = fieldsOf(reading, node, ['resources', 'kind', 'apiVersion'], ['metadata']);
  const [kind, version] = [textOf(reading, field('kind')), textOf(reading, field('apiVersion'))];
  if ((kind ?? 'Kustomization') !== 'Kustomization' || !/^kustomize\.config\.k8s\.io\/v1(beta1)?$/.test(version ?? 'kustomize.config.k8s.io/v1')) notUnderstood(reading, node.at, 'a kustomization of another kind or version');
  return (field('resources') === undefined ? [] : itemsOf(reading, field('resources'))).flatMap((item) => {
    const named = (at + (textOf(reading, item) ?? '')).replaceAll(/\/\.?(?=\/|$)/g, '');
    if (files.has(named)) return [named];
    if (KUSTOMIZATIONS.some((name) => files.has(`${named}/${name}`))) return resourcesOf(files, folder, `${named}/`, outside, seen);
    notUnderstood(reading, item.at, 'a resource that is not there');
    return [];
  });
}

/** The objects of one file; what is not understood of them goes to `outside`, also later, as more of them is read. */
export function readManifests(source: Source, outside: Outside[]): readonly Manifest[] {
  const { documents, faults } = parseQuickly(source);
  if (faults[0] !== undefined) outside.push({ at: faults[0].at, object: source.path, what: 'text that is not read here: broken, or with anchors, tags or a key that stands twice' });
  return documents.flatMap((node) => objectsOf(source, node, outside));
}

function objectsOf(source: Source, node: Node, outside: Outside[]): readonly Manifest[] {
  const [apiVersion, kind] = ['apiVersion', 'kind'].map((key) => textOf({ object: source.path, outside }, entryOf(node, key)?.value) ?? '');
  if (kind === 'List' && apiVersion === 'v1') return itemsOf({ object: source.path, outside }, entryOf(node, 'items')?.value).flatMap((item) => objectsOf(source, item, outside));
  const unnamed: Reading = { object: source.path, outside };
  const told: Outside[] = [];
  const { name, namespace, annotations } = readMetadata(node, kind ?? '', { object: source.path, outside: told });
  const reading: Reading = { object: `${kind} ${namespace === '' ? '' : `${namespace}/`}${name}`, outside };
  outside.push(...told.map((one) => ({ ...one, object: reading.object })));
  if (name === '' || kind === '') notUnderstood(unnamed, headOf(node), 'an object without kind or name');
  return [{ apiVersion: apiVersion ?? '', kind: kind ?? '', name, namespace, annotations, node, at: headOf(node), reading }];
}
