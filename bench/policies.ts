// What policies cost beside the rest of a compile: 10,000 grants, and 20 policies over grants, in the thread that evaluates them.
// `node --import tsx bench/policies.ts [CLUSTERS] [EXPOSURES] [GRANTS]`; medians of three, and the ratio.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { compile } from '../src/compile.ts';
import { bundle } from '../src/dev/build.ts';
import { fixtureFiles } from '../src/dev/fixtures.ts';
import { evaluateInWorker } from '../src/io/load-evaluator.ts';
import type { Day } from '../src/model/names.ts';
import { readFederation } from '../src/model/read-federation.ts';
import { startPolicies } from '../src/policy/judge-policies.ts';
import { memoryTree } from '../src/text/memory-tree.ts';
import { ring } from '../src/dev/ring.ts';
import { median } from './median.ts';

const DAY = '2026-11-25' as Day;
const RUNS = 3;
const POLICIES = 20;

const [clusters = 20, exposures = 50, grants = 10] = process.argv.slice(2).map(Number);

/** Of the kind that people write: fields, lists, texts, patterns. */
const EXPRESSIONS = [
  'grant.to.external ? grant.methods.all(m, m in ["GET", "HEAD"]) : true',
  'has(grant.until) ? grant.days <= 400 : true',
  '!(grant.exposure.namespace in ["pci", "payments"]) || grant.to.cluster.startsWith("pci-")',
  'grant.paths.all(p, !p.contains("admin")) || has(grant.reason)',
  'grant.to.identity.matches("^spiffe://[a-z0-9.-]+/[a-z0-9/-]+$")',
];

const policyFile = (index: number): string => `apiVersion: meshfed.dev/v1alpha1
kind: Policy
metadata: {name: p${index}}
spec:
  over: grant
  expression: |-
    ${EXPRESSIONS[index % EXPRESSIONS.length] ?? 'true'}
  message: '"is wrong"'
  why: It is measured.
`;

const ca = fixtureFiles('bookinfo').get('cluster1/certs/example.com.crt') ?? new Uint8Array();
// Each exposure has so many grants, for as many paths.
const widened = (text: string): string =>
  text.replace(/"to":\[(\{[^\]]*?"methods":\["GET"\])\}\]/g, (_, grant: string) => `"to":[${Array.from({ length: grants }, (__, index) => `${grant},"paths":["/part-${index}/*"]}`).join(',')}]`);
const files = new Map([...ring(clusters, exposures, ca)].map(([path, content]) => [path, typeof content === 'string' ? widened(content) : content]));
const policies = Object.fromEntries(Array.from({ length: POLICIES }, (_, index) => [`policies/p${index}.yaml`, policyFile(index)]));
const settings = { 'federation.yaml': 'apiVersion: meshfed.dev/v1alpha1\nkind: Federation\nspec: {policies: []}\n' };

const bare = memoryTree({ ...Object.fromEntries(files), ...settings });
const ruled = memoryTree({ ...Object.fromEntries(files), ...settings, ...policies });
const folder = mkdtempSync(join(tmpdir(), 'meshfed-bench-'));
try {
  await bundle({ 'policy-worker': 'src/io/policy-worker.ts' }, folder);
  const evaluate = evaluateInWorker(pathToFileURL(join(folder, 'policy-worker.js')));
  const federation = readFederation(ruled, DAY);
  const { findings } = startPolicies(federation, evaluate)();
  if (findings.length > 0) throw new Error(`the bench's own policies find something: ${findings[0]?.message}`);
  const rest = median(RUNS, () => compile(bare, { now: DAY }));
  const alone = median(RUNS, () => startPolicies(federation, evaluate)());
  const both = median(RUNS, () => compile(ruled, { now: DAY, evaluate }));
  console.log(`${federation.grants.length} grants, ${POLICIES} policies`);
  console.log(`the rest of the compile ${rest.toFixed(0)} ms, policies alone ${alone.toFixed(0)} ms, ratio ${(alone / rest).toFixed(2)}`);
  console.log(`both, side by side ${both.toFixed(0)} ms, ratio to the rest ${(both / rest).toFixed(2)}`);
} finally {
  rmSync(folder, { recursive: true });
}
