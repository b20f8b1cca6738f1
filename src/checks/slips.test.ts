// Small slips in every agreement of all fixtures: each is found, at its own line or with that line beside it, unless nobody can know.
import * as assert from 'uvu/assert';
import { DAY, fixtureFiles, stories } from '../dev/fixtures.ts';
import { mutants } from '../dev/mutate.ts';
import { spec } from '../dev/spec.ts';
import type { Finding } from '../finding/finding.ts';
import { readFederation } from '../model/read-federation.ts';
import { memoryTree } from '../text/memory-tree.ts';
import { positionOf } from '../text/source.ts';
import { judge } from './judge.ts';

/** What only its owner knows: no other statement, and nothing else in the agreement, says the same. */
const UNKNOWABLE: readonly (readonly [path: RegExp, why: string])[] = [
  [/consumes\.\d+\.as\.(service|namespace|port)$/, 'a local name is its owner’s choice'],
  [/consumes\.\d+\.callers\.\d+$/, 'who calls is known in the cluster'],
  [/exposes\.\d+\.(port|service|namespace)$/, 'the Service is known in the cluster; where the exposure’s name follows from it, the consumer tells'],
  [/exposes\.\d+\.(subset|workload)\.labels\./, 'labels are known in the cluster'],
  [/exposes\.\d+\.workload\.port$/, 'the container’s port is known in the cluster'],
  [/gateways\.(namespace|revision|ingress|egress)(\.(selector\..*|serviceAccount|secret))?$/, 'the gateways are known in the cluster'],
  [/spec\.trustDomain$/, 'the trust domain is known in the cluster'],
  [/to\.\d+\.(paths\.\d+|reason)$/, 'a grant may be of any paths'],
  [/peers\.\d+\.egress\.identity$/, 'an external peer has no agreement here'],
];

/** Of these even a slip must be found in the fixtures where the other owner says the same. */
const isKnowable = (path: string): boolean => !UNKNOWABLE.some(([unknowable]) => unknowable.test(path));

/** Errors and warnings where one file reads otherwise. */
function graveFindings(base: ReadonlyMap<string, Uint8Array>, path: string, text: string): readonly Finding[] {
  const files = { ...Object.fromEntries(base), [path]: text };
  return judge(readFederation(memoryTree(files), DAY)).filter(({ severity }) => severity !== 'note');
}

spec('slips', (test) => {
  for (const story of stories()) {
    test(`${story}: one character, a key misspelt or doubled is found at its line`, () => {
      const base = fixtureFiles(story);
      let count = 0;
      for (const [path, bytes] of base) {
        if (!/\.ya?ml$/.test(path)) continue;
        for (const mutant of mutants({ path, text: new TextDecoder().decode(bytes) })) {
          if (mutant.slip === 'left-out' || (mutant.slip !== 'doubled' && !isKnowable(mutant.path))) continue;
          count++;
          const grave = graveFindings(base, path, mutant.text);
          const places = grave.flatMap(({ at, related }) => [at, ...related.map((one) => one.at)]).filter((at) => at !== null);
          const hit = places.some((at) => at.source.path === path && positionOf(at).line === mutant.line);
          assert.ok(hit, `${mutant.slip} ${mutant.path} at ${path}:${mutant.line} gives ${grave.map(({ name }) => name).join(', ') || 'nothing'}`);
        }
      }
      assert.ok(count > 50);
    });
  }
  test('leaving out what another owner relies on, or what this one needs, is found', () => {
    const base = fixtureFiles('bookinfo-httpbin');
    const needed = ['spec.hostname', 'spec.gateways', 'spec.trust', 'spec.peers', 'spec.peers.0.hostname', 'spec.peers.0.ingress', 'spec.peers.0.egress', 'spec.exposes', 'spec.consumes', 'spec.exposes.0.to', 'spec.exposes.0.service', 'spec.consumes.0.as', 'kind', 'apiVersion', 'metadata', 'spec'];
    for (const [path, bytes] of base) {
      if (!path.endsWith('agreement.yaml')) continue;
      for (const mutant of mutants({ path, text: new TextDecoder().decode(bytes) })) {
        if (mutant.slip !== 'left-out' || !needed.includes(mutant.path)) continue;
        assert.ok(graveFindings(base, path, mutant.text).length > 0, `${mutant.path} of ${path}`);
      }
    }
  });
});
