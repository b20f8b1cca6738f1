// One cluster's overlay against its own agreement: every difference, and everything that is not understood.
import type { Agreement } from '../model/agreement.ts';
import type { Federation } from '../model/federation.ts';
import { byCodeUnit } from '../text/source.ts';
import type { Difference } from './difference.ts';
import { grantedBy } from './expectation.ts';
import { gatewayPods } from './ingress.ts';
import { strayObjects } from './stray-objects.ts';
import { strayServers } from './stray-servers.ts';
import { keyPairs } from './key-pairs.ts';
import type { Files } from './manifest.ts';
import { readMesh, type Mesh } from './mesh.ts';
import { proveEgress } from './prove-egress.ts';
import { proveNetwork } from './prove-network.ts';
import { proveIngress } from './prove-ingress.ts';
import { proveSecondLock } from './second-lock.ts';

export interface Proof {
  readonly mesh: Mesh;
  readonly differences: readonly Difference[];
}

/** `folder` stands before each path in places. */
export function proveOverlay(files: Files, folder: string, agreement: Agreement, federation: Federation): Proof {
  const mesh = readMesh(files, folder);
  const { cluster, at, gateways } = agreement;
  const ingress = gateways.ingress && gatewayPods(mesh, agreement, 'ingress', gateways.ingress.port.value);
  const behind = ingress === undefined || 'kind' in ingress ? [] : proveSecondLock(mesh, agreement, ingress, grantedBy(agreement, federation));
  const outside = mesh.outside.map(({ at: manifest, object, what }): Difference => ({ kind: 'outside', cluster, message: `${object}: ${what}`, manifest, agreement: at, request: null }));
  return { mesh, differences: [...outside, ...strayServers(mesh, agreement), ...strayObjects(mesh, agreement), ...keyPairs(mesh, agreement), ...proveIngress(mesh, agreement, federation), ...behind, ...proveEgress(mesh, agreement), ...proveNetwork(mesh, agreement)].sort(byKind) };
}

/** An opened door first. */
const ORDER = ['opened', 'closed', 'broken-hop', 'second-lock', 'outside'];
const byKind = (a: Difference, b: Difference): number => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || byCodeUnit(a.message, b.message);
