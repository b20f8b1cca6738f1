// Whatever owners agree, what is emitted is proved: the two ways from an agreement to access come to the same.
import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { compileFiles } from '../dev/fixtures.ts';
import { randomFederation } from '../dev/random-federation.ts';
import { spec } from '../dev/spec.ts';

/** `MESHFED_RUNS=10000` for a long run; a failure prints its seed. */
const RUNS = Number(process.env['MESHFED_RUNS'] ?? 100);

spec('random federations', (test) => {
  test('matrix and proof agree', () => {
    let compiled = 0;
    fc.assert(
      fc.property(randomFederation, (files) => {
        const { findings, compiled: overlays } = compileFiles(files);
        compiled += overlays.length;
        assert.equal(findings.filter(({ code }) => code.startsWith('MF5')).map(({ message }) => message), []);
      }),
      { numRuns: RUNS },
    );
    assert.ok(compiled > RUNS, 'hardly any of them compiles');
  });
});
