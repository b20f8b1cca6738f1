// What listens at one port of a gateway's pods: all that does not depend on a request is looked up once for a mesh.
import { policiesOf, guard, type Connection, type Guard, type PolicyIndex } from './guard.ts';
import { serversOn, type GatewayPods } from './ingress.ts';
import { kept } from './kept.ts';
import type { Server } from './kinds/gateway.ts';
import type { Mesh } from './mesh.ts';
import { covered, routeTables, serverIndex, type Met, type Unclear, type VirtualHost } from './routing.ts';

export interface Listener {
  readonly servers: readonly Server[];
  /** The hosts of the servers; in place of a wildcard a name that it covers. */
  readonly snis: readonly string[];
  readonly serverFor: (sni: string) => Met | Unclear | undefined;
  readonly hostsOf: (met: Met) => readonly VirtualHost[];
  readonly policies: PolicyIndex;
  readonly guardFor: (connection: Omit<Connection, 'port'>, trustDomain: string) => Guard;
}

const listeners = new WeakMap<Mesh, Map<GatewayPods, Listener>>();

export function listenerOf(mesh: Mesh, pods: GatewayPods): Listener {
  return kept(kept(listeners, mesh, () => new Map<GatewayPods, Listener>()), pods, () => listen(mesh, pods));
}

function listen(mesh: Mesh, pods: GatewayPods): Listener {
  const servers = serversOn(mesh, pods);
  const policies = policiesOf(mesh.policies, pods.namespace, pods.labels);
  const tables = routeTables(mesh.virtualServices, pods.namespace);
  const hosts = new Map<Server, readonly VirtualHost[]>();
  const guards = new Map<string, Guard>();
  return {
    servers,
    snis: servers.flatMap(({ hosts: names }) => names.map(({ host }) => covered(host))),
    policies,
    serverFor: serverIndex(servers),
    hostsOf: ({ server }) => kept(hosts, server, () => tables(server)),
    guardFor: ({ principal, sni }, trustDomain) => kept(guards, `${principal} ${sni} ${trustDomain}`, () => guard(policies, { principal, sni, port: pods.podPort }, trustDomain)),
  };
}
