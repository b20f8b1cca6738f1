// What the private gateways' pods listen for: one server a trust on the way in, one a consumption on the way out.
import type { Server, SoundAgreement, SoundConsumption, SoundGateway, SoundIngress } from '../../model/sound.ts';
import { consumes } from '../about.ts';
import { plain } from '../labels.ts';
import { caReference, egressServerName, EGRESS_PORT, gatewayName, ingressServerName, localName, serviceHost, shareName, trustConfigMap } from '../names.ts';
import type { Json, Resource } from '../resource.ts';
import { shares, type Share } from '../shares.ts';

/** None where no peer may come: a Gateway must have a server. Several where one would be too large, which Istio takes for one. */
export function ingressGateways(agreement: SoundAgreement, ingress: SoundIngress): readonly Resource[] {
  return ingressShares(agreement, ingress).flatMap(({ suffix, items: servers }) =>
    gateway(agreement, {
      name: shareName(gatewayName('ingress'), suffix),
      stated: ingress,
      servers: servers.map((server) => ingressServer(agreement, ingress, server)),
      about: ['One server a trust: its SNI decides which CAs and which identities may shake hands.'],
      causes: servers.map(({ at }) => at),
    }),
  );
}

/** Which server is in which Gateway: routes name it. */
export const ingressShares = (agreement: SoundAgreement, ingress: SoundIngress): readonly Share<Server>[] =>
  shares(ingress.servers, ({ sni }) => sni, (server) => ingressServer(agreement, ingress, server));

/** None where nothing is consumed; several where one would be too large, which Istio takes for one. */
export function egressGateways(agreement: SoundAgreement, egress: SoundGateway): readonly Resource[] {
  return egressShares(agreement).flatMap(({ suffix, items: consumptions }) =>
    gateway(agreement, {
      name: shareName(gatewayName('egress'), suffix),
      stated: egress,
      servers: consumptions.map((consumption) => egressServer(agreement, consumption)),
      about: ['One server a consumption, so that none can be called through another.', ...consumes(consumptions)],
      causes: consumptions.map(({ at }) => at),
    }),
  );
}

/** Which consumptions have their servers in which Gateway: routes name it. */
export const egressShares = (agreement: SoundAgreement): readonly Share<SoundConsumption>[] =>
  shares(agreement.consumptions, localName, (consumption) => egressServer(agreement, consumption));

interface Parts extends Pick<Resource, 'name' | 'about' | 'causes'> {
  readonly stated: SoundGateway;
  readonly servers: readonly Json[];
}

function gateway({ namespace }: SoundAgreement, { name, stated, servers, about, causes }: Parts): readonly Resource[] {
  if (servers.length === 0) return [];
  return [
    {
      group: 'gateways',
      apiVersion: 'networking.istio.io/v1',
      kind: 'Gateway',
      name,
      namespace,
      about,
      annotations: {},
      body: { spec: { selector: plain(stated.selector), servers } },
      causes: [...causes, stated.at],
    },
  ];
}

/** `hosts` takes routes from the gateways' namespace alone. */
function ingressServer({ namespace }: SoundAgreement, { port, secret }: SoundIngress, { sni, peer, identities }: Server): Json {
  return {
    port: { number: port, name: ingressServerName(sni), protocol: 'HTTPS' },
    hosts: [`${namespace}/${sni}`],
    tls: {
      mode: 'MUTUAL',
      minProtocolVersion: 'TLSV1_2',
      credentialName: secret,
      // Without it the CAs would be `<secret>-cacert`, or a `ca.crt` that lies beside the key.
      caCertCredentialName: caReference(namespace, trustConfigMap(peer)),
      subjectAltNames: identities,
    },
  };
}

function egressServer({ namespace: gateways }: SoundAgreement, { service, namespace }: SoundConsumption): Json {
  return {
    port: { number: EGRESS_PORT, name: egressServerName(service, namespace), protocol: 'HTTPS' },
    hosts: [`${gateways}/${serviceHost(service, namespace)}`],
    tls: { mode: 'ISTIO_MUTUAL' },
  };
}
