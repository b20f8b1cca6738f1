// Repositories that mean harm, or that a tired person wrote: fixtures with parts exchanged for what is likeliest to break a reader.
import fc from 'fast-check';
import { stringify } from 'yaml';
import { plain, type Node } from '../syntax/node.ts';
import { parse } from '../syntax/parse.ts';
import { foldersAbove } from '../text/folders-above.ts';
import { byCodeUnit } from '../text/source.ts';
import type { EntryKind, Tree } from '../text/tree.ts';
import { fixtureFiles, stories } from './fixtures.ts';

/** What stands at each path; bytes for a file. */
export type Repository = ReadonlyMap<string, Uint8Array | Exclude<EntryKind, 'file'>>;

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Texts that some reader takes for something else: a key of every object, a number, markup, a command, another name. */
const NASTY: readonly string[] = [
  ...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'length', 'then', 'valueOf'],
  ...['', ' ', '\t', '\n', '\r\n', '-', '.', '..', '/', '//', '*', '"*"', '~', 'null', 'true', 'no', '0', '-1', '1e9', '017', '0x1f', '1.10', '.inf', '2024-01-01'],
  ...['../../etc/passwd', '/etc/passwd', 'certs/../../x', 'C:\\x', 'certs', 'agreement.yaml', 'certs/\u0000x'],
  ...['*.example.com', 'localhost', '127.0.0.1', '[::1]', 'c2.example.com:15443', 'xn--80ak6aa92e.com', 'c2.ex\u0430mple.com', 'C2.EXAMPLE.COM', 'c2.example.com.', 'a'.repeat(64), `${'a.'.repeat(130)}b`],
  ...['spiffe://', 'spiffe://x', 'spiffe://X/y', 'spiffe://x/y/', 'spiffe://x/*', 'spiffe://x/%2e', 'spiffe://x/y?z', 'x/y'],
  ...['/../', '/%2e%2e/', '/a;b/', '/{**}/', '/a/*/b', '/*', 'a', `/${'a/'.repeat(600)}`],
  ...['\u202e\u0074\u0078\u0074', '\u200b', '\u2066x\u2069', '\ufeff', '\u001b[31mred\u001b[0m', '\u0007', '\u2028', '\ud800', '\u00ad'],
  ...['::error::x', '##[error]x', '<!-- meshfed:v1 -->', '<img src=x onerror=x>', '[a](javascript:x)', '@everyone', '| x |', '`', '```', '$(id)', '${{ secrets.X }}', '{{ x }}'],
  ...['&a x', '*a', '!!binary x', '!x', '<<', '? a', '%YAML 1.1', '- - - -', '{', '[', '}', ']', '|', '>', '#', ': ', "'", '"'],
  ...['cluster1', 'cluster2', 'cluster3', 'bookinfo/httpbin', 'bookinfo/myratings/v1', 'policies', 'overlays', '.git', 'federation.yaml', 'con', 'aux', 'é', 'é'],
];

const nastyText = fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...NASTY) }, { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) }, { weight: 1, arbitrary: fc.constantFrom(1e3, 3e5).map((length) => 'x'.repeat(length)) });

const nastyNumber = fc.constantFrom(0, -1, 0.5, 1, 65535, 65536, 15001, 1e21, Number.MAX_SAFE_INTEGER, 2 ** 53, Number.NaN, Number.POSITIVE_INFINITY);

const nastyValue = fc.oneof(
  { weight: 6, arbitrary: nastyText },
  { weight: 2, arbitrary: nastyNumber },
  fc.constantFrom(null, true, false, [], {}, [[]], [null], [{}]),
  fc.constantFrom(10, 63, 64, 65, 500, 20_000).map(nested),
  fc.tuple(nastyText, nastyText).map(([key, value]) => Object.fromEntries([[key, value]])),
);

function nested(depth: number): unknown {
  let value: unknown = 'x';
  for (let level = 0; level < depth; level++) value = level % 2 === 0 ? [value] : { a: value };
  return value;
}

type Mutation = (files: Repository) => Repository;

const pick = <T>(items: readonly T[], at: number): T | undefined => items[Math.abs(at) % Math.max(1, items.length)];

const withFile = (files: Repository, path: string, content: Uint8Array | Exclude<EntryKind, 'file'>): Repository => new Map([...files, [path, content]]);

