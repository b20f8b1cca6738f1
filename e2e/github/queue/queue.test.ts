// The merge queue and pushes: what is merged must be what was shown.
import * as assert from 'uvu/assert';
import { spec } from '../../../src/dev/spec.ts';
import { inMesh } from '../in-mesh.ts';
import { checkout, merged, mesh, type Edits, type Mesh, type Proposed } from '../mesh.ts';
import { sample, valueFaults } from '../openapi.ts';
import { annotationsOf, runAction, runOnPullRequest, type Ran } from '../run-action.ts';
import { REPOSITORY } from '../stand-in.ts';

const CLUSTER2 = 'agreements/cluster2/agreement.yaml';
const WIDEN: Edits = { [CLUSTER2]: [['cluster: cluster3, methods: [GET]', 'cluster: cluster3, methods: [GET, POST]']] };
const OTHER_IDENTITY: Edits = { [CLUSTER2]: [['spiffe://c3.example.com/istio-private-egressgateway', 'spiffe://c3.example.com/somebody-else']] };

interface Group {
  readonly base: string;
  readonly head: string;
  readonly last: number;
}

/** As the queue builds it: each pull request merged onto the one before. */
function queue(own: Mesh, pulls: readonly Proposed[]): Group {
  const base = own.git('rev-parse', 'main');
  const head = pulls.reduce((onto, { pull }) => {
    own.github.pullsOf.set(pull.head, [pull.number]);
    return merged(own.git, onto, pull.head, `Merge pull request #${pull.number} from feature`);
  }, base);
  own.git('push', '--quiet', '--force', 'origin', `${head}:refs/heads/gh-readonly-queue/main/group`);
  return { base, head, last: pulls.at(-1)?.pull.number ?? 0 };
}

function runOnGroup(own: Mesh, { base, head, last }: Group, depth = 0): Promise<Ran> {
  const group = { head_sha: head, base_sha: base, base_ref: 'refs/heads/main', head_ref: `refs/heads/gh-readonly-queue/main/pr-${last}-${base}` };
  const payload = sample('webhook-merge-group-checks-requested', { action: 'checks_requested', merge_group: group, repository: { full_name: REPOSITORY, default_branch: 'main' } });
  assert.equal(valueFaults('webhook-merge-group-checks-requested', payload), []);
  return runAction(own, { event: 'merge_group', payload, sha: head, workspace: checkout(own, 'refs/heads/gh-readonly-queue/main/group', depth) });
}

async function propose(own: Mesh, number: number, edits: Edits): Promise<Proposed> {
  own.branch(`feature-${number}`);
  await own.commit(`Change ${number}`, { edits });
  const proposed = own.propose(number);
  const ran = await runOnPullRequest(own, proposed, { run: number });
  assert.is(ran.outputs['result'], 'clean', ran.log);
  return proposed;
}

const errors = (ran: Ran): readonly string[] => annotationsOf(ran).filter(({ name }) => name === 'error').map(({ properties }) => properties['title'] ?? '');

