// How large an overlay gets, and what `kustomize build` costs, for a cluster that consumes many services and exposes none.
// `node --import tsx bench/overlay-size.ts KUSTOMIZE [CONSUMPTIONS…]`; KUSTOMIZE is the program. CPU time, for machines are shared.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { compile } from '../src/compile.ts';
import { fixtureFiles } from '../src/dev/fixtures.ts';
import type { Overlay } from '../src/emit/overlay.ts';
import type { Day } from '../src/model/names.ts';
import { memoryTree } from '../src/text/memory-tree.ts';
import { ring } from '../src/dev/ring.ts';

const [kustomize = 'kustomize', ...counts] = process.argv.slice(2);
const ca = fixtureFiles('bookinfo').get('cluster1/certs/example.com.crt') ?? new Uint8Array();

for (const count of counts.length === 0 ? [100, 1000] : counts.map(Number)) {
  const overlay = overlayOf(count);
  const texts = [...overlay.files];
  const largest = texts.reduce((a, b) => (b[1].text.length > a[1].text.length ? b : a));
  const lists = texts.filter(([path]) => path.endsWith('kustomization.yaml')).map(([, { text }]) => text.match(/^ {2}- /gm)?.length ?? 0);
  const seconds = build(overlay);
  const objects = texts.length - lists.length;
  console.log(`${count} consumptions: ${objects} objects in ${lists.length} kustomizations of at most ${Math.max(...lists)}`);
  console.log(`  largest file ${largest[1].text.length} bytes (${largest[0]}); kustomize build ${seconds.toFixed(1)} s of CPU`);
}

/** Of the first of two clusters, which exposes nothing. */
function overlayOf(count: number): Overlay {
  const files = new Map(ring(2, count, ca));
  const path = 'c0/agreement.yaml';
  const agreement = JSON.parse(String(files.get(path))) as { readonly spec: object };
  files.set(path, JSON.stringify({ ...agreement, spec: { ...agreement.spec, gateways: { egress: {} }, exposes: [] } }));
  const [first] = compile(memoryTree(Object.fromEntries(files)), { now: '2026-11-25' as Day }).compiled;
  if (first === undefined) throw new Error("the bench's own agreement is faulty");
  return first.overlay;
}

function build({ files }: Overlay): number {
  const folder = mkdtempSync(join(tmpdir(), 'bench-overlay-'));
  for (const [path, { text }] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const script = 'TIMEFORMAT="%U %S"; time "$@" > /dev/null';
  const said = execFileSync('bash', ['-c', `(${script}) 2>&1`, 'bash', kustomize, 'build', folder], { encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  return said.trim().split(' ').map(Number).reduce((a, b) => a + b, 0);
}
