// Which server of a private ingress gateway serves which peer. A CA vouches for its own peers alone: where one bundle held the CAs of
// several owners, each of them could issue a certificate with another's SPIFFE ID.
import type { Agreement, Peer, Trust } from './agreement.ts';
import type { ClusterName, Hostname } from './names.ts';

/** The CAs that vouch for a peer: its own where it has some, else the default ones. */
export const trustOf = (agreement: Agreement, peer: Peer | undefined): Trust | undefined => peer?.trust ?? agreement.trust;

/** True where a peer's CAs are not exactly those of the default trust, so that it needs a server, and a credential, of its own. */
export function hasOwnTrust(agreement: Agreement, peer: Peer | undefined): boolean {
  return peer?.trust !== undefined && peer.trust.bundle.fingerprint !== agreement.trust?.bundle.fingerprint;
}

/** The SNI, and the authority, by which `peer` is served. */
export function serverName(hostname: Hostname, agreement: Agreement, peer: Peer | undefined): Hostname {
  return peer !== undefined && hasOwnTrust(agreement, peer) ? ownServerName(hostname, peer.cluster.value) : hostname;
}

export const ownServerName = (hostname: Hostname, peer: ClusterName): Hostname => `${peer}.${hostname}` as Hostname;
