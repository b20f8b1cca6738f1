// Every name, host, SNI, principal and path that lowering derives is made here, so that two objects that must agree can't differ.
// Derived names are injective: two different things never get one name. What is over its limit is cut and keeps a hash of the whole.
import { createHash } from 'node:crypto';
import { gatewayService } from '../model/defaults.ts';
import type { Caller, ClusterName, Hostname, Label, ObjectName, PathPattern, PathPrefix, Port, ServiceName, Side, SpiffeId } from '../model/names.ts';
import { CLUSTER_DOMAIN } from '../model/values.ts';
import type { HelmValues, Resource } from './resource.ts';

const LONGEST = 63;
const TAG = 10;

const tagOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, TAG);

/** `name` where it has at most `longest` characters; otherwise its start, `-` and ten hex digits of its SHA-256. */
export function within(name: string, longest = LONGEST): string {
  if (name.length <= longest) return name;
  // What is left must not end in a dot, or the next label would start with a dash.
  return `${name.slice(0, longest - TAG - 1).replace(/[.-]+$/, '')}-${tagOf(name)}`;
}

/** The Gateway, Service, Deployment, … and policy of a private gateway: a DNS label. */
export const gatewayName: (side: Side) => string = gatewayService;

/** One of several objects that share what one would hold; `suffix` is empty or a dash and binary digits, which end no other name here. */
export const shareName = (name: string, suffix: string): string => within(`${name}${suffix}`);

/**
 * The Role with which istiod lets a gateway have its key pair, and its RoleBinding: a DNS label. Beside a gateway that is not ours there may
 * be a Role of the first name already (Istio's own chart makes one), and one object must not have two owners.
 */
export const roleName = (side: Side, manage: boolean): string => (manage ? gatewayName(side) : `meshfed-${gatewayName(side)}`);

/** Where a gateway's pod listens for a port of its Service: below 1024 a pod without privileges can't. */
export const containerPort = (port: Port): number => (port < 1024 ? port + 8000 : port);

/** The port of the egress gateway's Service, at which sidecars find it. */
export const EGRESS_PORT = 443 as Port;

/** The full name of a Service: a host, and for a consumption also its SNI and authority on the way to the egress gateway. */
export const serviceHost = (service: string, namespace: Label): string => `${service}.${namespace}.svc.${CLUSTER_DOMAIN}`;

/** A consumption as its callers know it, which is also what keeps its objects apart from others. */
export const localName = ({ service, namespace }: { readonly service: ServiceName; readonly namespace: Label }): string => `${service}.${namespace}`;

/** The egress gateway as its callers' sidecars know it. */
export const egressHost = (gateways: Label): string => serviceHost(gatewayName('egress'), gateways);

/** An object about one Service or one local name, in the gateways' namespace: a DNS subdomain. Neither part holds a dot. */
export const serviceObject = (service: ServiceName, namespace: Label): string => within(`${service}.${namespace}`);

/**
 * An object about a hostname, in the gateways' namespace: a DNS subdomain. A hostname of two labels looks like a `serviceObject`, so it gets
 * a third one; as a number can't be the last label of a hostname, it is not another hostname's either.
 */
export const hostObject = (hostname: Hostname): string => within(hostname.split('.').length === 2 ? `${hostname}.0` : hostname);

/** The egress gateway's subset for a consumption: a DNS label. Doubled dashes leave one single dash, the one between the parts. */
export const subsetName = (service: ServiceName, namespace: Label): string =>
  within(`${service.replaceAll('-', '--')}-${namespace.replaceAll('-', '--')}`);

/** The policy behind the ingress gateway, in the Service's namespace: a DNS label. */
export const workloadPolicyName = (service: ServiceName): string => within(`meshfed-${service}`);

/** The ConfigMap with the CAs of an ingress server; `peer` null is the default trust: a DNS label. */
export const trustConfigMap = (peer: ClusterName | null): string => within([gatewayName('ingress'), 'trust', ...(peer === null ? [] : [peer])].join('-'));

/** The annotation that tells the last day on which all of an overlay holds: nothing in a cluster has a clock. */
export const VALID_UNTIL = 'meshfed.dev/valid-until';

