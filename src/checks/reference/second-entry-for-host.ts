// A ServiceEntry of the owner for a host that the overlay defines.
import { check } from '../check.ts';
import { isVisibleIn, serviceHost } from '../inventory/hosts.ts';
import { objectsOf } from '../inventory/inventory.ts';
import { providersOf } from '../peers-of.ts';
import type { Agreement } from '../../model/agreement.ts';
import type { Span } from '../../text/source.ts';

export const secondEntryForHost = check(
  {
    code: 'MF2054',
    name: 'second-entry-for-host',
    since: '0.1.0',
    severity: 'warning',
    message: 'ServiceEntry {entry} of namespace {namespace} defines {host} ({what}) for namespace {where} too; entries for one host are mixed, so that ports, addresses or resolution are those of either',
    help: 'Take the host out of it, or end its `exportTo` before namespace {where}.',
  },
  function* ({ agreements }, found) {
    for (const agreement of agreements) {
      const entries = objectsOf(agreement, 'ServiceEntry');
      if (entries.length === 0) continue;
      for (const { host, at, what, where } of definedHosts(agreement)) {
        const entry = entries.find((one) => isVisibleIn(one, where) && one.hosts.some(({ value }) => value === host));
        const written = entry?.hosts.find(({ value }) => value === host);
        if (entry === undefined || written === undefined) continue;
        const args = { entry: entry.name, namespace: entry.namespace?.value ?? '', host, what, where };
        yield found({ at, related: [{ at: written.at, message: 'your entry defines it' }] }, args);
      }
    }
  },
);

interface DefinedHost {
  readonly host: string;
  readonly at: Span;
  readonly what: string;
  /** The namespace in which it must be as the overlay says. */
  readonly where: string;
}

function definedHosts(agreement: Agreement): readonly DefinedHost[] {
  const gateways = agreement.gateways.namespace.value;
  const providers = providersOf(agreement).flatMap(({ hostname, cluster }) =>
    hostname === undefined ? [] : [{ host: hostname.value, at: hostname.at, what: `the hostname of ${cluster.value}`, where: gateways }],
  );
  const locals = agreement.consumes.map(({ as: { service, namespace } }) => ({ host: serviceHost(service.value, namespace.value), at: service.at, what: 'a local name', where: namespace.value }));
  return [...providers, ...locals];
}
