// Text to documents: YAML 1.2 with positions, and without the parts of it that an agreement may not use.
import { Composer, isAlias, isMap, isScalar, isSeq, type Document as YamlDocument, type Node as YamlNode, type ParsedNode } from 'yaml';
import type { Source, Span } from '../text/source.ts';
import { badYaml } from './bad-yaml.ts';
import { boundedTokens } from './bounded-tokens.ts';
import type { SyntaxFault } from './fault.ts';
import type { Entry, Node } from './node.ts';

export const DEPTH_LIMIT = 64;

// prettyErrors and uniqueKeys, both on by default, take time quadratic in the size of hostile text.
const OPTIONS = { prettyErrors: false, uniqueKeys: false, strict: true, version: '1.2' } as const;

/** Of a file with a fault nothing is read, so the faults behind these may wait until they are mended. */
const MOST_FAULTS = 100;

export interface Parsed {
  /** The documents that hold anything; none where the file has a fault. */
  readonly documents: readonly Node[];
  readonly faults: readonly SyntaxFault[];
}

/** Parses one file. The faults are all of its own, and at most one for text that is no YAML. */
export function parse(source: Source): Parsed {
  const faults: SyntaxFault[] = [];
  const documents: Node[] = [];
  const composer = new Composer(OPTIONS);
  const take = (found: Iterable<YamlDocument.Parsed | YamlDocument<YamlNode>>): void => {
    for (const document of found) {
      const error = document.errors[0];
      if (error !== undefined) faults.push(badYaml(source, error));
      else if (!isEmpty(document)) documents.push(convert(source, document.contents as ParsedNode, 1, faults));
    }
  };
  for (const token of boundedTokens(source.text)) {
    if (token.type === 'too-deep') {
      const at = { source, start: token.offset, end: token.offset + 1 };
      return { documents: [], faults: [...faults, { kind: 'too-deep', at, args: { limit: String(DEPTH_LIMIT) } }] };
    }
    if (token.type === 'directive') {
      const at = { source, start: token.offset, end: token.offset + token.source.length };
      faults.push({ kind: 'yaml-directive', at, args: { directive: token.source } });
    } else take(composer.next(token));
    // One syntax error is enough: the rest of the file is read in the light of it.
    if (faults.some((fault) => fault.kind === 'bad-yaml')) return { documents: [], faults: faults.slice(0, 10) };
  }
  take(composer.end(false, source.text.length));
  return faults.length > 0 ? { documents: [], faults: faults.slice(0, MOST_FAULTS) } : { documents, faults };
}

const isEmpty = ({ contents }: YamlDocument): boolean => contents === null || (isScalar(contents) && contents.value === null && !contents.source);

const spanOf = (source: Source, node: YamlNode): Span => ({ source, start: node.range?.[0] ?? 0, end: node.range?.[1] ?? 0 });

/** Properties stand before their value, and the parser gives the value's place. A tag that was written in another way is not found there. */
function before(at: Span, property: string): Span {
  const start = at.source.text.lastIndexOf(property, at.start);
  return start === -1 ? at : { ...at, start, end: start + property.length };
}

const nothing = (at: Span): Node => ({ kind: 'scalar', value: null, written: '', at });

function convert(source: Source, node: YamlNode, depth: number, faults: SyntaxFault[]): Node {
  const at = spanOf(source, node);
  if (isAlias(node)) {
    faults.push({ kind: 'yaml-alias', at, args: { alias: node.source } });
    return nothing(at);
  }
  if ('anchor' in node && node.anchor) faults.push({ kind: 'yaml-anchor', at: before(at, `&${node.anchor}`), args: { anchor: node.anchor } });
  // The parser sets `tag` only where the file writes one; it resolves what it knows to `tag:yaml.org,2002:`.
  if (node.tag !== undefined) {
    const tag = node.tag.replace('tag:yaml.org,2002:', '!!');
    faults.push({ kind: 'yaml-tag', at: before(at, tag), args: { tag } });
  }
  if (depth > DEPTH_LIMIT) {
    if (!faults.some((fault) => fault.kind === 'too-deep')) faults.push({ kind: 'too-deep', at, args: { limit: String(DEPTH_LIMIT) } });
    return nothing(at);
  }
  if (isSeq(node)) {
    return { kind: 'list', items: node.items.map((item) => convert(source, item as YamlNode, depth + 1, faults)), at };
  }
  if (isMap(node)) return { kind: 'map', entries: entries(source, node.items as Pairs, depth, faults), at };
  const value = isScalar(node) ? node.value : null;
  const scalar = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
  return { kind: 'scalar', value: scalar, written: (isScalar(node) && node.source) || '', at };
}

type Pairs = readonly { readonly key: YamlNode; readonly value: YamlNode | null }[];

function entries(source: Source, pairs: Pairs, depth: number, faults: SyntaxFault[]): Entry[] {
  const first = new Map<string, Span>();
  const found: Entry[] = [];
  for (const pair of pairs) {
    const keyNode = convert(source, pair.key, depth + 1, faults);
    const keyAt = keyNode.at;
    const key = keyNode.kind === 'scalar' ? keyNode.written : source.text.slice(keyAt.start, keyAt.end);
    const value = pair.value === null ? nothing({ source, start: keyAt.end, end: keyAt.end }) : convert(source, pair.value, depth + 1, faults);
    const before = first.get(key);
    if (key === '<<') faults.push({ kind: 'yaml-merge-key', at: keyAt, args: {} });
    if (before === undefined) first.set(key, keyAt);
    else faults.push({ kind: 'duplicate-key', at: keyAt, args: { key }, related: [{ at: before, message: 'it stands here first' }] });
    found.push({ key, keyAt, value });
  }
  return found;
}
