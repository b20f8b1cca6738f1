// One federation as the prover sees it, and what the lab adds: which pods there are, and who really holds which certificate.
import { readCertificates } from '../../src/certificates/read-certificates.ts';
import { compile, type Compilation } from '../../src/compile.ts';
import { textsOf } from '../../src/emit/overlay.ts';
import type { Agreement } from '../../src/model/agreement.ts';
import type { Federation as Agreed } from '../../src/model/federation.ts';
import type { Day } from '../../src/model/names.ts';
import { gatewaysOf, type GatewayPods } from '../../src/prove/ingress.ts';
import { readMesh, type Mesh } from '../../src/prove/mesh.ts';
import { memoryTree } from '../../src/text/memory-tree.ts';
import type { Row } from '../plan/access.ts';
import type { Federation } from '../plan/federation.ts';
import type { Written } from './drawn-federation.ts';

export const DAY = '2026-11-25' as Day;

/** Overlays as text: by cluster, by path. */
export type Texts = ReadonlyMap<string, ReadonlyMap<string, string>>;

export interface Compiled {
  readonly compilation: Compilation;
  readonly texts: Texts;
  readonly rows: readonly Row[];
}

export interface World {
  readonly plan: Federation;
  readonly agreed: Agreed;
  readonly rows: readonly Row[];
  readonly meshes: ReadonlyMap<string, Mesh>;
  /** SHA-256 of each authority's certificate. */
  readonly cas: ReadonlyMap<string, string>;
}

export function compileWritten(written: Written): Compiled {
  const compilation = compile(memoryTree(written), { now: DAY, prove: true });
  const texts = new Map(compilation.compiled.map(({ overlay }) => [overlay.cluster as string, textsOf(overlay)]));
  return { compilation, texts, rows: compilation.access };
}

/** `texts` may be other overlays than those that were compiled. */
export function worldOf(plan: Federation, { compilation, rows }: Compiled, texts: Texts, bundle: (authorities: readonly string[]) => string): World {
  const meshes = new Map([...texts].map(([cluster, files]) => [cluster, readMesh(files, `overlays/${cluster}/`)]));
  const cas = new Map(Object.keys(plan.authorities).map((name) => [name, readCertificates(new TextEncoder().encode(bundle([name]))).certificates[0]?.fingerprint ?? '']));
  return { plan, agreed: compilation.federation, rows, meshes, cas };
}

/** One cluster of it. */
export interface Cluster {
  readonly name: string;
  readonly agreement: Agreement;
  readonly mesh: Mesh;
  readonly ingress: GatewayPods | undefined;
  readonly egress: GatewayPods | undefined;
}

export function clusterOf(world: World, name: string): Cluster {
  const agreement = world.agreed.agreements.find(({ cluster }) => cluster === name);
  const mesh = world.meshes.get(name);
  if (agreement === undefined || mesh === undefined) throw new Error(`nothing is known of ${name}`);
  const found = new Map(gatewaysOf(mesh, agreement).map(({ side, pods }) => [side, pods]));
  return { name, agreement, mesh, ingress: found.get('ingress'), egress: found.get('egress') };
}

export const clustersOf = (world: World): readonly Cluster[] => [...world.meshes.keys()].map((name) => clusterOf(world, name));
