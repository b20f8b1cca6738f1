// The comments that docs/comments shows: pull requests on the fixture bookinfo, from their edits to the Markdown.
import { differenceOf } from '../change/difference-of.ts';
import { sideOf } from '../compile.ts';
import { pullRequestComment } from '../report/pull-request/comment.ts';
import { ownersFrom } from '../owners/codeowners.ts';
import { compileFiles, fixtureFiles } from './fixtures.ts';
import { BASE, HEAD, samplePullRequest } from './sample-pull-request.ts';

const C1 = 'cluster1/agreement.yaml';
const C2 = 'cluster2/agreement.yaml';

const TO_CLUSTER3 = '        - {cluster: cluster3, methods: [GET]}\n';
const TO_CLUSTER1 = '        - {cluster: cluster1, methods: [GET]}\n';

interface Edit {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** Undefined where there is no base. */
const STORIES: Readonly<Record<string, readonly Edit[] | undefined>> = {
  'first-access': [{ file: C2, from: TO_CLUSTER3, to: `${TO_CLUSTER3}        - {cluster: cluster4, methods: [GET, DELETE], until: 2026-12-31}\n` }, { file: C2, from: '  exposes:\n', to: '    - cluster: cluster4\n      external: true\n      egress: {identity: spiffe://c4.example.com/istio-private-egressgateway}\n  exposes:\n' }],
  'wider-methods': [{ file: C2, from: TO_CLUSTER1, to: '        - {cluster: cluster1, methods: [GET, POST]}\n' }],
  'narrower-paths': [{ file: C2, from: TO_CLUSTER1, to: '        - {cluster: cluster1, methods: [GET], paths: [/ratings/*]}\n' }],
  withdrawn: [{ file: C2, from: `      to:\n${TO_CLUSTER1}`, to: '' }],
  'hostname-slip': [{ file: C2, from: 'hostname: c2.example.com', to: 'hostname: c2.exmaple.com' }],
  'gateway-and-path': [{ file: C2, from: 'port: 15443', to: 'port: 15444' }, { file: C2, from: '      subset:', to: '      path: /ratings/\n      subset:' }],
  'new-identity': [{ file: C2, from: 'egress: {identity: spiffe://c3.example.com/istio-private-egressgateway}', to: 'egress: {identity: spiffe://c3.example.com/egress-2026}' }],
  'new-name': [{ file: C1, from: 'service: ratings', to: 'service: stars' }],
  unreadable: [{ file: C2, from: 'spec:\n', to: 'spec: [\n' }],
  nothing: [{ file: C2, from: '  exposes:\n', to: '  # What others may call.\n  exposes:\n' }],
  'no-base': undefined,
};

const CODEOWNERS = '* @mesh/platform\n/agreements/cluster1/ @mesh/reviews\n/agreements/cluster2/ @mesh/ratings @mesh/security\n';

/** By path from the root of the project. */
export const comments = (): ReadonlyMap<string, string> => new Map(Object.entries(STORIES).map(([name, edits]) => [`docs/comments/${name}.md`, comment(edits)]));

function comment(edits: readonly Edit[] | undefined): string {
  const files = fixtureFiles('bookinfo');
  const base = edits === undefined ? undefined : sideOf(compileFiles(files));
  const head = sideOf(compileFiles(edited(files, edits ?? [])));
  const difference = differenceOf(base, head);
  const request = samplePullRequest({ head, base, difference, findings: head.findings, owners: ownersFrom(CODEOWNERS) });
  const marker = { key: 'agreements', head: HEAD, delta: difference.hash, run: '77.1' };
  return pullRequestComment({ ...request, marker, revisions: { ...request.revisions, base: base === undefined ? null : BASE } }).body;
}

function edited(files: ReadonlyMap<string, Uint8Array>, edits: readonly Edit[]): ReadonlyMap<string, Uint8Array> {
  const changed = new Map(files);
  for (const { file, from, to } of edits) {
    const before = new TextDecoder().decode(changed.get(file));
    if (before.split(from).length !== 2) throw new Error(`${file} does not hold '${from}' once`);
    changed.set(file, new TextEncoder().encode(before.replace(from, to)));
  }
  return changed;
}
