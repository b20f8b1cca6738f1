// What listens at one port of a gateway's pods: all that does not depend on a request is looked up once for a mesh.
import { policiesOf, guard, type Connection, type Guard, type PolicyIndex } from './guard.ts';
import { serversOn, type GatewayPods } from './ingress.ts';
import type { Server } from './kinds/gateway.ts';
import type { Mesh } from './mesh.ts';
import { routeTables, serverIndex, type Met, type Unclear, type VirtualHost } from './routing.ts';

export interface Listener {
  readonly servers: readonly Server[];
  readonly serverFor: (sni: string) => Met | Unclear | undefined;
  readonly hostsOf: (met: Met) => readonly VirtualHost[];
  readonly policies: PolicyIndex;
  readonly guardFor: (connection: Omit<Connection, 'port'>, trustDomain: string) => Guard;
}

const listeners = new WeakMap<Mesh, Map<GatewayPods, Listener>>();

export function listenerOf(mesh: Mesh, pods: GatewayPods): Listener {
  const known = listeners.get(mesh) ?? new Map<GatewayPods, Listener>();
  listeners.set(mesh, known);
  return kept(known, pods, () => listen(mesh, pods));
}

function listen(mesh: Mesh, pods: GatewayPods): Listener {
  const servers = serversOn(mesh, pods);
  const policies = policiesOf(mesh.policies, pods.namespace, pods.labels);
  const tables = routeTables(mesh.virtualServices, pods.namespace);
  const hosts = new Map<Server, readonly VirtualHost[]>();
  const guards = new Map<string, Guard>();
  return {
    servers,
    policies,
    serverFor: serverIndex(servers),
    hostsOf: ({ server }) => kept(hosts, server, () => tables(server)),
    guardFor: ({ principal, sni }, trustDomain) => kept(guards, `${principal} ${sni} ${trustDomain}`, () => guard(policies, { principal, sni, port: pods.podPort }, trustDomain)),
  };
}

function kept<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const before = map.get(key);
  if (before !== undefined) return before;
  const value = make();
  map.set(key, value);
  return value;
}
