// The life of a pull request, as its reviewers see it: one comment from its first push to its last.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { spec } from '../../../src/dev/spec.ts';
import { readMarker } from '../../../src/report/pull-request/marker.ts';
import { inMesh } from '../in-mesh.ts';
import { checkout, mesh, type Edits } from '../mesh.ts';
import { annotationsOf, pullRequestEvent, runAction, runOnPullRequest } from '../run-action.ts';

const WIDEN: Edits = { 'agreements/cluster2/agreement.yaml': [['cluster: cluster3, methods: [GET]', 'cluster: cluster3, methods: [GET, POST]']] };
const BREAK: Edits = { 'agreements/cluster1/agreement.yaml': [['hostname: c2.example.com', 'hostname: c2.example.org']] };
const REPAIR: Edits = { 'agreements/cluster1/agreement.yaml': [['hostname: c2.example.org', 'hostname: c2.example.com']] };
const NARROW: Edits = { 'agreements/cluster2/agreement.yaml': [['cluster: cluster3, methods: [GET, POST]', 'cluster: cluster3, methods: [GET]']] };

spec('a pull request', (test) => {
  test('has one comment from its first push to its last', () =>
    inMesh(mesh(), async (own) => {
      own.branch('feature');
      await own.commit('Let cluster3 post', { edits: WIDEN });
      const opened = await runOnPullRequest(own, own.propose(7), { run: 1 });
      assert.is(opened.status, 0);
      assert.equal([opened.outputs['result'], opened.outputs['access-widened'], opened.outputs['access-narrowed']], ['clean', 'true', 'false']);
      assert.is(own.github.comments.length, 1);
      assert.match(own.github.comments[0]?.body ?? '', /^<!-- meshfed:v1 key=agreements .*-->\n### ✓ Ready: access widens: `cluster3` may newly `POST`/);
      assert.match(opened.summary, /^### ✓ Ready/);

      await own.commit('A slip', { edits: BREAK });
      const slipped = await runOnPullRequest(own, own.propose(7), { run: 2 });
      assert.is(slipped.status, 1);
      assert.equal([slipped.outputs['result'], slipped.outputs['errors']], ['findings', '1']);
      assert.is(own.github.comments.length, 1);
      assert.match(own.github.comments[0]?.body ?? '', /^<!-- .*-->\n### ✗ Cannot merge: 1 error\. Access widens/);
      assert.is(slipped.outputs['comment-url'], opened.outputs['comment-url']);
      const [error] = annotationsOf(slipped);
      assert.equal([error?.name, error?.properties['file'], error?.properties['title']], ['error', 'agreements/cluster1/agreement.yaml', 'MF3001 hostname-differs']);

      await own.commit('All as before', { edits: { ...REPAIR, ...NARROW } });
      const fixed = own.propose(7);
      const same = await runOnPullRequest(own, fixed, { run: 3 });
      assert.equal([same.status, same.outputs['result'], same.outputs['access-widened']], [0, 'clean', 'false']);
      assert.match(own.github.comments[0]?.body ?? '', /\n### ✓ Same access as before\n/);
      assert.is(own.github.comments.length, 1);

      const writes = own.github.written().length;
      fixed.pull.state = 'closed';
      const closed = await runOnPullRequest(own, fixed, { run: 4 });
      assert.is(closed.status, 0);
      assert.is(own.github.written().length, writes);
    }));

  test('in which nothing changes gets no comment, unless it is asked for', () =>
    inMesh(mesh(), async (own) => {
      own.branch('feature');
      await own.commit('Words', { files: { 'README.md': 'hello' } });
      const proposed = own.propose(7);
      const quiet = await runOnPullRequest(own, proposed);
      assert.equal([quiet.status, quiet.outputs['comment-url'], own.github.written().length], [0, '', 0]);
      assert.match(quiet.summary, '✓ Same access as before');
      await runOnPullRequest(own, proposed, { inputs: { comment: 'always', 'comment-key': 'other --> key' } });
      assert.is(own.github.comments.length, 1);
      assert.is(readMarker(own.github.comments[0]?.body ?? '')?.key, 'other --> key');
      own.github.asked.length = 0;
      await runOnPullRequest(own, proposed, { inputs: { comment: 'never' } });
      assert.equal(own.github.asked, []);
    }));

  test('finds its comment behind 150 others, and edits nobody else’s', () =>
    inMesh(mesh(), async (own) => {
      own.branch('feature');
      await own.commit('Let cluster3 post', { edits: WIDEN });
      const proposed = own.propose(7);
      const marker = '<!-- meshfed:v1 key=agreements head=a delta=b run=1.1 -->';
      own.github.add(`${marker}\nby somebody else`, 'mallory');
      own.github.add(`${marker}\nby a person called like the app`, 'github-actions');
      own.github.add(`quoted: ${marker}`);
      own.github.add(`${marker.replace('agreements', 'others')}\nof another step`);
      own.github.add(`${marker}\nhidden`).isMinimized = true;
      for (let index = 0; index < 150; index++) own.github.add(`comment ${index}`, 'ann');
      const ours = own.github.add(`${marker}\nours`);
      const before = own.github.comments.map(({ body }) => body);
      const ran = await runOnPullRequest(own, proposed);
      assert.match(ours.body, '### ✓ Ready');
      assert.equal(own.github.comments.filter((comment) => comment !== ours).map(({ body }) => body), before.slice(0, -1));
      assert.match(ran.outputs['comment-url'] ?? '', String(ours.id));
    }));

  test('that changes several folders of agreements has one comment for all', () =>
    inMesh(mesh(), async (own) => {
      own.branch('main', 'main');
      own.git('read-tree', '--prefix=b/agreements/', '-u', 'HEAD:agreements');
      await own.commit('A second federation', {});
      own.branch('feature');
      await own.commit('Let cluster3 post, there', { edits: { 'b/agreements/cluster2/agreement.yaml': WIDEN['agreements/cluster2/agreement.yaml'] ?? [] } });
      const ran = await runOnPullRequest(own, own.propose(7), { inputs: { agreements: 'agreements\nb/agreements', 'sarif-file': 'out/meshfed.sarif' } });
      assert.equal([ran.status, ran.outputs['access-widened']], [0, 'true'], ran.log);
      assert.is(own.github.comments.length, 1);
      const body = own.github.comments[0]?.body ?? '';
      assert.is(readMarker(body)?.key, 'agreements,b/agreements');
      assert.match(body, 'b/agreements/cluster2/agreement.yaml:');
      const json = JSON.parse(readFileSync(ran.outputs['json-file'] ?? '', 'utf8')) as { readonly folders: readonly { readonly folder: string; readonly difference: { readonly access: { readonly gained: readonly unknown[] } } }[] };
      assert.equal(json.folders.map(({ folder, difference }) => [folder, difference.access.gained.length]), [['agreements', 0], ['b/agreements', 1]]);
      assert.is(readFileSync(ran.outputs['report-file'] ?? '', 'utf8'), body);
    }));

  test('judged by two runs at once has one comment, with what the later says', () =>
    inMesh(mesh(), async (own) => {
      own.branch('feature');
      await own.commit('Let cluster3 post', { edits: WIDEN });
      const proposed = own.propose(7);
      // Each waits with its comment until the other is there too, so that neither sees the other's before.
      let waiting = 0;
      let open: () => void = () => {};
      const both = new Promise<void>((done) => (open = done));
      own.github.before = async (method, path) => {
        if (method !== 'POST' || !path.endsWith('/comments')) return;
        if (++waiting === 2) open();
        await both;
      };
      const runs = await Promise.all([1, 2].map((run) => runOnPullRequest(own, proposed, { run })));
      assert.equal(runs.map(({ status }) => status), [0, 0]);
      assert.is(own.github.comments.length, 1);
      assert.is(readMarker(own.github.comments[0]?.body ?? '')?.run, '2.1');
    }));

  test('keeps what a newer run, or a newer head, has said', () =>
    inMesh(mesh(), async (own) => {
      own.branch('feature');
      await own.commit('Let cluster3 post', { edits: WIDEN });
      const first = own.propose(7);
      await runOnPullRequest(own, first, { run: 5, attempt: 2 });
      const said = own.github.comments[0]?.body;
      const again = await runOnPullRequest(own, first, { run: 5, attempt: 1 });
      assert.is(own.github.comments[0]?.body, said);
      assert.match(again.summary, 'No comment on the pull request: a newer run has written it.');
      const old = structuredClone(first);
      const workspace = checkout(own, 'refs/pull/7/merge');
      await own.commit('A slip', { edits: BREAK });
      own.propose(7);
      const late = await runAction(own, { event: 'pull_request', payload: pullRequestEvent(old), sha: old.merge, workspace, run: 9 });
      assert.is(late.status, 0);
      assert.is(own.github.comments[0]?.body, said);
      assert.match(late.summary, 'has a newer head');
    }));

  test('without a base shows all access, and says which line of the workflow to change', () =>
    inMesh(mesh(), async (own) => {
      own.branch('feature');
      await own.commit('Words', { files: { 'README.md': 'hello' } });
      const ran = await runOnPullRequest(own, own.propose(7), { depth: 1 });
      assert.equal([ran.status, ran.outputs['base-sha'], ran.outputs['access-widened']], [0, '', 'true']);
      assert.match(own.github.comments[0]?.body ?? '', 'There is nothing to compare with');
      assert.ok(annotationsOf(ran).some(({ name, message }) => name === 'warning' && message.includes('`fetch-depth: 2`')));
      const named = await runOnPullRequest(own, own.propose(7), { depth: 1, inputs: { 'fail-on': 'warning', base: '--upload-pack=touch x' } });
      assert.is(named.status, 1);
    }));
});

spec('committed overlays', (test) => {
  test('must be what the agreements compile to; the patch makes them so', () =>
    inMesh(mesh('bookinfo-httpbin', { compile: true }), async (own) => {
      own.branch('feature');
      const policy = 'overlays/cluster2/gateways/authorizationpolicy-istio-private-ingressgateway.yaml';
      await own.commit('By hand', { edits: { [policy]: [['- GET', '- DELETE']] }, files: { 'overlays/cluster2/backdoor.yaml': 'kind: ConfigMap\n' } });
      const stale = await runOnPullRequest(own, own.propose(7));
      assert.equal([stale.status, stale.outputs['result']], [1, 'stale']);
      const [first = ''] = /#### .*/.exec(own.github.comments[0]?.body ?? '') ?? [];
      assert.match(first, 'Overlays that are not what the agreements compile to');
      assert.match(own.github.comments[0]?.body ?? '', 'AuthorizationPolicy');
      assert.match(own.github.comments[0]?.body ?? '', /^- \*\*`overlays\/cluster2` was edited by hand: `cluster1` may newly `DELETE` `\/bookinfo\/httpbin\//m);
      execFileSync('git', ['apply', stale.outputs['patch-file'] ?? ''], { cwd: own.author });
      await own.commit('Put right', {});
      const clean = await runOnPullRequest(own, own.propose(7), { run: 2 });
      assert.equal([clean.status, clean.outputs['result'], clean.outputs['patch-file']], [0, 'clean', '']);
    }));

  test('are asked for where the workflow says so, and not where it says not', () =>
    inMesh(mesh(), async (own) => {
      own.branch('feature');
      await own.commit('Words', { files: { 'README.md': 'hello' } });
      const proposed = own.propose(7);
      assert.is((await runOnPullRequest(own, proposed)).outputs['result'], 'clean');
      assert.is((await runOnPullRequest(own, proposed, { inputs: { check: 'true' } })).outputs['result'], 'stale');
    }));
});

spec('bad input', (test) => {
  test('is told in one sentence each', () =>
    inMesh(mesh(), async (own) => {
      own.branch('feature');
      await own.commit('Words', { files: { 'README.md': 'hello' } });
      const ran = await runOnPullRequest(own, own.propose(7), { inputs: { agreements: '../elsewhere', 'fail-on': 'eror', comment: 'yes', check: 'perhaps' } });
      assert.is(ran.status, 1);
      const errors = annotationsOf(ran).map(({ message }) => message);
      assert.is(errors.length, 4);
      assert.match(errors.join('\n'), 'did you mean `error`?');
      assert.not.match(ran.log, /\n\s+at /);
      const missing = await runOnPullRequest(own, own.propose(7), { inputs: { agreements: 'contracts' } });
      assert.equal([missing.status, annotationsOf(missing).length], [1, 1]);
      assert.match(annotationsOf(missing)[0]?.message ?? '', 'there is no folder `contracts`');
    }));

  test('of the runner, too', () =>
    inMesh(mesh(), async (own) => {
      own.branch('feature');
      const proposed = own.propose(7);
      const workspace = checkout(own, 'refs/pull/7/merge');
      const run = (event: string, payload: unknown): Promise<{ readonly status: number | null }> => runAction(own, { event, payload, sha: proposed.merge, workspace });
      assert.is((await run('pull_request', {})).status, 1);
      assert.is((await run('issues', {})).status, 1);
      writeFileSync(join(workspace, '.git/HEAD'), 'nonsense');
      const broken = await runAction(own, { event: 'pull_request', payload: pullRequestEvent(proposed), sha: proposed.merge, workspace });
      assert.is(broken.status, 1);
      assert.match(annotationsOf(broken)[0]?.message ?? '', 'the workspace');
    }));
});

