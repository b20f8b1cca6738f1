// The port of a peer's ingress gateway, as stated and as its owner says.
import { check } from '../check.ts';
import { disagreement } from '../../finding/disagreement.ts';
import { acceptable, mayStandIn, says } from '../statement.ts';

export const portDiffers = check(
  {
    code: 'MF3003',
    name: 'port-differs',
    since: '0.1.0',
    severity: 'error',
    message: '{cluster} dials port {stated} of {owner}, whose ingress gateway listens on {owned}; calls fail, or reach something else',
    help: 'Write `port: {owned}` in the `ingress` of the peer {owner}, unless {owner} itself is wrong.',
  },
  function* ({ statements }, found) {
    for (const { owner, peer, about } of statements) {
      const stated = peer.ingress;
      const owned = about?.gateways.ingress;
      if (about === undefined || stated === undefined || owned === undefined || stated.port.value === owned.port.value) continue;
      if (mayStandIn(owner, stated.port, stated.at) || mayStandIn(about, owned.port, owned.at)) continue;
      yield disagreement(found, says(owner, stated.port), says(about, owned.port), {}, { accept: acceptable(owner, about, 'port') });
    }
  },
);
