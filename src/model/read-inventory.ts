// The owner's own manifests: which files `spec.inventory` takes, and their text. What is in them is for checks to read: nothing of it can
// get into an overlay or into the access matrix.
import { readDocuments } from '../syntax/read-documents.ts';
import { headOf } from '../syntax/node.ts';
import { FILE_LIMIT, readSource, TOTAL_LIMIT } from '../syntax/read-source.ts';
import { startOf, type Located, type Source, type Span } from '../text/source.ts';
import { isUnreadable, type Entry, type Tree } from '../text/tree.ts';
import type { ModelFault } from './fault.ts';
import { matchesPattern } from './file-pattern.ts';
import type { ClusterName } from './names.ts';
import { child, readAll, type Reader } from './reader.ts';
import { isForOthers } from './survey.ts';
import { GLOB } from './vocabulary.ts';

export interface InventoryRead {
  readonly files: readonly Source[];
  /** Paths in the tree of the files that are no agreements because of it. */
  readonly taken: ReadonlySet<string>;
  readonly faults: readonly ModelFault[];
}

interface ClusterFiles {
  readonly cluster: ClusterName;
  /** Of its YAML. */
  readonly paths: readonly string[];
  /** All that lies in its folder. */
  readonly entries: readonly Entry[];
}

/** Bytes. */
export const MANIFEST_LIMIT = 16 * 1024 * 1024;

/** Bytes of manifests that are read for one cluster. */
const INVENTORY_LIMIT = 64 * 1024 * 1024;

/** The patterns stand in an agreement, and tell which files are none: so they are looked for before anything else is made of the files. */
export function readInventory(tree: Tree, files: ClusterFiles): InventoryRead {
  const patterns = findPatterns(tree, files.paths);
  if (patterns.length === 0) return { files: [], taken: new Set(), faults: [] };
  const below = (path: string): string => path.slice(files.cluster.length + 1);
  const readable = files.entries.filter(({ path, kind }) => kind !== 'folder' && /\.(ya?ml|json)$/.test(path) && !isForOthers(below(path)));
  const matched = readable.map(({ path }) => ({ path, by: patterns.find(({ value }) => matchesPattern(value, below(path))) }));
  const faults: ModelFault[] = idlePatterns(patterns, readable.map(({ path }) => below(path)), files.entries.map(({ path }) => below(path)));
  const taken = new Set<string>();
  const sources: Source[] = [];
  const budget = { left: INVENTORY_LIMIT };
  for (const { path, by } of matched) {
    if (by === undefined) continue;
    const file = readFile(tree, path, budget);
    const agreement = 'kind' in file ? undefined : agreementIn(file);
    if (agreement !== undefined) {
      const related = [{ at: agreement, message: 'this is an agreement, and still counts as one' }];
      faults.push({ kind: 'agreement-in-inventory', at: by.at, args: { pattern: by.value, file: below(path) }, related });
      continue;
    }
    taken.add(path);
    if ('kind' in file) faults.push(file);
    else sources.push(file);
  }
  return { files: sources, taken, faults };
}

/** Faults in them are told where the agreement is built. */
function findPatterns(tree: Tree, paths: readonly string[]): readonly Located<string>[] {
  const reader: Reader = { faults: [] };
  let left = TOTAL_LIMIT;
  return paths.flatMap((path) => {
    const { source, faults, size } = readSource(tree, path);
    // A key may be written with escapes; any other text without the word has no such key.
    if (faults.length > 0 || left < size || !/inventory|\\[xuU]/.test(source.text)) return [];
    left -= size;
    return readDocuments(source, 'Agreement').documents.flatMap(({ root }) => readAll(reader, child(child(root, 'spec'), 'inventory'), GLOB));
  });
}

function idlePatterns(patterns: readonly Located<string>[], files: readonly string[], all: readonly string[]): ModelFault[] {
  const idle = patterns.filter(({ value }) => !files.some((path) => matchesPattern(value, path)));
  return idle.map(({ value, at }) => {
    const isFolder = all.some((path) => path.startsWith(`${value}/`));
    const hasOthers = all.some((path) => matchesPattern(value, path));
    const instead = isFolder ? `It is a folder: write \`${value}/**\`.` : hasOthers ? 'Only files whose names end in .yaml, .yml or .json are read.' : 'It is relative to the cluster’s folder; `**` goes down through folders.';
    return { kind: 'idle-pattern', at, args: { pattern: value, instead } };
  });
}

function readFile(tree: Tree, path: string, budget: { left: number }): Source | ModelFault {
  const bytes = tree.read(path, MANIFEST_LIMIT);
  const unread = (problem: string, instead: string): ModelFault => ({ kind: 'unreadable-manifest', at: startOf({ path, text: '' }), args: { problem, instead } });
  if (isUnreadable(bytes)) return unread(`the file ${bytes.unreadable}`, 'Put the file itself there, or narrow the pattern.');
  if (bytes.length > MANIFEST_LIMIT) return unread('it is over 16 MiB', 'Split it over several files, or leave out what the mesh does not need.');
  budget.left -= bytes.length;
  if (budget.left < 0) return unread('the inventory of this cluster is over 64 MiB', 'Narrow the patterns to what the exposures and consumptions are about.');
  try {
    return { path, text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return unread('it is no UTF-8', 'Save it as UTF-8.');
  }
}

/**
 * Where a file holds an agreement, also one that is broken. It must never go unread because a pattern is too wide: what it exposes would be
 * withdrawn without a word.
 */
function agreementIn(source: Source): Span | undefined {
  if (!source.text.includes(API_GROUP)) return undefined;
  const written = /^\ufeff?(?:\{\s*)?["']?apiVersion["']?\s*:\s*["']?meshfed\.dev\//m.exec(source.text);
  if (written !== null) return { source, start: written.index, end: written.index + written[0].length };
  if (source.text.length > FILE_LIMIT) return undefined;
  const [document] = readDocuments(source, 'Agreement').documents;
  return document === undefined ? undefined : headOf(document.root);
}

const API_GROUP = 'meshfed.dev/';
