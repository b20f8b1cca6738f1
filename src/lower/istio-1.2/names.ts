// The names and paths of the text that no other target has. What both have comes from ../names.ts.
import { certsName } from '../../model/defaults.ts';
import type { Hostname, Label, ServiceName } from '../../model/names.ts';
import type { SoundAgreement, SoundExposure } from '../../model/sound.ts';
import { isRefusal, label } from '../../model/values.ts';
import { gatewayName, subsetName, within } from '../names.ts';

/** The one VirtualService of the ingress gateway. */
export const EXPOSED_SERVICES = 'privately-exposed-services';

/** The EnvoyFilter that holds the grants. */
export const INGRESS_FILTER = 'private-ingress-rbac';

/** The port of every provider's server, and of the egress gateway's. */
export const HTTPS = 'https';

const MESH_OBJECTS = 'istio-private-';

/**
 * The Service, Endpoints and DestinationRule of a provider: a DNS label that starts with a letter. Doubled dashes keep `a-b.c` from `a.b-c`.
 * Three dashes come of no hostname, so names that would not do get them in front.
 */
export function providerService(hostname: Hostname): string {
  const name = hostname.replaceAll('-', '--').replaceAll('.', '-');
  return within(/^[a-z]/.test(name) && !name.startsWith(MESH_OBJECTS) ? name : `host---${name}`);
}

/** The DestinationRule with the egress gateway's subset for a consumption: a DNS subdomain. */
export const egressRuleName = (service: ServiceName, namespace: Label): string => `${gatewayName('egress')}-${subsetName(service, namespace)}`;

/** The VirtualService from the egress gateway to a provider: a DNS subdomain. In the text all local names are in `default`. */
export const egressRouteName = (service: ServiceName, namespace: Label): string =>
  namespace === 'default' && service !== EXPOSED_SERVICES ? service : `${service}.${namespace}`;

/** What the text calls an exposed application: by the label `app` of its pods where it is a DNS label, else by its Service. */
export function appName({ service, workload }: SoundExposure): string {
  const app = workload?.labels.get('app');
  return app === undefined || isRefusal(label(app)) ? service : app;
}

/** A ServiceRole and its binding. */
export const readerName = (app: string): string => `${app}-reader`;

/** What a gateway mounts: a volume, from a Secret, at a path. */
export interface Mount {
  readonly volume: string;
  readonly secret: string;
  readonly path: string;
}

const mountPath = (folder: string): string => `/etc/istio/${folder}/certs`;

/** The gateway's own key pair. */
export const keyPairMount = (hostname: Hostname, secret: string): Mount => ({ volume: certsName(hostname, undefined), secret, path: mountPath(hostname) });

// A DNS label has 63 characters; this leaves room for `-2`.
const LONGEST = 61;

/** The CAs that vouch for peers. The Secret is one for both gateways. */
export function trustMount({ hostname, ingress, egress }: SoundAgreement): Mount {
  const name = within(`${hostname.split('.', 1)[0]}-trusted-certs`, LONGEST);
  const secret = apartFrom([ingress?.secret, egress?.secret], name);
  return { volume: apartFrom([certsName(hostname, undefined)], name), secret, path: mountPath(parentOf(hostname)) };
}

/** The file of the CAs in that Secret. */
export const trustKey = (hostname: Hostname): string => `${parentOf(hostname)}.crt`;

/** `example.com` of `c1.example.com`. A hostname has two labels or more. */
const parentOf = (hostname: Hostname): string => hostname.slice(hostname.indexOf('.') + 1);

/** `c1.trusted` has `c1-trusted-certs` for its key pair already. At most two names are taken. */
const apartFrom = (taken: readonly (string | undefined)[], name: string): string =>
  [name, `${name}-2`, `${name}-3`].find((candidate) => !taken.includes(candidate)) ?? name;