const yamlOf = (files: Repository, at: number): readonly [string, string] | undefined => {
  const found = [...files].flatMap(([path, content]) => (path.endsWith('.yaml') && content instanceof Uint8Array ? [[path, new TextDecoder().decode(content)] as const] : []));
  return pick(found, at);
};

/** One value or key of an agreement becomes another. */
const changeValue = fc.record({ file: fc.nat(), steps: fc.array(fc.nat(40), { minLength: 1, maxLength: 8 }), value: nastyValue, how: fc.constantFrom('value', 'key', 'add', 'double', 'drop') }).map(
  ({ file, steps, value, how }): Mutation =>
    (files) => {
      const found = yamlOf(files, file);
      const root = found === undefined ? undefined : parse({ path: found[0], text: found[1] }).documents[0];
      if (found === undefined || root === undefined) return files;
      const data = copy(root);
      change(data, steps, value, how);
      return withFile(files, found[0], written(data));
    },
);

function written(data: unknown): Uint8Array {
  try {
    return encode(stringify(data, { lineWidth: 0, aliasDuplicateObjects: false }));
  } catch {
    // Too deep for the writer; brackets do as well.
    return encode(`spec: ${'['.repeat(20_000)}${']'.repeat(20_000)}\n`);
  }
}

const copy = (node: Node): any => (node.kind === 'map' ? Object.fromEntries(node.entries.map(({ key, value }) => [key, copy(value)])) : node.kind === 'list' ? node.items.map(copy) : plain(node));

const keyOf = (value: unknown): string => (typeof value === 'string' ? value : typeof value === 'object' && value !== null ? 'object' : String(value)).slice(0, 60);

function change(data: any, steps: readonly number[], value: unknown, how: string): void {
  let parent = data;
  let key: string | number | undefined;
  for (const step of steps) {
    const here = key === undefined ? parent : parent[key];
    if (typeof here !== 'object' || here === null) break;
    const keys = Array.isArray(here) ? [...here.keys()] : Object.keys(here);
    if (keys.length === 0) break;
    parent = here;
    key = pick<string | number>(keys, step);
  }
  if (key === undefined) return;
  if (how === 'drop') Array.isArray(parent) ? parent.splice(Number(key), 1) : delete parent[key];
  else if (how === 'double' && Array.isArray(parent)) parent.push(parent[Number(key)]);
  else if (how === 'add') Array.isArray(parent) ? parent.push(value) : Object.defineProperty(parent, keyOf(value), { value, enumerable: true, configurable: true, writable: true });
  else if (how === 'key' && !Array.isArray(parent)) {
    const old = parent[key];
    delete parent[key];
    Object.defineProperty(parent, keyOf(value), { value: old, enumerable: true, configurable: true, writable: true });
  } else parent[key] = value;
}

/** Bytes of a file are cut, doubled, exchanged. */
const changeBytes = fc.record({ file: fc.nat(), at: fc.nat(), length: fc.constantFrom(0, 1, 2, 10, 200, 1e6), put: fc.oneof(nastyText.map(encode), fc.uint8Array({ maxLength: 12 })) }).map(
  ({ file, at, length, put }): Mutation =>
    (files) => {
      const found = pick([...files].filter(([, content]) => content instanceof Uint8Array), file);
      if (found === undefined) return files;
      const [path, content] = found as [string, Uint8Array];
      const start = content.length === 0 ? 0 : at % content.length;
      return withFile(files, path, Buffer.concat([content.subarray(0, start), put, content.subarray(Math.min(content.length, start + length))]));
    },
);

/** Lines change places, are doubled, or are indented otherwise. */
const changeLines = fc.record({ file: fc.nat(), from: fc.nat(), to: fc.nat(), indent: fc.constantFrom('', ' ', '  ', '\t', '- ', '# ', '? ') }).map(
  ({ file, from, to, indent }): Mutation =>
    (files) => {
      const found = yamlOf(files, file);
      if (found === undefined) return files;
      const lines = found[1].split('\n');
      const [line = ''] = lines.slice(from % lines.length);
      lines.splice(to % lines.length, indent === '' ? 1 : 0, indent + line);
      return withFile(files, found[0], encode(lines.join(indent === '\t' ? '\r\n' : '\n')));
    },
);

