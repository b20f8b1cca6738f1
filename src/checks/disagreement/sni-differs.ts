// The SNI with which a peer is dialled, and the one of the server that it has for us.
import { check } from '../check.ts';
import { disagreement } from '../../finding/disagreement.ts';
import type { Agreement, Peer } from '../../model/agreement.ts';
import { statementAbout } from '../../model/federation.ts';
import type { Hostname } from '../../model/names.ts';
import { hasOwnTrust, serverName } from '../../model/servers.ts';
import { located, type Located } from '../../text/source.ts';
import { acceptable, says } from '../statement.ts';

export const sniDiffers = check(
  {
    code: 'MF3002',
    name: 'sni-differs',
    since: '0.1.0',
    severity: 'error',
    message: '{cluster} dials {owner} with the SNI {stated}, but {owner} serves {cluster} under {owned}; under any other name the handshake fails',
    help: '{remedy}, unless {owner} itself is wrong.',
  },
  function* ({ statements }, found) {
    for (const { owner, peer, about } of statements) {
      // Of what could not be read it may be the trust that decides, or the SNI.
      if (about?.hostname === undefined || !about.complete || about === owner) continue;
      if (!owner.complete && peer.ingress?.sni === undefined) continue;
      const dialled = dialledName(peer, about.hostname.value);
      const server = serverFor(owner, about, about.hostname);
      if (dialled === undefined || dialled.value === server.value) continue;
      const remedy = server.isOwn ? `Write \`sni: ${server.value}\` in the \`ingress\` of the peer ${about.cluster}` : 'Take `sni` out';
      yield disagreement(found, says(owner, dialled), { ...says(about, server), because: server.because }, { remedy }, { accept: acceptable(owner, about, 'sni') });
    }
  },
);

/** Where no SNI is stated it is the hostname; that it differs is a finding of its own, so the owner's stands in. */
function dialledName({ ingress, hostname }: Peer, owned: Hostname): Located<Hostname> | undefined {
  if (ingress === undefined || ingress.sni !== undefined || hostname === undefined) return ingress?.sni;
  return located(owned, ingress.at);
}

interface NamedServer extends Located<Hostname> {
  readonly isOwn: boolean;
  readonly because: string;
}

function serverFor(client: Agreement, provider: Agreement, hostname: Located<Hostname>): NamedServer {
  const peer = statementAbout(provider, client.cluster);
  const value = serverName(hostname.value, provider, peer);
  if (peer === undefined || !hasOwnTrust(provider, peer)) {
    const because = `${provider.cluster} states no \`trust\` of its own for ${client.cluster}, so ${client.cluster} is served under its hostname`;
    return { value, at: hostname.at, isOwn: false, because };
  }
  const because = `${provider.cluster} states a \`trust\` of its own for ${client.cluster}, so ${client.cluster} is served under ${value}`;
  return { value, at: peer.trust?.at ?? peer.at, isOwn: true, because };
}
