// Doors where none is agreed: servers of pods, ports or modes that are neither the ingress gateway's nor the egress gateway's.
import type { Agreement } from '../model/agreement.ts';
import type { Difference } from './difference.ts';
import { gatewayPods, type GatewayPods } from './ingress.ts';
import type { Mesh } from './mesh.ts';
import { selects } from './reading.ts';

/** The egress gateway's Service has one port, and no agreement another. */
export const EGRESS_PORT = 443;

export function strayServers(mesh: Mesh, agreement: Agreement): readonly Difference[] {
  const { ingress, egress } = agreement.gateways;
  const sides = [
    { pods: ingress && gatewayPods(mesh, agreement, 'ingress', ingress.port.value), modes: ['MUTUAL', 'OPTIONAL_MUTUAL', 'SIMPLE'] },
    { pods: egress && gatewayPods(mesh, agreement, 'egress', EGRESS_PORT), modes: ['ISTIO_MUTUAL'] },
  ].flatMap(({ pods, modes }) => (pods === undefined || 'kind' in pods ? [] : [{ pods, modes }]));
  return mesh.gateways.flatMap(({ manifest, selector, servers }) => {
    const own = sides.filter(({ pods }) => selects(selector, pods.labels));
    const say = (message: string, at = manifest.at): Difference => ({ kind: 'outside', cluster: agreement.cluster, message: `${manifest.reading.object} ${message}`, manifest: at, agreement: agreement.at, request: null });
    if (own.length !== 1 || selector.size === 0) return [say(own.length > 1 ? 'selects the pods of both gateways' : 'selects pods that are not those of a private gateway of this agreement')];
    return servers.flatMap(({ at, mode, port }) =>
      own.some(({ pods, modes }) => fits(pods, port) && modes.includes(mode)) ? [] : [say(`has a server of port ${port} and mode ${mode}, which the agreement does not know`, at)],
    );
  });
}

const fits = (pods: GatewayPods, port: number): boolean => pods.port === port;