/** A path becomes another, or holds something that is no file. */
const changePath = fc.record({ file: fc.nat(), name: nastyText, how: fc.constantFrom('rename', 'copy', 'link', 'other', 'folder', 'delete', 'upper') }).map(
  ({ file, name, how }): Mutation =>
    (files) => {
      const found = pick([...files], file);
      if (found === undefined) return files;
      const [path, content] = found;
      const others = new Map([...files].filter(([other]) => other !== path && !other.startsWith(`${path}/`)));
      if (how === 'delete') return others;
      if (how === 'link' || how === 'other' || how === 'folder') return withFile(others, path, how);
      const parts = path.split('/');
      const renamed = how === 'upper' ? path.toUpperCase() : [...parts.slice(0, -1), name.replaceAll('/', '_').slice(0, 200) || '_'].join('/');
      return withFile(how === 'rename' ? others : files, renamed, content);
    },
);

/** Another cluster with the agreement, the certificate or the key of the first. */
const addCluster = fc.record({ from: fc.nat(), name: fc.oneof(fc.constantFrom('cluster9', 'cluster1', 'CLUSTER1', 'a.b', 'x'.repeat(70), 'policies'), nastyText) }).map(
  ({ from, name }): Mutation =>
    (files) => {
      const cluster = pick([...new Set([...files.keys()].map((path) => path.split('/')[0] ?? ''))], from) ?? '';
      const folder = name.replaceAll('/', '_').slice(0, 100) || '_';
      const copies = [...files].filter(([path]) => path.startsWith(`${cluster}/`)).map(([path, content]) => [folder + path.slice(cluster.length), content] as const);
      return new Map([...files, ...copies]);
    },
);

/** The rules of the repository itself. */
const addSettings = fc.record({ code: fc.oneof(fc.constantFrom('MF1001', 'MF3001', 'MF4009', 'MF2007', 'MF9999'), nastyText), value: nastyValue }).map(
  ({ code, value }): Mutation =>
    (files) =>
      withFile(files, 'federation.yaml', written({ apiVersion: 'meshfed.dev/v1alpha1', kind: 'Federation', spec: { severities: { [code]: value }, exceptions: [{ code, cluster: 'cluster2', at: value, reason: code, until: '2027-01-01' }] } })),
);

const FIXTURES = stories().map((story) => [story, fixtureFiles(story)] as const);

export interface Hostile {
  readonly story: string;
  readonly repository: Repository;
}

/** A fixture, and up to six things done to it. */
export const hostileRepository: fc.Arbitrary<Hostile> = fc
  .record({
    fixture: fc.constantFrom(...FIXTURES),
    mutations: fc.array(
      fc.oneof({ weight: 8, arbitrary: changeValue }, { weight: 3, arbitrary: changeBytes }, { weight: 3, arbitrary: changeLines }, { weight: 2, arbitrary: changePath }, { weight: 1, arbitrary: addCluster }, { weight: 1, arbitrary: addSettings }),
      { minLength: 1, maxLength: 6 },
    ),
  })
  .map(({ fixture: [story, files], mutations }) => ({ story, repository: mutations.reduce<Repository>((repository, mutate) => mutate(repository), files) }));

/** As `diskTree` would show it. */
export function treeOf(repository: Repository): Tree {
  const folders = [...repository.keys()].flatMap(foldersAbove).filter((path) => !repository.has(path));
  const kinds = new Map<string, EntryKind>([...folders.map((path) => [path, 'folder'] as const), ...[...repository].map(([path, content]) => [path, content instanceof Uint8Array ? 'file' : content] as const)]);
  return {
    entries: [...kinds].map(([path, kind]) => ({ path, kind })).sort((a, b) => byCodeUnit(a.path, b.path)),
    read: (path, limit) => {
      const content = repository.get(path);
      return content instanceof Uint8Array ? content.slice(0, limit + 1) : { unreadable: kinds.has(path) ? 'is no regular file' : 'does not exist' };
    },
  };
}

/** For a message about a repository that broke a law. */
export const described = ({ story, repository }: Hostile): string =>
  `${story}, with ${JSON.stringify([...repository].filter(([path, content]) => FIXTURES.find(([name]) => name === story)?.[1].get(path) !== content).map(([path, content]) => [path, content instanceof Uint8Array ? Buffer.from(content.slice(0, 2_000)).toString('utf8') : content]))}`;
