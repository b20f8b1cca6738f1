// A validator in a thread: the same answers, and an end to each call.
import * as assert from 'uvu/assert';
import { spec } from '../../../src/dev/spec.ts';
import { loadKubeconform, startWorkerValidator } from '../lib/index.js';

const MANIFEST = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, namespace: b}\ndata: {a: 1}\n';
const LONG = Array.from({ length: 5_000 }, () => MANIFEST).join('---\n');

async function reason(promise: Promise<unknown>): Promise<string> {
  return promise.then(() => 'no reason', (error: Error) => `${error.name}: ${error.message}`);
}

spec('startWorkerValidator', (test) => {
  test('answers as the library does, in the order of the calls', async () => {
    const validator = await startWorkerValidator({ strict: false });
    const [one, two] = await Promise.all([validator.validate(MANIFEST), validator.validate(new TextEncoder().encode(MANIFEST))]);
    const here = (await loadKubeconform()).validator({ strict: false }).validate(MANIFEST);
    assert.equal(one, here);
    assert.equal(two, here);
    await validator.close();
  });

  test('ends a call at its time limit or signal, and answers the next one', async () => {
    const validator = await startWorkerValidator();
    assert.match(await reason(validator.validate(LONG, { timeout: 50 })), /^TimeoutError/);
    const stop = new AbortController();
    setTimeout(() => stop.abort(new Error('enough')), 50);
    assert.is(await reason(validator.validate(LONG, { signal: stop.signal })), 'Error: enough');
    assert.is(await reason(validator.validate(MANIFEST, { signal: AbortSignal.abort(new Error('early')) })), 'Error: early');
    assert.is((await validator.validate(MANIFEST))[0]?.status, 'invalid');
    await validator.close();
    assert.is(await reason(validator.validate(MANIFEST)), 'Error: this validator is closed');
  });

  test('has the stack for what kubeconform reads', async () => {
    const validator = await startWorkerValidator();
    const [document] = await validator.validate(MANIFEST.replace('a: 1', `a: ${'['.repeat(9000)}${']'.repeat(9000)}`));
    assert.is(document?.message, "at '/data/a': got array, want null or string");
    await validator.close();
  });

  test('says what is wrong with its options', async () => {
    assert.match(await reason(startWorkerValidator({ versions: { istio: '0.1' } })), /no schemas of istio 0\.1 on board/);
  });
});
