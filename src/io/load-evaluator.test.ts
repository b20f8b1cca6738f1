// The thread that evaluates policies: it says what an evaluation at hand says, and hostile expressions are stopped in it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as assert from 'uvu/assert';
import { bundle } from '../dev/build.ts';
import { spec } from '../dev/spec.ts';
import { evaluateHere } from '../policy/evaluate.ts';
import type { Evaluate, Expressions, Job, Row } from '../policy/outcome.ts';
import { evaluateInWorker } from './load-evaluator.ts';

const policy = (expression: string, message = '"is wrong"'): Expressions => ({ name: 'p', over: 'grant', expression, message });

const grant = (paths: readonly string[]): Row => ({
  to: { cluster: 'cluster1', identity: 'spiffe://c1.example.com/egress', external: false },
  exposure: { cluster: 'cluster2', name: 'a/b', namespace: 'a', service: 'b', port: 80, protocol: 'HTTP', path: '/a/b/' },
  methods: ['GET'],
  paths,
  used: true,
});

const job = (policies: readonly Expressions[], rows: readonly Row[] = [grant(['/*'])]): Job => ({ policies, today: '2026-11-25', rows: { grant: rows }, reached: ['cluster1 cluster2'] });

const MANY = Array.from({ length: 400 }, (_, index) => `/path/${index}`);
/** 64 million rounds. */
const LOOPS = 'grant.paths.all(a, grant.paths.all(b, grant.paths.all(c, a + b + c != "")))';
/** RE2 would do it in no time; find() goes back and forth. */
const BACKTRACKING = 'grant.paths.all(p, p.find("^(a+)+$") == "")';

async function withWorker(use: (evaluate: Evaluate) => void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'meshfed-worker-'));
  try {
    await bundle({ 'policy-worker': 'src/io/policy-worker.ts' }, folder);
    use(evaluateInWorker(pathToFileURL(join(folder, 'policy-worker.js'))));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

spec('evaluation in a thread', (test) => {
  test('says what an evaluation at hand says', () =>
    withWorker((evaluate) => {
      const all = job([policy('true'), policy('false', '"port " + string(grant.exposure.port)'), policy('grant.nowhere'), policy('reaches(grant.to.cluster, grant.exposure.cluster)'), policy('has(grant.until)')]);
      const outcomes = evaluate(all)();
      assert.equal(outcomes, evaluateHere(all)());
      assert.equal(outcomes.map(({ kind }) => kind), ['evaluated', 'evaluated', 'refused', 'evaluated', 'evaluated']);
      assert.equal(evaluate(job([]))(), []);
    }));

  test('what does not come to an end is stopped, and those behind it are evaluated', () =>
    withWorker((evaluate) => {
      const hostile = `/${'a'.repeat(60)}!`.slice(1);
      const outcomes = evaluate(job([policy('false'), policy(LOOPS), policy(BACKTRACKING), policy('true')], [grant(MANY), grant([hostile])]))();
      assert.equal(outcomes.map(({ kind }) => kind), ['evaluated', 'stopped', 'stopped', 'evaluated']);
    }));

  test('what takes all memory is stopped', () =>
    withWorker((evaluate) => {
      const grows = `grant.paths.map(p, grant.paths.map(q, grant.paths.map(r, p + q + r + "${'x'.repeat(1000)}"))).size() > 0`;
      assert.equal(evaluate(job([policy(grows), policy('true')], [grant(MANY)]))().map(({ kind }) => kind), ['stopped', 'evaluated']);
    }));

  test('after three that are stopped no more are begun', () =>
    withWorker((evaluate) => {
      const outcomes = evaluate(job([policy(LOOPS), policy(LOOPS), policy(LOOPS), policy('true'), policy('true')], [grant(MANY)]))();
      assert.equal(outcomes.map((outcome) => (outcome.kind === 'stopped' ? outcome.why.slice(0, 14) : outcome.kind)), ['it did not come', 'it did not come', 'it did not come', 'it was not beg', 'it was not beg'].map((why) => why.slice(0, 14)));
    }));

  test('a worker that was not installed is told', () => {
    assert.throws(() => evaluateInWorker(new URL('file:///nowhere/policy-worker.js'))(job([policy('true')])), /was not installed/);
  });
});
