// What there is before any agreement: clusters with their applications, where their doors are, who vouches for whom, and who knocks.
import { absent, either, list, map, maybe, oneOf, shape, text, whole, type Read } from './strict.ts';

const gateway = {
  /** SPIFFE ID in the certificate that its owner gives to the gateway. */
  identity: text,
  /** The Secret's name, by default as agreements have it; copies for other trusts start with it. */
  secret: maybe(text),
};

const ingress = shape({ ...gateway, addresses: list(text), port: absent(whole, 15443) });
const egress = shape(gateway);

const pod = shape({
  namespace: text,
  labels: absent(map(text), {}),
  /** Its ServiceAccount; by default of the pod's own name. */
  account: maybe(text),
  serves: absent(list(whole), []),
  proxy: absent(oneOf('sidecar', 'router'), 'sidecar'),
});

/** Named `<namespace>/<service>`. */
const service = shape({
  port: whole,
  /** The port's, which tells Istio the protocol. */
  name: absent(text, 'http'),
  targetPort: maybe(either(whole, text)),
  selector: map(text),
  /** By the names that agreements give them; for what cannot be told from the access matrix. */
  subsets: absent(map(map(text)), {}),
});

const cluster = shape({
  hostname: text,
  trustDomain: absent(text, 'cluster.local'),
  /** Issues the certificates of its gateways. */
  authority: text,
  ingress: maybe(ingress),
  egress: maybe(egress),
  services: absent(map(service), {}),
  pods: absent(map(pod), {}),
});

const certificate = shape({
  identity: text,
  authority: text,
  /** The SNI and authority with which it calls, where that is not the hostname of whom it calls. */
  sni: maybe(text),
  /** `false`: not the owner of that identity. What agreements grant is not granted to him. */
  genuine: absent(oneOf('yes', 'no'), 'yes'),
});

export const federation = shape({
  about: text,
  /** The cluster in which Argo CD runs, and brings the overlays into all. Without it the harness does. */
  hub: maybe(text),
  /** The lab's CAs. `for` names the file of a fixture whose CA it stands for; without it no agreement knows it yet. */
  authorities: map(shape({ for: maybe(text) })),
  clusters: map(cluster),
  /** Client certificates for requests straight to a gateway. */
  certificates: absent(map(certificate), {}),
});

export type Federation = Read<typeof federation>;
export type ClusterPlan = Read<typeof cluster>;
export type CertificatePlan = Read<typeof certificate>;
export type IngressPlan = Read<typeof ingress>;
