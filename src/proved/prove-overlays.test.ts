// A difference between what is about to be written and what was agreed stops everything, and names both sides.
import * as assert from 'uvu/assert';
import { compileFiles, fixtureFiles } from '../dev/fixtures.ts';
import { spec } from '../dev/spec.ts';
import type { Overlay } from '../emit/overlay.ts';
import { positionOf } from '../text/source.ts';
import { proveOverlays } from './prove-overlays.ts';

const POLICY = 'gateways/authorizationpolicy-istio-private-ingressgateway.yaml';

spec('proveOverlays', (test) => {
  const { compiled, federation } = compileFiles(fixtureFiles('bookinfo'));
  const overlays = compiled.map(({ overlay }) => overlay);

  test('finds nothing in what is compiled', () => assert.equal(proveOverlays(overlays, federation, true), []));

  test('names the field of the manifest, the line of the agreement and a request, and withholds all', () => {
    const changed = overlays.map((overlay): Overlay => (overlay.cluster !== 'cluster2' ? overlay : { ...overlay, files: new Map([...overlay.files].map(([path, file]) => [path, path === POLICY ? { ...file, text: file.text.replace('- GET\n', '- DELETE\n') } : file])) }));
    const findings = proveOverlays(changed, federation, true);
    const opened = findings.find(({ code }) => code === 'MF5003');
    assert.ok(opened !== undefined && opened.severity === 'error');
    assert.is(opened.at?.source.path, `overlays/cluster2/${POLICY}`);
    assert.is(opened.related[0]?.at.source.path, 'cluster2/agreement.yaml');
    assert.ok(opened.at !== null && positionOf(opened.at).line > 1);
    assert.match(opened.help, 'curl --path-as-is');
    assert.match(opened.help, '-X DELETE');
    assert.equal([...opened.withholds].sort(), ['cluster1', 'cluster2']);
  });
});
