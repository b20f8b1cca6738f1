// A folder of agreements to a federation: the first half of the pipeline.
import { findPrivateKey } from '../certificates/private-key.ts';
import { readDocuments } from '../syntax/read-documents.ts';
import { readSource, TOTAL_LIMIT } from '../syntax/read-source.ts';
import { joinDocuments } from './join-documents.ts';
import { child, type Reader } from './reader.ts';
import { NO_SETTINGS, readSettings, type Settings } from './settings.ts';
import { replace } from '../syntax/edit-yaml.ts';
import type { Document } from '../syntax/document.ts';
import type { SyntaxFault } from '../syntax/fault.ts';
import { startOf, type Source, type Span } from '../text/source.ts';
import { isUnreadable, type Entry, type Tree } from '../text/tree.ts';
import type { Agreement } from './agreement.ts';
import { buildAgreement } from './build-agreement.ts';
import { leavesGaps, type ModelFault, type Placed } from './fault.ts';
import { linkFederation, type Federation } from './federation.ts';
import { folderOf } from './folder.ts';
import type { ClusterName, Day } from './names.ts';
import { POLICIES_LIMIT, readPolicies } from './read-policies.ts';
import { MANIFEST_LIMIT, readInventory } from './read-inventory.ts';
import { survey } from './survey.ts';
import { GLOB } from './vocabulary.ts';

/** Reads every file, reports every fault, and keeps what can be kept. Never throws on what is in the tree. */
export function readFederation(tree: Tree, now: Day): Federation {
  const { clusters, federation, policies: policyFiles, faults } = survey(tree);
  const budget = { left: TOTAL_LIMIT };
  const entries = entriesByFolder(tree);
  const read = [...clusters].map(([cluster, paths]) => readCluster(tree, { cluster, paths, entries: entries.get(cluster) ?? [] }, budget));
  const common = federation === undefined ? { settings: NO_SETTINGS, faults: [] } : readFederationFile(tree, federation);
  const policies = readPolicies(tree, policyFiles, POLICIES_LIMIT);
  const agreements = read.map(({ agreement }) => agreement);
  const nobodys = tree.entries.filter(({ path }) => !clusters.has(path.split('/', 1)[0] as ClusterName));
  const keys = privateKeys(tree, nobodys, null).map((fault): Placed => ({ ...fault, cluster: null }));
  const ofPolicies = policies.faults.map((fault): Placed => ({ ...fault, cluster: null }));
  return linkFederation(agreements, now, [...faults, ...common.faults, ...ofPolicies, ...keys, ...read.flatMap((one) => one.faults)], common.settings, policies.policies);
}

interface Budget {
  /** Bytes. */
  left: number;
}

interface ClusterRead {
  readonly agreement: Agreement;
  readonly faults: readonly Placed[];
}

/** By the folders directly in the tree, so that each cluster looks through its own files alone. */
function entriesByFolder(tree: Tree): ReadonlyMap<string, readonly Entry[]> {
  const byFolder = new Map<string, Entry[]>();
  for (const entry of tree.entries) {
    const [top = ''] = entry.path.split('/', 1);
    const same = byFolder.get(top);
    if (same === undefined) byFolder.set(top, [entry]);
    else same.push(entry);
  }
  return byFolder;
}

interface ClusterFiles {
  readonly cluster: ClusterName;
  /** Of its documents. */
  readonly paths: readonly string[];
  /** All that lies in its folder. */
  readonly entries: readonly Entry[];
}

function readCluster(tree: Tree, { cluster, paths, entries }: ClusterFiles, budget: Budget): ClusterRead {
  const inventory = readInventory(tree, { cluster, paths, entries });
  const files = paths.filter((path) => !inventory.taken.has(path)).map((path) => readFile(tree, path, budget));
  const documents = files.flatMap((file) => file.documents);
  const shapeFaults = files.flatMap((file) => file.faults);
  const readable = documents.length > 0 && files.every((file) => file.readable);
  const folder = folderOf(tree, cluster, entries, startOf(files[0]?.source ?? { path: cluster, text: '' }));
  const { agreement, faults } = buildAgreement(cluster, documents, folder, readable);
  const ofAgreement: ModelFault[] = [...shapeFaults, ...faults, ...inventory.faults, ...documents.flatMap((document) => wrongName(document, cluster))];
  if (documents.length === 0 && shapeFaults.length === 0) ofAgreement.push({ kind: 'no-agreement', at: folder.at, args: { folder: cluster } });
  const complete = agreement.complete && !ofAgreement.some(leavesGaps);
  // One in a file that the agreement names is told where it names it.
  const named = new Set(faults.flatMap((fault) => (fault.kind === 'private-key' ? [`${cluster}/${fault.args.file}`] : [])));
  const keys = privateKeys(tree, entries.filter(({ path }) => !named.has(path)), cluster);
  // Of a file that holds a key no more is said: its lines could be shown, and what kind of file it is does not matter.
  const withKey = new Set(keys.map(({ at }) => at.source.path));
  const unread = hasUnreadPatterns(files, faults);
  const told = ofAgreement.filter(({ kind, at }) => kind !== 'wrong-kind' || (!withKey.has(at.source.path) && (!unread || saysPatterns(at.source))));
  const all = [...withoutConsequences(told), ...keys];
  const manifests = inventory.files.filter(({ path }) => !withKey.has(path));
  return { agreement: { ...agreement, complete, manifests }, faults: all.map((fault) => ({ ...fault, cluster })) };
}

