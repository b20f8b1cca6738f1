// What is drawn is the same for the same seed, lies inside of what the lab has, and differs in what matters; and each hole is one.
import * as assert from 'uvu/assert';
import { spec } from '../../src/dev/spec.ts';
import { makeAuthorities } from '../harness/authorities.ts';
import { planOf } from '../suite/read-plans.ts';
import { drawFederations } from './drawn-federation.ts';
import { HOLES } from './holes.ts';
import { MEANS, SERVICES } from './means.ts';
import { compiledOf, objectsOf } from './overlays.ts';
import { visitsOf } from './visits.ts';
import { compileWritten, worldOf } from './world.ts';

const plan = planOf('random');
const { bundle } = makeAuthorities(plan, (file) => file);
const SEED = 11;

spec('federations at random', (test) => {
  const drawn = drawFederations(plan, bundle, SEED, 6);

  test('are the same for the same seed', () => {
    assert.equal(drawFederations(plan, bundle, SEED, 6), drawn);
    assert.not.equal(drawFederations(plan, bundle, SEED + 1, 6), drawn);
  });

  test('are sound, and name nothing that the lab has not', () => {
    for (const written of drawn) {
      const { compilation } = compileWritten(written);
      assert.equal(compilation.findings.filter(({ withholds }) => withholds.length > 0).map(({ message }) => message), []);
      assert.ok(compilation.compiled.length >= 2 && compilation.compiled.length <= 4);
    }
  });

  test('the lab has what they may name', () => {
    for (const [name, { services, pods }] of Object.entries(plan.clusters)) {
      assert.ok(MEANS[name] !== undefined, name);
      for (const { namespace, service, port, labels, podPort } of SERVICES) {
        const found = services[`${namespace}/${service}`];
        assert.equal([found?.port, found?.targetPort, found?.selector], [port, podPort, labels]);
        assert.ok(Object.values(pods).some((pod) => pod.namespace === namespace && pod.serves.includes(podPort)));
      }
    }
  });

  test('ask for things of every kind, and foresee some of each end', () => {
    const visits = drawn.slice(0, 2).flatMap((written) => {
      const compiled = compileWritten(written);
      return visitsOf(worldOf(plan, compiled, compiled.texts, bundle));
    });
    for (const kind of ['ingress', 'egress', 'call', 'pod']) assert.ok(visits.some(({ to }) => to.kind === kind), kind);
    const asks = visits.flatMap((visit) => visit.asks);
    for (const kind of ['delivered', 'kept', 'refused']) assert.ok(asks.filter(({ foreseen }) => foreseen.kind === kind).length > 100, kind);
    assert.equal(asks.filter(({ foreseen }) => foreseen.kind === 'uncertain').map(({ foreseen }) => foreseen), []);
    assert.ok(asks.some(({ can }) => can === true) && asks.some(({ can }) => can === false) && asks.some(({ matrix }) => matrix === 'allowed'));
  });
});

spec('holes', (test) => {
  const compiled = compiledOf(bundle);

  test('are made in what is sound', () => {
    assert.equal(compiled.compilation.findings.filter(({ severity }) => severity !== 'note').map(({ message }) => message), []);
  });

  test('each changes something, under a name of its own', () => {
    for (const { name, cluster, change } of HOLES) {
      const before = objectsOf(compiled.texts.get(cluster) ?? new Map());
      assert.not.equal(change(before), before, name);
    }
    assert.is(new Set(HOLES.map(({ name }) => name)).size, HOLES.length);
  });
});
