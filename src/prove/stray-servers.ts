// Doors where none is agreed: servers of pods, ports or modes that are neither the ingress gateway's nor the egress gateway's.
import type { Agreement } from '../model/agreement.ts';
import type { Difference } from './difference.ts';
import { gatewaysOf } from './ingress.ts';
import type { Mesh } from './mesh.ts';
import { selects } from './reading.ts';

const MODES = { ingress: ['MUTUAL', 'OPTIONAL_MUTUAL', 'SIMPLE'], egress: ['ISTIO_MUTUAL'] } as const;

export function strayServers(mesh: Mesh, agreement: Agreement): readonly Difference[] {
  const sides = gatewaysOf(mesh, agreement);
  return mesh.gateways.flatMap(({ manifest, selector, servers }) => {
    const own = sides.filter(({ pods }) => selects(selector, pods.labels));
    const say = (message: string, at = manifest.at): Difference => ({ kind: 'outside', cluster: agreement.cluster, message: `${manifest.reading.object} ${message}`, manifest: at, agreement: agreement.at, request: null });
    if (own.length !== 1 || selector.size === 0) return [say(own.length > 1 ? 'selects the pods of both gateways' : 'selects pods that are not those of a private gateway of this agreement')];
    return servers.flatMap(({ at, mode, port }) =>
      own.some(({ side, pods }) => pods.port === port && MODES[side].some((one) => one === mode)) ? [] : [say(`has a server of port ${port} and mode ${mode}, which the agreement does not know`, at)],
    );
  });
}
