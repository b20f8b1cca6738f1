// What an agreement states, no object of target istio-1.2 can say, and must not be left out.
import { check } from '../check.ts';
import type { Agreement } from '../../model/agreement.ts';
import type { Day } from '../../model/names.ts';
import { hasOwnTrust } from '../../model/servers.ts';
import { isIpAddress } from '../../model/values.ts';
import type { Span } from '../../text/source.ts';
import { isDefaultCallers, letsAllCall } from '../callers.ts';
import { consumersOf, providersOf } from '../peers-of.ts';

export const inexpressible = check(
  {
    code: 'MF1052',
    name: 'inexpressible',
    since: '0.1.0',
    severity: 'error',
    message: 'no object of target istio-1.2 can say {what}, and leaving it out would {harm}',
    help: '{instead}, or use target `istio`.',
  },
  function* ({ now, agreements }, found) {
    for (const agreement of agreements) {
      if (agreement.target.value !== 'istio-1.2') continue;
      const all = [...ofTrust(agreement, now), ...ofAddresses(agreement), ...ofConsumptions(agreement)];
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

function* ofTrust(agreement: Agreement, now: Day): Generator<Unsaid> {
  for (const peer of new Set([...consumersOf(agreement, now), ...providersOf(agreement)])) {
    if (!hasOwnTrust(agreement, peer)) continue;
    const name = peer.cluster.value;
    const harm = 'let one list of CAs vouch for all peers alike';
    yield { at: peer.trust?.at ?? peer.at, what: `that ${name} has CAs of its own`, harm, instead: `Have ${name} share the \`trust\` of \`spec\`` };
  }
}

function* ofAddresses(agreement: Agreement): Generator<Unsaid> {
  for (const { cluster, ingress } of providersOf(agreement)) {
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
