// What a cluster states about the private ingress gateway of a peer, and what that peer says itself.
import type { Agreement, Peer } from '../model/agreement.ts';
import { statementAbout } from '../model/federation.ts';
import { hasOwnTrust, serverName } from '../model/servers.ts';
import type { Located } from '../text/source.ts';
import { fact, listFact } from './moved.ts';

/** As `meshfed accept` calls them. Identities are told for themselves. */
export const PEER_FACTS = ['hostname', 'ingress.addresses', 'ingress.port', 'ingress.sni'] as const;
export type PeerFact = (typeof PEER_FACTS)[number];

export function stated(what: PeerFact, peer: Peer | undefined): Located<string> | undefined {
  switch (what) {
    case 'hostname':
      return fact(peer?.hostname);
    case 'ingress.addresses':
      return listFact(peer?.ingress?.addresses);
    case 'ingress.port':
      return fact(peer?.ingress?.port);
    case 'ingress.sni':
      return fact(peer?.ingress?.sni);
    default:
      return what satisfies never;
  }
}

/** What `about` says of itself, as `owner` has to state it; undefined where nothing has to be stated. */
export function owned(what: PeerFact, about: Agreement, owner: Agreement): string | undefined {
  const { hostname, gateways } = about;
  switch (what) {
    case 'hostname':
      return hostname?.value;
    case 'ingress.addresses':
      return listFact(gateways.ingress?.addresses)?.value;
    case 'ingress.port':
      return fact(gateways.ingress?.port)?.value;
    case 'ingress.sni': {
      const served = statementAbout(about, owner.cluster);
      return hostname !== undefined && served !== undefined && hasOwnTrust(about, served) ? serverName(hostname.value, about, served) : undefined;
    }
    default:
      return what satisfies never;
  }
}
