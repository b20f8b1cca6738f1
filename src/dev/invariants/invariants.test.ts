// Each invariant holds in what is emitted for every fixture, and sees the change that breaks it.
import * as assert from 'uvu/assert';
import { compileFiles, fixtureFiles, stories } from '../fixtures.ts';
import { spec } from '../spec.ts';
import { worldOf } from './emitted.ts';
import { INVARIANTS } from './invariants.ts';

const worlds = stories().filter((story) => !story.startsWith('istio-1.2')).map((story) => [story, worldOf(compileFiles(fixtureFiles(story)))] as const);

const base = worldOf(compileFiles(fixtureFiles('bookinfo-httpbin')));

spec('invariants', (test) => {
  for (const { cases, says, broken, spoil } of INVARIANTS) {
    test(`${cases.join(', ')}: ${says}`, () => {
      for (const [story, world] of worlds) assert.equal(broken(world), [], story);
      assert.ok(broken(spoil(base)).length > 0, 'what breaks it is not seen');
    });
  }
});
