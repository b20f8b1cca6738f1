// What the private gateways' pods listen for: one server each.
import type { Side } from '../../model/names.ts';
import type { SoundAgreement, SoundGateway, SoundIngress } from '../../model/sound.ts';
import type { Span } from '../../text/source.ts';
import { consumes, exposes } from '../about.ts';
import { plain } from '../labels.ts';
import { EGRESS_PORT, gatewayName, serviceHost } from '../names.ts';
import type { Json, Resource } from '../resource.ts';
import { networkingObject } from './istio-object.ts';
import { keyPairMount, trustKey, trustMount } from './names.ts';

/** None where nothing is exposed. */
export function ingressGateway(agreement: SoundAgreement, ingress: SoundIngress): readonly Resource[] {
  const { hostname, exposures } = agreement;
  const pair = keyPairMount(hostname, ingress.secret).path;
  const tls = {
    mode: 'MUTUAL',
    serverCertificate: `${pair}/tls.crt`,
    privateKey: `${pair}/tls.key`,
    caCertificates: `${trustMount(agreement).path}/${trustKey(hostname)}`,
  };
  const server = { port: { number: ingress.port, name: 'https', protocol: 'HTTPS' }, tls, hosts: [hostname] };
  return gateway(agreement, { side: 'ingress', stated: ingress, server, about: exposes(agreement, exposures), behind: exposures });
}

// Of the mesh's own CA, where a proxy of that time kept them.
const MESH_TLS = {
  mode: 'MUTUAL',
  serverCertificate: '/etc/certs/cert-chain.pem',
  privateKey: '/etc/certs/key.pem',
  caCertificates: '/etc/certs/root-cert.pem',
} as const;

/** None where nothing is consumed. */
export function egressGateway(agreement: SoundAgreement, egress: SoundGateway): readonly Resource[] {
  const { consumptions } = agreement;
  const hosts = consumptions.map(({ service, namespace }) => serviceHost(service, namespace));
  const server = { port: { number: EGRESS_PORT, name: 'https', protocol: 'HTTPS' }, hosts, tls: MESH_TLS };
  return gateway(agreement, { side: 'egress', stated: egress, server, about: consumes(consumptions), behind: consumptions });
}

interface Parts {
  readonly side: Side;
  readonly stated: SoundGateway;
  readonly server: Json;
  readonly about: readonly string[];
  readonly behind: readonly { readonly at: Span }[];
}

function gateway({ namespace }: SoundAgreement, { side, stated, server, about, behind }: Parts): readonly Resource[] {
  if (behind.length === 0) return [];
  return [
    networkingObject('Gateway', {
      group: 'gateways',
      name: gatewayName(side),
      namespace,
      about: [`What the private ${side} gateway listens for.`, ...about],
      spec: { selector: plain(stated.selector), servers: [server] },
      causes: [...behind.map(({ at }) => at), stated.at],
    }),
  ];
}
