// Pull requests for tests of their comment: two states of a fixture compiled, and what the change comes to, told by hand.
import type { AccessRow } from '../access/access-matrix.ts';
import type { AccessChange, Change } from '../change/change.ts';
import type { Broken, Difference, Side } from '../change/difference.ts';
import { sideOf } from '../compile.ts';
import { placesIn } from '../report/pull-request/places.ts';
import type { ChangedFolder, PullRequest } from '../report/pull-request/pull-request.ts';
import type { Source, Span } from '../text/source.ts';
import { compileFiles, fixtureFiles } from './fixtures.ts';

/** A fixture, with texts replaced: `{'cluster2/agreement.yaml': [['methods: [GET]', 'methods: [GET, POST]']]}`. */
export function sampleSide(story: string, replaced: Readonly<Record<string, readonly (readonly [string, string])[]>> = {}): Side {
  const files = new Map<string, Uint8Array | string>(fixtureFiles(story));
  for (const [path, pairs] of Object.entries(replaced)) {
    const text = pairs.reduce((before, [from, to]) => {
      if (!before.includes(from)) throw new Error(`${path} does not hold '${from}'`);
      return before.replace(from, to);
    }, new TextDecoder().decode(fixtureFiles(story).get(path)));
    files.set(path, text);
  }
  return sideOf(compileFiles(files));
}

export const row = (over: Partial<AccessRow['exposure']> & Partial<AccessRow['client']> & Partial<Pick<AccessRow, 'methods' | 'paths' | 'until' | 'consumedAs'>> = {}): AccessRow => ({
  client: { cluster: 'cluster3', identity: over.identity ?? 'spiffe://c3.example.com/istio-private-egressgateway' },
  exposure: {
    cluster: over.cluster ?? 'cluster2',
    name: over.name ?? 'bookinfo/httpbin',
    namespace: over.namespace ?? 'bookinfo',
    service: over.service ?? 'httpbin',
    subset: over.subset ?? null,
    port: over.port ?? 8000,
    path: over.path === undefined ? '/bookinfo/httpbin/' : over.path,
  },
  methods: over.methods === undefined ? ['GET'] : over.methods,
  paths: over.paths ?? null,
  until: over.until ?? null,
  consumedAs: over.consumedAs ?? [],
});

/** A line that exists nowhere but in this test. */
export function line(path: string, number: number): Span {
  const source: Source = { path, text: '\n'.repeat(number) };
  return { source, start: number - 1, end: number - 1 };
}

export const granted = (rows: readonly AccessRow[], at: Span | null, first = false): AccessChange => accessChange('access-granted', rows, [], at, first);
export const withdrawn = (rows: readonly AccessRow[], at: Span | null): AccessChange => accessChange('access-withdrawn', [], rows, at, false);

function accessChange(kind: AccessChange['kind'], gained: readonly AccessRow[], lost: readonly AccessRow[], at: Span | null, first: boolean): AccessChange {
  const [one] = [...gained, ...lost];
  if (one === undefined) throw new Error('a change of access has rows');
  return { kind, cluster: one.exposure.cluster, client: one.client, exposure: one.exposure, gained, lost, first, at, side: gained.length > 0 ? 'head' : 'base' };
}

export function sampleDifference(changes: readonly Change[], broken: readonly Broken[] = [], unchanged = 2): Difference {
  const access = changes.filter((change): change is AccessChange => change.kind.startsWith('access-'));
  return { changes, broken, unchanged, access: { gained: access.flatMap(({ gained }) => gained), lost: access.flatMap(({ lost }) => lost) }, hash: `sha256:${'7be1'.repeat(16)}` };
}

export const HEAD = '3f9c2e1'.padEnd(40, '0');
export const BASE = 'a81d004'.padEnd(40, '0');

export function sampleFolder(over: Partial<ChangedFolder>): ChangedFolder {
  const head = over.head ?? sampleSide('bookinfo');
  const blob = (revision: string): string => `https://forge.example/mesh/federation/blob/${revision}/`;
  return {
    folder: 'agreements',
    difference: sampleDifference([]),
    head,
    base: sampleSide('bookinfo'),
    findings: head.findings,
    stale: [],
    owners: () => [],
    places: placesIn('agreements', { base: blob(BASE), head: blob(HEAD) }),
    ...over,
  };
}

export const samplePullRequest = (folder: Partial<ChangedFolder>, over: Partial<PullRequest> = {}): PullRequest => ({
  folders: [sampleFolder(folder)],
  verdict: { failOn: 'error' },
  marker: { key: 'agreements', head: HEAD, delta: `sha256:${'7be1'.repeat(16)}`, run: '77.1' },
  revisions: { base: BASE, head: HEAD, isMerged: true },
  version: '1.2.3',
  fullReport: 'https://forge.example/mesh/federation/actions/runs/77',
  ...over,
});
