// All overlays of a federation: each against its own agreement, and where owners agree, each call from its sidecar to the pod.
import type { ConsumptionLink, Federation } from '../model/federation.ts';
import { holds } from '../model/federation.ts';
import type { Difference } from './difference.ts';
import { provePolicies } from './istio-1.2/prove-policies.ts';
import type { Files } from './manifest.ts';
import type { Mesh } from './mesh.ts';
import { callersOf } from './prove-egress.ts';
import { proveOverlay } from './prove-overlay.ts';
import { trace } from './trace.ts';

export interface Overlays {
  /** By cluster; a cluster without one is not looked at. */
  readonly files: ReadonlyMap<string, Files>;
  /** What stands before each path of a cluster's overlay in places. */
  readonly folder: (cluster: string) => string;
  /** True where no error is open, so that what one overlay sends must be what the other expects. */
  readonly agreed: boolean;
}

export function proveFederation({ files, folder, agreed }: Overlays, federation: Federation): readonly Difference[] {
  const meshes = new Map<string, Mesh>();
  const own = federation.agreements.flatMap((agreement) => {
    const texts = files.get(agreement.cluster);
    if (texts === undefined) return [];
    // Of 2019 there is no Envoy to ask: the policies alone are read.
    if (agreement.target.value !== 'istio') return provePolicies(texts, folder(agreement.cluster), agreement, federation);
    const { mesh, differences } = proveOverlay(texts, folder(agreement.cluster), agreement, federation);
    meshes.set(agreement.cluster, mesh);
    return differences;
  });
  // A chain is looked at where its links hold: otherwise the broken link has been told.
  return own.length > 0 || !agreed ? own : federation.consumptions.flatMap((link) => brokenChain(meshes, link, federation));
}

/** The first caller, with a request of each grant. */
function brokenChain(meshes: ReadonlyMap<string, Mesh>, link: ConsumptionLink, { now }: Federation): readonly Difference[] {
  const { consumer, consumption, provider, grants } = link;
  const [caller] = callersOf(consumer, consumption);
  if (caller === undefined || provider === undefined || !meshes.has(consumer.cluster) || !meshes.has(provider.cluster)) return [];
  return grants.filter((grant) => holds(grant, now)).flatMap((grant) => {
    const path = (grant.paths?.[0]?.value ?? '/').replace('*', '');
    const { broken } = trace(meshes, link, caller, grant.methods?.[0]?.value ?? 'GET', path);
    if (broken === null) return [];
    const message = `the call of ${caller.principal} to ${consumption.as.service.value}.${consumption.as.namespace.value}${path}, which ${provider.cluster} grants, does not arrive: ${broken.why}`;
    return [{ kind: 'broken-hop', cluster: consumer.cluster, message, manifest: broken.at, agreement: consumption.at, request: null }];
  });
}