/** The key under which a CA bundle lies, in a Secret or ConfigMap. */
export const CA_KEY = 'ca.crt';

/** How a Gateway's server names the ConfigMap with its CAs. */
export const caReference = (gateways: Label, configMap: string): string => `configmap://${gateways}/${configMap}`;

const CA_SUFFIX = '-cacert';

/**
 * The Secret with the egress gateway's key pair for a provider, `peer` null for all of the default trust: a DNS subdomain. Istio reads a name
 * that ends in `-cacert` as a CA bundle, and `x-cacert` would be the bundle of the peer `x`; a peer of such a name gets the hash as well.
 */
export function credentialName(secret: ObjectName, peer: ClusterName | null): string {
  if (peer === null) return secret;
  const name = `${secret}-${peer}`;
  return within(name.endsWith(CA_SUFFIX) ? `${name}-${tagOf(name)}` : name, LONGEST - CA_SUFFIX.length);
}

/** The Secret in which Istio looks for the CAs of a credential: a DNS subdomain. Its form is Istio's, so it is never cut. */
export const caSecret = (credential: string): string => `${credential}${CA_SUFFIX}`;

/** The port name of an ingress server: a DNS label, unique in its Gateway because every SNI there is the hostname, or a peer before it. */
export const ingressServerName = (sni: Hostname): string => within(`https-${sni.replaceAll('.', '-')}`);

/** The port name of the egress server of a consumption: a DNS subdomain. */
export const egressServerName = (service: ServiceName, namespace: Label): string => within(`https-${service}.${namespace}`);

/** The SPIFFE ID that Istio gives to a ServiceAccount: a URI. */
export const accountIdentity = (trustDomain: Hostname, namespace: Label, account: ObjectName): string =>
  `spiffe://${trustDomain}/ns/${namespace}/sa/${account}`;

/** A gateway's account as the source of a DENY rule: it must match whatever the trust domain, because one that does not match is void. */
export const accountPrincipal = (namespace: Label, account: ObjectName): string => `*/ns/${namespace}/sa/${account}`;

/** A SPIFFE ID as AuthorizationPolicy wants it: Istio puts `spiffe://` before it. */
export const principal = (identity: SpiffeId): string => identity.slice('spiffe://'.length);

/** Who may call, as a principal: one account, all of a namespace, or all of the mesh; never a bare `*`, which is every trust domain. */
export function callerPrincipal(trustDomain: Hostname, { namespace, account }: Caller): string {
  if (namespace === null) return `${trustDomain}/*`;
  return `${trustDomain}/ns/${namespace}/sa/${account ?? '*'}`;
}

/** A grant's path at the ingress gateway; `pattern` null is everything below the exposure. */
export const absolutePath = (prefix: PathPrefix, pattern: PathPattern | null): string => `${prefix}${pattern === null ? '*' : pattern.slice(1)}`;

// Leaves room for the rest of a path where a file name may have 255 bytes.
const LONGEST_STEM = 200;

/**
 * The file of an object, relative to its overlay: lower case, and nothing but letters, digits, `.`, `-` and `/`. The namespace is told where
 * it is not the gateways'. `a-in-b` in `c` and `a` in `b-in-c` would be one file; whatever can be read in two ways gets a hash.
 */
export function overlayPath({ group, kind, name, namespace }: Pick<Resource, 'group' | 'kind' | 'name' | 'namespace'>, gateways: string): string {
  const apart = namespace !== undefined && namespace !== gateways;
  const object = apart ? `${name}-in-${namespace}` : name;
  const readings = object.match(/-(?=in-)/g)?.length ?? 0;
  const stem = `${kind.toLowerCase()}-${readings === Number(apart) ? object : `${object}-${tagOf(`${namespace}/${name}`)}`}`;
  return `${group}/${within(stem, LONGEST_STEM)}.yaml`;
}

/** The file of Helm values, relative to its overlay; no group of objects has this folder. */
export const helmValuesPath = ({ name }: Pick<HelmValues, 'name'>): string => `helm-values/${name}.yaml`;
