// What the private gateways' pods listen for: one server a trust on the way in, one a consumption on the way out.
import type { Server, SoundAgreement, SoundConsumption, SoundGateway, SoundIngress } from '../../model/sound.ts';
import { consumes } from '../about.ts';
import { plain } from '../labels.ts';
import { caReference, egressServerName, EGRESS_PORT, gatewayName, ingressServerName, serviceHost, trustConfigMap } from '../names.ts';
import type { Json, Resource } from '../resource.ts';

/** None where no peer may come: a Gateway must have a server. */
export function ingressGateway(agreement: SoundAgreement, ingress: SoundIngress): readonly Resource[] {
  const servers = ingress.servers.map((server) => ingressServer(agreement, ingress, server));
  return gateway(agreement, {
    name: gatewayName('ingress'),
    stated: ingress,
    servers,
    about: ['One server a trust: its SNI decides which CAs and which identities may shake hands.'],
    causes: ingress.servers.map(({ at }) => at),
  });
}

/** None where nothing is consumed. */
export function egressGateway(agreement: SoundAgreement, egress: SoundGateway): readonly Resource[] {
  return gateway(agreement, {
    name: gatewayName('egress'),
    stated: egress,
    servers: agreement.consumptions.map((consumption) => egressServer(agreement, consumption)),
    about: ['One server a consumption, so that none can be called through another.', ...consumes(agreement.consumptions)],
    causes: agreement.consumptions.map(({ at }) => at),
  });
}

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
