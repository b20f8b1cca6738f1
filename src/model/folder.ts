// A cluster's folder, as far as its agreement may reach: the certificate files that it names, and nothing outside.
import { caBundle } from '../certificates/ca-bundle.ts';
import type { Certificate, LeafFile } from '../certificates/certificate.ts';
import { readCaFile, readCertificates } from '../certificates/read-certificates.ts';
import { isUnmarkedCa } from '../certificates/unmarked-ca.ts';
import { distance, nearest } from '../finding/nearest.ts';
import type { Node } from '../syntax/node.ts';
import { FILE_LIMIT } from '../syntax/read-source.ts';
import { located, type Located, type Span } from '../text/source.ts';
import { isUnreadable, type Entry, type Tree } from '../text/tree.ts';
import type { Trust } from './agreement.ts';
import type { ClusterName } from './names.ts';
import { readAll, type Reader } from './reader.ts';
import { FILE } from './vocabulary.ts';

export interface Folder {
  /** The start of the first file in it. */
  readonly at: Span;
  /** `path` is relative to the folder. */
  readonly read: (path: string) => Uint8Array | { readonly unreadable: string };
}

/** `entries` are those of the cluster's folder. */
export function folderOf(tree: Tree, cluster: ClusterName, entries: readonly Entry[], at: Span): Folder {
  const kinds = new Map(entries.map((entry) => [entry.path, entry.kind]));
  const read = (path: string): ReturnType<Folder['read']> => {
    const parts = path.split('/');
    const steps = parts.map((_, index) => kinds.get([cluster, ...parts.slice(0, index + 1)].join('/')));
    if (steps.includes('link')) return { unreadable: 'is reached through a link, and links are not followed' };
    if (steps.at(-1) === undefined) return { unreadable: `does not exist${nearby(cluster, path, entries)}` };
    if (steps.at(-1) !== 'file') return { unreadable: 'is no regular file' };
    const bytes = tree.read(`${cluster}/${path}`, FILE_LIMIT);
    return !isUnreadable(bytes) && bytes.length > FILE_LIMIT ? { unreadable: 'is over 256 KiB' } : bytes;
  };
  return { at, read };
}

function nearby(cluster: ClusterName, path: string, entries: readonly Entry[]): string {
  const files = entries.filter(({ kind }) => kind === 'file').map((entry) => entry.path.slice(cluster.length + 1));
  const meant = nearest(path, files);
  // Names of files resemble each other: three characters away it is most likely another one that is meant.
  return meant === undefined || distance(path.toLowerCase(), meant.toLowerCase()) > 2 ? '' : `, though \`${meant}\` does`;
}

type Unusable = 'unreadable-trust' | 'unreadable-certificate';

/** The CAs in the files of a `trust` list; undefined where it names none, or one of them is no use. */
export function readTrust(reader: Reader, node: Node | undefined, folder: Folder): Trust | undefined {
  const files = readAll(reader, node, FILE);
  const first = files[0];
  if (first === undefined) return undefined;
  const lists = files.map((file) => readCas(reader, file, folder)).filter((list) => list !== undefined);
  if (lists.length < files.length) return undefined;
  return { at: first.at, names: files.map(({ value }) => value), files: lists, bundle: caBundle(lists.flatMap(({ value }) => value)) };
}

function readCas(reader: Reader, file: Located<string>, folder: Folder): Located<readonly Certificate[]> | undefined {
  const certificates = readFile(reader, file, folder, 'unreadable-trust');
  const other = certificates?.find((one) => !one.ca && !isUnmarkedCa(one));
  if (other !== undefined) reader.faults.push({ kind: 'not-a-ca', at: file.at, args: { file: file.value, subject: other.subject, issuer: other.issuer, fingerprint: other.fingerprint } });
  return certificates === undefined || other !== undefined ? undefined : located(certificates, file.at);
}

/** A gateway's certificate: the first in the file is the leaf. */
export function readLeaf(reader: Reader, node: Node | undefined, folder: Folder): Located<LeafFile> | undefined {
  const file = readAll(reader, node, FILE)[0];
  const [leaf, ...intermediates] = file === undefined ? [] : (readFile(reader, file, folder, 'unreadable-certificate') ?? []);
  return file === undefined || leaf === undefined ? undefined : located({ file: file.value, leaf, intermediates }, file.at);
}

function readFile(reader: Reader, file: Located<string>, folder: Folder, unusable: Unusable): readonly Certificate[] | undefined {
  const fail = (kind: Unusable | 'missing-file', problem: string): undefined => {
    reader.faults.push({ kind, at: file.at, args: { file: file.value, problem } });
  };
  const bytes = folder.read(file.value);
  if ('unreadable' in bytes) return fail('missing-file', bytes.unreadable);
  const { certificates, faults } = unusable === 'unreadable-trust' ? readCaFile(bytes) : readCertificates(bytes);
  const fault = faults[0];
  if (fault === undefined) return certificates;
  if (fault.kind !== 'private-key') return fail(unusable, `${fault.problem} (line ${fault.line})`);
  reader.faults.push({ kind: 'private-key', at: file.at, args: { file: file.value, shape: fault.shape } });
  return undefined;
}
