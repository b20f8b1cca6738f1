// Text to the documents of a file of manifests. Unlike agreements they may hold anchors, aliases and merge keys, as the API server's
// clients take them. An alias leads to the node at its anchor: nothing is copied, and what it would expand to is counted.
import { Composer, isAlias, isMap, isScalar, isSeq, type Document as YamlDocument, type Node as YamlNode, type ParsedNode } from 'yaml';
import { badYaml } from '../syntax/bad-yaml.ts';
import { boundedTokens } from '../syntax/bounded-tokens.ts';
import type { Entry, MapNode, Node } from '../syntax/node.ts';
import type { Source, Span } from '../text/source.ts';
import type { ManifestFault } from './manifest-fault.ts';
import { skim } from './skim.ts';

/** Objects of the API server nest less deep, their schemas in CustomResourceDefinitions included. */
const DEPTH_LIMIT = 100;

/** Values that aliases of one file may stand for, all together. */
export const EXPANSION_LIMIT = 100_000;

// prettyErrors and uniqueKeys, both on by default, take time quadratic in the size of hostile text.
const OPTIONS = { prettyErrors: false, uniqueKeys: false, strict: true, version: '1.2', logLevel: 'silent' } as const;

export interface ParsedManifests {
  /** What could be read before the first fault of YAML. */
  readonly documents: readonly Node[];
  readonly faults: readonly ManifestFault[];
}

/** Never throws on what is in the file. */
export function parseManifests(source: Source): ParsedManifests {
  const documents: Node[] = [];
  const faults: ManifestFault[] = [];
  const composer = new Composer(OPTIONS);
  const expanded = { left: EXPANSION_LIMIT };
  const take = (found: Iterable<YamlDocument.Parsed | YamlDocument<YamlNode>>): void => {
    for (const document of found) {
      const error = document.errors[0];
      if (error !== undefined) {
        const { at, args } = badYaml(source, error) as { at: Span; args: { problem: string; instead: string } };
        faults.push({ at, ...args });
      } else if (document.contents !== null) {
        const conversion: Conversion = { source, faults, expanded, anchors: new Map() };
        documents.push(convert(conversion, document.contents as ParsedNode, 1).node);
      }
      if (faults.length > 0) return;
    }
  };
  for (const token of boundedTokens(skim(source.text))) {
    if (token.type === 'too-deep') faults.push({ at: { source, start: token.offset, end: token.offset + 1 }, ...TOO_DEEP });
    else take(composer.next(token));
    if (faults.length > 0) return { documents, faults };
  }
  take(composer.end(false, source.text.length));
  return { documents, faults };
}

interface Conversion {
  readonly source: Source;
  readonly faults: ManifestFault[];
  readonly expanded: { left: number };
  /** As they stand at this point of the document: a name may be given anew. */
  readonly anchors: Map<string, Converted>;
}

/** `size` counts the values in it, those behind aliases too. */
interface Converted {
  readonly node: Node;
  readonly size: number;
}

const nothing = (at: Span): Converted => ({ node: { kind: 'scalar', value: null, written: '', at }, size: 1 });

const TOO_DEEP = { problem: 'lists and maps are nested too deep', instead: `Keep to a depth of ${DEPTH_LIMIT}.` };

function refuse({ faults }: Conversion, at: Span, problem: string, instead: string): Converted {
  if (faults.length === 0) faults.push({ at, problem, instead });
  return nothing(at);
}

function convert(conversion: Conversion, node: YamlNode, depth: number): Converted {
  const { source, anchors, faults } = conversion;
  const at: Span = { source, start: node.range?.[0] ?? 0, end: node.range?.[1] ?? 0 };
  // After a fault nothing of the document counts.
  if (faults.length > 0) return nothing(at);
  if (depth > DEPTH_LIMIT) return refuse(conversion, at, TOO_DEEP.problem, TOO_DEEP.instead);
  if (isAlias(node)) return behind(conversion, node.source, at);
  const converted = isSeq(node) ? list(conversion, node.items as YamlNode[], at, depth) : isMap(node) ? map(conversion, node.items as Pairs, at, depth) : scalar(node, at);
  if ('anchor' in node && node.anchor) anchors.set(node.anchor, converted);
  return converted;
}

function scalar(node: YamlNode, at: Span): Converted {
  const value = isScalar(node) ? node.value : null;
  const plain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
  return { node: { kind: 'scalar', value: plain, written: (isScalar(node) && node.source) || '', at }, size: 1 };
}

function behind(conversion: Conversion, name: string, at: Span): Converted {
  const found = conversion.anchors.get(name);
  if (found === undefined) return refuse(conversion, at, `the alias *${name} has no anchor before it, or stands inside its own`, `Put \`&${name}\` where its value first stands.`);
  conversion.expanded.left -= found.size;
  if (conversion.expanded.left >= 0) return found;
  return refuse(conversion, at, `aliases stand for over ${EXPANSION_LIMIT} values`, 'Write the values out, in files of their own.');
}

function list(conversion: Conversion, items: readonly YamlNode[], at: Span, depth: number): Converted {
  const converted = items.map((item) => convert(conversion, item, depth + 1));
  return { node: { kind: 'list', items: converted.map(({ node }) => node), at }, size: total(converted) };
}

type Pairs = readonly { readonly key: YamlNode; readonly value: YamlNode | null }[];

function map(conversion: Conversion, pairs: Pairs, at: Span, depth: number): Converted {
  const own = new Map<string, Entry>();
  const merged: Entry[] = [];
  const sizes: Converted[] = [];
  for (const pair of pairs) {
    const { node: keyNode } = convert(conversion, pair.key, depth + 1);
    const key = keyNode.kind === 'scalar' ? (typeof keyNode.value === 'string' ? keyNode.value : keyNode.written) : '';
    const value = pair.value === null ? nothing({ ...keyNode.at, start: keyNode.at.end }) : convert(conversion, pair.value, depth + 1);
    sizes.push(value);
    if (key === '<<') merged.push(...mergedEntries(value.node));
    else if (own.has(key)) refuse(conversion, keyNode.at, `the key ${key} stands twice in one map, and readers differ in which of the two counts`, 'Take one of the two out.');
    else own.set(key, { key, keyAt: keyNode.at, value: value.node });
  }
  // What a map says itself goes before what it merges in, and of several the first.
  for (const entry of merged) if (!own.has(entry.key)) own.set(entry.key, entry);
  return { node: { kind: 'map', entries: [...own.values()], at }, size: total(sizes) };
}

const mergedEntries = (node: Node): readonly Entry[] => (node.kind === 'map' ? node.entries : node.kind === 'list' ? node.items.filter((item): item is MapNode => item.kind === 'map').flatMap(({ entries }) => entries) : []);

const total = (parts: readonly Converted[]): number => parts.reduce((sum, { size }) => sum + size, 1);
