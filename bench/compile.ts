// What a compile costs without its proof, as a ratio to what the yaml package alone takes to read the same agreements and write the same manifests.
// `node --import tsx bench/compile.ts [CLUSTERS] [EXPOSURES]`; a median of five, in one process, nothing on a disk.
import { parse, stringify } from 'yaml';
import { compile } from '../src/compile.ts';
import { textsOf } from '../src/emit/overlay.ts';
import { fixtureFiles } from '../src/dev/fixtures.ts';
import type { Day } from '../src/model/names.ts';
import { proveFederation } from '../src/prove/prove-federation.ts';
import { memoryTree } from '../src/text/memory-tree.ts';
import { ring } from '../src/dev/ring.ts';
import { median } from './median.ts';

const DAY = '2026-11-25' as Day;
const RUNS = 5;

const [clusters = 20, exposures = 50] = process.argv.slice(2).map(Number);
const ca = fixtureFiles('bookinfo').get('cluster1/certs/example.com.crt') ?? new Uint8Array();
const files = ring(clusters, exposures, ca);
const tree = memoryTree(Object.fromEntries(files));
const agreements = [...files.values()].filter((content) => typeof content === 'string');

const first = compile(tree, { now: DAY });
const errors = first.findings.filter(({ severity }) => severity !== 'note');
if (errors.length > 0) throw new Error(`the bench's own agreements are faulty: ${errors[0]?.message}`);
const manifests = first.compiled.flatMap(({ overlay }) => [...overlay.files.values()].map(({ text }) => text));
const objects = manifests.map((text) => parse(text) as unknown);

const overlays = new Map(first.compiled.map(({ overlay }) => [overlay.cluster as string, textsOf(overlay)]));

const yaml = median(RUNS, () => {
  for (const text of agreements) parse(text);
  for (const object of objects) stringify(object);
});
let run = 0;
// Another folder each time, or the proof would remember the files.
const proof = median(RUNS, () => proveFederation({ files: overlays, folder: (cluster) => `${run++}/${cluster}/`, agreed: true }, first.federation));
const ours = median(RUNS, () => compile(tree, { now: DAY, prove: false }));

console.log(`${clusters} clusters, ${clusters * exposures} exposures, ${manifests.length} manifests`);
console.log(`yaml alone ${yaml.toFixed(0)} ms, compile ${ours.toFixed(0)} ms, ratio ${(ours / yaml).toFixed(2)}`);
console.log(`the proof of files that it has not seen ${proof.toFixed(0)} ms, and a compile with it costs ${((ours + proof) / ours).toFixed(2)} times one without`);
console.log(`${((1000 * ours) / manifests.length).toFixed(0)} µs a manifest`);
