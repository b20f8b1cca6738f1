// Two hostnames at one address and port: only the SNI tells their gateways apart.
import { check } from '../check.ts';
import type { Federation } from '../../model/federation.ts';
import type { Address, ClusterName, Hostname, Port } from '../../model/names.ts';
import type { Located } from '../../text/source.ts';

export const sharedAddress = check(
  {
    code: 'MF3013',
    name: 'shared-address',
    since: '0.1.0',
    severity: 'warning',
    message: '{holder} ({hostname}) and {other} ({otherHostname}) are both dialled at {address}, port {port}; only one of the two gateways can listen there, and a client that keeps one connection for both hostnames gets 404 for one of them',
    help: 'Correct the address or the port of one of the two; if a load balancer in front tells them apart by SNI, nothing needs to be done.',
  },
  function* (federation, found) {
    const first = new Map<string, Door>();
    const told = new Set<string>();
    for (const door of doorsOf(federation)) {
      for (const { value, at } of door.addresses) {
        const key = `${value} ${door.port}`;
        const other = first.get(key);
        if (other === undefined) first.set(key, door);
        const pair = `${other?.cluster} ${door.cluster}`;
        if (other === undefined || other.hostname === door.hostname || other.cluster === door.cluster || told.has(pair)) continue;
        told.add(pair);
        const related = other.addresses.filter((one) => one.value === value).map((one) => ({ at: one.at, message: `${other.cluster} is dialled here too` }));
        const args = { holder: door.cluster, hostname: door.hostname, other: other.cluster, otherHostname: other.hostname, address: value, port: String(door.port) };
        yield found({ at, related }, args);
      }
    }
  },
);

interface Door {
  readonly cluster: ClusterName;
  readonly hostname: Hostname;
  readonly addresses: readonly Located<Address>[];
  readonly port: Port;
}

/** Of each cluster as it says itself; of an external one as others say. What is stated about a cluster with an agreement is compared elsewhere. */
function doorsOf({ agreements, statements }: Federation): readonly Door[] {
  const own = agreements.flatMap(({ cluster, hostname, gateways: { ingress } }) =>
    hostname === undefined || ingress === undefined ? [] : [{ cluster, hostname: hostname.value, addresses: ingress.addresses, port: ingress.port.value }],
  );
  const stated = statements.flatMap(({ peer: { cluster, external, hostname, ingress }, about }) =>
    about !== undefined || !external.value || hostname === undefined || ingress === undefined ? [] : [{ cluster: cluster.value, hostname: hostname.value, addresses: ingress.addresses, port: ingress.port.value }],
  );
  return [...own, ...stated];
}