/** A key in any file, also one that nothing names: whoever can read the repository has it. */
function privateKeys(tree: Tree, entries: readonly Entry[], cluster: ClusterName | null): ModelFault[] {
  return entries.filter(({ kind }) => kind === 'file').flatMap(({ path }): ModelFault[] => {
    const bytes = tree.read(path, MANIFEST_LIMIT);
    if (isUnreadable(bytes)) return [];
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    const key = findPrivateKey(bytes, text);
    if (key === undefined) return [];
    return [{ kind: 'private-key', at: blankPlace(path, text, key.offset), args: { file: cluster === null ? path : path.slice(cluster.length + 1), shape: key.shape } }];
  });
}

/** The line alone: of a file that holds a key no text may go where it could be printed. */
function blankPlace(path: string, text: string, offset: number): Span {
  const lines = text.slice(0, offset).split('\n').length - 1;
  return { source: { path, text: '\n'.repeat(lines) }, start: lines, end: lines };
}

/** Tells also a document whose kind is misspelt, which is then the fault to mend. */
const saysPatterns = ({ text }: Source): boolean => /^[ \t]*inventory:/m.test(text);

/** Where a file, or a pattern in it, can't be read that may say which files are manifests, they are not each a fault as well. */
const hasUnreadPatterns = (files: readonly FileRead[], faults: readonly ModelFault[]): boolean =>
  files.some(({ source, documents, readable }) => !readable && documents.length === 0 && saysPatterns(source)) ||
  faults.some((fault) => fault.kind === 'bad-file-path' && fault.args.what === GLOB.what);

interface FileRead {
  readonly source: Source;
  readonly documents: readonly Document[];
  readonly faults: readonly SyntaxFault[];
  readonly readable: boolean;
}

function readFile(tree: Tree, path: string, budget: Budget): FileRead {
  const { source, faults, size } = budget.left > 0 ? readSource(tree, path) : { source: { path, text: '' }, faults: [], size: 0 };
  if (budget.left <= 0) {
    const fault: SyntaxFault = { kind: 'too-much-text', at: startOf(source), args: { limit: '32 MiB' } };
    return { source, documents: [], faults: [fault], readable: false };
  }
  budget.left -= size;
  return faults.length > 0 ? { source, documents: [], faults, readable: false } : { source, ...readDocuments(source, 'Agreement') };
}

function wrongName({ root }: Document, cluster: ClusterName): ModelFault[] {
  const name = child(child(root, 'metadata'), 'name');
  if (name?.kind !== 'scalar' || typeof name.value !== 'string' || name.value === cluster) return [];
  return [{ kind: 'wrong-cluster-name', at: name.at, args: { written: name.value, folder: cluster }, fix: { kind: 'edit', edit: replace(name, cluster) } }];
}

/** A key that was misspelt is not missing as well. */
function withoutConsequences(faults: readonly ModelFault[]): readonly ModelFault[] {
  const meant = new Set(faults.flatMap((fault) => (fault.kind === 'unknown-key' ? [`${fault.args.parent}.${fault.args.nearest}`] : [])));
  return faults.filter((fault) => fault.kind !== 'missing-key' || !meant.has(`${fault.args.parent}.${fault.args.key}`));
}

interface SettingsRead {
  readonly settings: Settings;
  readonly faults: readonly Placed[];
}

function readFederationFile(tree: Tree, path: string): SettingsRead {
  const { source, faults } = readSource(tree, path);
  const { documents, faults: misshapen } = faults.length > 0 ? { documents: [], faults } : readDocuments(source, 'Federation');
  const specs = documents.map(({ root }) => child(root, 'spec')).filter((node) => node?.kind === 'map');
  const joined = joinDocuments(specs, startOf(source));
  const reader: Reader = { faults: [...misshapen, ...joined.faults] };
  const settings = { ...readSettings(reader, joined.node), source };
  return { settings, faults: reader.faults.map((fault) => ({ ...fault, cluster: null })) };
}