spec('a merge group', (test) => {
  test('whose steps are what their comments show passes, with no comment of its own', () =>
    inMesh(mesh(), async (own) => {
      const first = await propose(own, 7, WIDEN);
      const second = await propose(own, 8, { 'agreements/cluster1/agreement.yaml': [['      from:\n        - {cluster: cluster2, exposure: bookinfo/httpbin}', '      from:\n        # a comment is no change\n        - {cluster: cluster2, exposure: bookinfo/httpbin}']] });
      const writes = own.github.written().length;
      const ran = await runOnGroup(own, queue(own, [first, second]));
      assert.equal([ran.status, ran.outputs['result'], errors(ran)], [0, 'clean', []], ran.log);
      assert.is(own.github.written().length, writes);
    }));

  test('in which two harmless pull requests open a door together stops', () =>
    inMesh(mesh(), async (own) => {
      // The one lets cluster3 post; the other says that cluster3 is somebody else.
      const first = await propose(own, 7, WIDEN);
      const second = await propose(own, 8, OTHER_IDENTITY);
      const ran = await runOnGroup(own, queue(own, [first, second]));
      assert.equal([ran.status, ran.outputs['result'], errors(ran)], [1, 'findings', ['MF6040 unapproved-access']]);
      assert.match(annotationsOf(ran)[0]?.message ?? '', /#8 .*|somebody-else/);
    }));

  test('whose comment is gone, hidden, or by somebody else stops', () =>
    inMesh(mesh(), async (own) => {
      const proposed = await propose(own, 7, WIDEN);
      const group = queue(own, [proposed]);
      const [ours] = own.github.comments.splice(0);
      own.github.add(ours?.body ?? '', 'mallory');
      own.github.add(ours?.body ?? '').isMinimized = true;
      const ran = await runOnGroup(own, group);
      assert.equal([ran.status, errors(ran)], [1, ['MF6040 unapproved-access']]);
      own.github.add(ours?.body ?? '');
      assert.is((await runOnGroup(own, group)).status, 0);
    }));

  test('in a shallow clone is an error, never a pass', () =>
    inMesh(mesh(), async (own) => {
      const [first, second] = [await propose(own, 7, WIDEN), await propose(own, 8, OTHER_IDENTITY)];
      const ran = await runOnGroup(own, queue(own, [first, second]), 1);
      assert.is(ran.status, 1);
      assert.match(annotationsOf(ran).map(({ message }) => message).join('\n'), '`fetch-depth: 0`');
    }));
});

function runOnPush(own: Mesh, before: string, after: string, depth = 0): Promise<Ran> {
  const payload = sample('webhook-push', { ref: 'refs/heads/main', before, after, repository: { full_name: REPOSITORY, default_branch: 'main' } });
  return runAction(own, { event: 'push', payload, sha: after, workspace: checkout(own, 'refs/heads/main', depth) });
}

spec('a push', (test) => {
  test('is compared with what the branch stood at, and its overlays are checked', () =>
    inMesh(mesh('bookinfo-httpbin', { compile: true }), async (own) => {
      const before = own.git('rev-parse', 'main');
      const after = await own.commit('Let cluster3 post', { edits: WIDEN, compile: true });
      own.push('main');
      const ran = await runOnPush(own, before, after);
      assert.equal([ran.status, ran.outputs['result'], ran.outputs['access-widened'], ran.outputs['base-sha'], ran.outputs['head-sha']], [0, 'clean', 'true', before, after], ran.log);
      assert.equal(own.github.asked.filter(({ path }) => path.startsWith('/api/')), []);
      const edited = await own.commit('By hand', { edits: { 'overlays/cluster2/gateways/authorizationpolicy-istio-private-ingressgateway.yaml': [['- POST', '- DELETE']] } });
      own.push('main');
      const stale = await runOnPush(own, after, edited);
      assert.equal([stale.status, stale.outputs['result']], [1, 'stale']);
    }));

  test('of a new branch, forced, and of a branch that is gone', () =>
    inMesh(mesh(), async (own) => {
      const after = own.git('rev-parse', 'main');
      const first = await runOnPush(own, '0'.repeat(40), after);
      assert.equal([first.status, first.outputs['base-sha']], [0, '']);
      assert.ok(annotationsOf(first).some(({ message }) => message.includes('first push')));
      const forced = await runOnPush(own, 'd'.repeat(40), after);
      assert.ok(annotationsOf(forced).some(({ message }) => message.includes('rewritten')));
      const gone = await runOnPush(own, after, '0'.repeat(40));
      assert.is(gone.status, 0);
    }));

  test('by the clock: grants that end make committed overlays stale, and nothing else', () =>
    inMesh(mesh('bookinfo-httpbin', { compile: true }), async (own) => {
      const sha = own.git('rev-parse', 'main');
      const ran = await runAction(own, { event: 'schedule', payload: { repository: { full_name: REPOSITORY, default_branch: 'main' } }, sha, workspace: checkout(own, 'refs/heads/main', 1) });
      assert.equal([ran.status, ran.outputs['result'], ran.outputs['access-widened']], [0, 'clean', 'false'], ran.log);
    }));
});
