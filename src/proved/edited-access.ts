// What a committed overlay lets people do that the agreements do not, and the other way round: read back from its text.
import type { Agreement } from '../model/agreement.ts';
import type { Federation } from '../model/federation.ts';
import type { Difference, PeerRequest } from '../prove/difference.ts';
import type { Files } from '../prove/manifest.ts';
import { proveFederation } from '../prove/prove-federation.ts';

export interface EditedAccess {
  readonly kind: 'opened' | 'closed';
  /** A cluster's name, a SPIFFE ID that is nobody's, or null for a client without a certificate. */
  readonly client: string | null;
  readonly methods: readonly string[];
  /** The exposure's name; null where the path is below none. */
  readonly exposure: string | null;
  /** The shortest path that shows it; null for a call of the cluster's own workloads, of which `what` tells. */
  readonly path: string | null;
  readonly what: string | null;
}

export interface EditedOverlay {
  readonly access: readonly EditedAccess[];
  /** What else differs, or is not understood, each a sentence without its full stop. */
  readonly others: readonly string[];
}

/** `files`: the committed ones of one cluster. Of a cluster that no agreement knows nothing can be said. */
export function editedAccess(cluster: string, files: Files, federation: Federation): EditedOverlay {
  const agreement = federation.agreements.find((one) => one.cluster === cluster);
  if (agreement === undefined) return { access: [], others: [] };
  const differences = proveFederation({ files: new Map([[cluster, files]]), folder: () => `overlays/${cluster}/`, agreed: false }, federation);
  const access = new Map<string, EditedAccess>();
  const others = new Set<string>();
  for (const difference of differences) {
    const one = accessOf(difference, agreement);
    if (one === undefined) {
      others.add(difference.message);
      continue;
    }
    const key = `${one.kind} ${one.client} ${one.exposure} ${one.what}`;
    const before = access.get(key);
    access.set(key, before === undefined ? one : { ...before, methods: [...new Set([...before.methods, ...one.methods])], path: shorter(before.path, one.path) });
  }
  const told = [...access.values()].sort((a, b) => Number(a.kind === 'closed') - Number(b.kind === 'closed'));
  return { access: told, others: [...others] };
}

const shorter = (a: string | null, b: string | null): string | null => (a === null || (b !== null && b.length < a.length) ? b : a);

function accessOf({ kind, request, message }: Difference, agreement: Agreement): EditedAccess | undefined {
  if (kind !== 'opened' && kind !== 'closed') return undefined;
  if (request === null || request.sni === '') return { kind, client: agreement.cluster, methods: [], exposure: null, path: null, what: message };
  const path = request.path;
  const exposure = agreement.exposes.find((one) => path.startsWith(one.path.value));
  return { kind, client: clientOf(request, agreement), methods: [request.method], exposure: exposure?.name.value ?? null, path, what: null };
}

function clientOf({ identity }: PeerRequest, { peers }: Agreement): string | null {
  return peers.find(({ egressIdentities }) => egressIdentities.some(({ value }) => value === identity))?.cluster.value ?? identity;
}
