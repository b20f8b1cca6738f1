// Pull requests from forks: with a token that may only read, and judged with the base's rights, as data.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { spec } from '../../../src/dev/spec.ts';
import { inMesh } from '../in-mesh.ts';
import { mesh, scratch, type Edits, type Mesh, type Proposed } from '../mesh.ts';
import { annotationsOf, pullRequestEvent, runAction, runOnPullRequest, type Ran } from '../run-action.ts';

const WIDEN: Edits = { 'agreements/cluster2/agreement.yaml': [['cluster: cluster3, methods: [GET]', 'cluster: cluster3, methods: [GET, POST]']] };

/** As the second workflow of docs/github.md does: no checkout, so the workspace is empty. */
function runTrusted(own: Mesh, proposed: Proposed, inputs: Readonly<Record<string, string>> = {}, workspace = scratch('workspace')): Promise<Ran> {
  return runAction(own, { event: 'pull_request_target', payload: pullRequestEvent(proposed), sha: own.git('rev-parse', 'main'), workspace, inputs });
}

const RULES = `apiVersion: meshfed.dev/v1alpha1
kind: Federation
spec:
  severities: {MF4009: error}
`;

spec('a pull request from a fork', (test) => {
  test('with a token that reads: everything is told, and nothing fails by it', () =>
    inMesh(mesh(), async (own) => {
      own.github.mayWrite = false;
      own.branch('feature');
      await own.commit('Let cluster3 post', { edits: WIDEN });
      const ran = await runOnPullRequest(own, own.propose(7, { from: 'stranger/mesh' }));
      assert.equal([ran.status, ran.outputs['result'], ran.outputs['access-widened'], ran.outputs['comment-url']], [0, 'clean', 'true', '']);
      assert.match(ran.summary, 'access widens: `cluster3` may newly `POST`');
      assert.match(ran.summary, 'No comment on the pull request: the token of this run may not write one');
      assert.ok(annotationsOf(ran).some(({ name, message }) => name === 'notice' && message.includes('may not write one')));
      assert.is(own.github.written().length, 1, 'not tried again');
    }));

  test('with the base’s rights: a comment, and nothing is checked out', () =>
    inMesh(mesh(), async (own) => {
      own.branch('feature');
      await own.commit('Let cluster3 post', { edits: WIDEN, files: { 'package.json': '{"scripts": {"install": "touch /tmp/pwned"}}' } });
      const proposed = own.propose(7, { from: 'stranger/mesh' });
      // The branch moves on: what others changed there is not the pull request's doing.
      own.branch('main', 'main');
      await own.commit('Another change', { files: { 'README.md': 'main moves on' } });
      own.push('main');
      const moved = { ...proposed, pull: { ...proposed.pull, base: own.git('rev-parse', 'main') } };
      const workspace = scratch('workspace');
      const ran = await runTrusted(own, moved, {}, workspace);
      assert.equal([ran.status, ran.outputs['result'], ran.outputs['access-widened']], [0, 'clean', 'true'], ran.log);
      assert.is(ran.outputs['base-sha'], proposed.pull.base);
      assert.is(own.github.comments.length, 1);
      assert.equal(readdirSync(workspace), []);
      assert.ok(own.github.asked.some(({ path }) => path.endsWith('/git-upload-pack')));
    }));

  test('is judged by the base’s rules, and what it does to the rules is shown', () =>
    inMesh(mesh('bookinfo-httpbin', { files: { 'agreements/federation.yaml': RULES } }), async (own) => {
      own.branch('feature');
      await own.commit('Fewer rules for me', { files: { 'agreements/federation.yaml': null } });
      const proposed = own.propose(7, { from: 'stranger/mesh' });
      assert.equal((await runOnPullRequest(own, proposed)).outputs['errors'], '1');
      const trusted = await runTrusted(own, proposed);
      assert.equal([trusted.status, trusted.outputs['errors']], [1, '1']);
      assert.match(own.github.comments[0]?.body ?? '', 'The rules by which this is judged change');
    }));

  test('uses nothing of a workspace that is set to run things', () =>
    inMesh(mesh(), async (own) => {
      own.branch('feature');
      await own.commit('Let cluster3 post', { edits: WIDEN });
      const proposed = own.propose(7, { from: 'stranger/mesh' });
      const marks = scratch('marks');
      const hooks = scratch('hooks');
      for (const hook of ['post-checkout', 'reference-transaction', 'post-index-change']) writeFileSync(join(hooks, hook), `#!/bin/sh\ntouch ${marks}/${hook}\n`, { mode: 0o755 });
      const home = join(marks, 'home');
      mkdirSync(home);
      const workspace = scratch('workspace');
      writeFileSync(join(workspace, '.gitconfig'), `[core]\n\thooksPath = ${hooks}\n\tfsmonitor = touch ${marks}/fsmonitor\n`);
      const ran = await runTrusted(own, proposed, {}, workspace);
      assert.is(ran.status, 0);
      assert.equal(readdirSync(marks), ['home']);
    }));

  test('whose commits cannot be had is a plain error', () =>
    inMesh(mesh(), async (own) => {
      own.branch('feature');
      await own.commit('Let cluster3 post', { edits: WIDEN });
      const proposed = own.propose(7);
      const gone = { ...proposed, pull: { ...proposed.pull, number: 8, head: 'c'.repeat(40) } };
      const ran = await runTrusted(own, gone);
      assert.is(ran.status, 1);
      assert.equal(annotationsOf(ran).length, 1);
      assert.match(annotationsOf(ran)[0]?.message ?? '', 'cannot be fetched');
      const named = await runTrusted(own, proposed, { base: 'main' });
      assert.match(annotationsOf(named)[0]?.message ?? '', 'leave `base` out');
    }));
});

