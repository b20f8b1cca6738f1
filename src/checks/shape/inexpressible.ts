// What an agreement states, no object of target istio-1.2 can say, and must not be left out.
import { check } from '../check.ts';
import type { Agreement, Peer } from '../../model/agreement.ts';
import { holds, type Federation } from '../../model/federation.ts';
import { hasOwnTrust } from '../../model/servers.ts';
import { isIpAddress } from '../../model/values.ts';
import type { Span } from '../../text/source.ts';
import { isDefaultCallers, letsAllCall } from '../callers.ts';

export const inexpressible = check(
  {
    code: 'MF1052',
    name: 'inexpressible',
    since: '0.1.0',
    severity: 'error',
    message: 'no object of target istio-1.2 can say {what}, and leaving it out would {harm}',
    help: '{instead}, or use target `istio`.',
  },
  function* (federation, found) {
    for (const agreement of federation.agreements) {
      if (agreement.target.value !== 'istio-1.2') continue;
      const all = [...ofTrust(agreement, federation), ...ofAddresses(agreement, federation), ...ofConsumptions(agreement)];
      for (const { at, ...args } of all) yield found({ at, withholds: [agreement.cluster] }, args);
    }
  },
);

interface Unsaid {
  readonly at: Span;
  readonly what: string;
  readonly harm: string;
  readonly instead: string;
}

function* ofTrust(agreement: Agreement, federation: Federation): Generator<Unsaid> {
  const granted = federation.grants.filter(({ provider, grant }) => provider === agreement && holds(grant, federation.now)).flatMap(({ statement }) => statement ?? []);
  for (const peer of new Set([...granted, ...providersOf(agreement, federation)])) {
    if (!hasOwnTrust(agreement, peer)) continue;
    const name = peer.cluster.value;
    const harm = 'let one list of CAs vouch for all peers alike';
    yield { at: peer.trust?.at ?? peer.at, what: `that ${name} has CAs of its own`, harm, instead: `Have ${name} share the \`trust\` of \`spec\`` };
  }
}

function* ofAddresses(agreement: Agreement, federation: Federation): Generator<Unsaid> {
  for (const { cluster, ingress } of providersOf(agreement, federation)) {
    const name = ingress?.addresses.find(({ value }) => !isIpAddress(value));
    if (name === undefined) continue;
    yield { at: name.at, what: `that ${cluster.value} is dialled by a DNS name`, harm: 'break all calls to it', instead: 'Write its IP addresses' };
  }
}

function* ofConsumptions({ consumes, gateways }: Agreement): Generator<Unsaid> {
  for (const consumption of consumes) {
    const { as, callers: [caller] } = consumption;
    const name = `${as.service.value}.${as.namespace.value}`;
    // None can only be one that could not be read.
    if (caller !== undefined && !isDefaultCallers(consumption) && !letsAllCall(consumption)) {
      const harm = 'let every workload of the mesh call it';
      yield { at: caller.at, what: `who may call ${name}`, harm, instead: 'Write `callers: ["*"]`, which is what its objects mean' };
    }
    if (as.namespace.value === gateways.namespace.value) {
      const harm = 'give several objects one name';
      yield { at: as.namespace.at, what: `that ${name} is a local name beside the gateways`, harm, instead: 'Give it another `namespace`' };
    }
  }
}

/** What `agreement` states about each cluster that it consumes from, once. */
const providersOf = (agreement: Agreement, { consumptions }: Federation): ReadonlySet<Peer> =>
  new Set(consumptions.filter(({ consumer }) => consumer === agreement).flatMap(({ statement }) => statement ?? []));
