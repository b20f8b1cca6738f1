// One cluster's documents to its agreement: values parsed, files read, defaults filled in.
import type { Document } from '../syntax/document.ts';
import { entryOf, type Node } from '../syntax/node.ts';
import { located, type Located, type Span } from '../text/source.ts';
import type { Agreement, Gateway, Gateways, IngressGateway, Peer, PeerIngress } from './agreement.ts';
import { buildConsumption } from './build-consumption.ts';
import { buildExposure } from './build-exposure.ts';
import {
  DEFAULT_NAMESPACE,
  DEFAULT_PORT,
  DEFAULT_TARGET,
  DEFAULT_TRUST_DOMAIN,
  defaultAccount,
  defaultIdentity,
  defaultSecret,
  defaultSelector,
} from './defaults.ts';
import { leavesGaps, type ModelFault } from './fault.ts';
import { readLeaf, readTrust, type Folder } from './folder.ts';
import { joinDocuments } from './join-documents.ts';
import { TARGETS, type ClusterName, type Hostname, type Side, type Target } from './names.ts';
import { child, choice, flag, items, maps, placeOf, read, readAll, readLabels, type Reader } from './reader.ts';
import { ACCOUNT, ADDRESS, CLUSTER, GLOB, HOSTNAME, IDENTITY, NAMESPACE, PORT, REVISION, SECRET, TRUST_DOMAIN } from './vocabulary.ts';

export interface Built {
  readonly agreement: Agreement;
  readonly faults: readonly ModelFault[];
}

/**
 * `documents` are one cluster's, of kind Agreement; `folder` is its folder.
 * `readable` says that every file of it could be read as YAML.
 */
export function buildAgreement(cluster: ClusterName, documents: readonly Document[], folder: Folder, readable: boolean): Built {
  const specs = documents.map((document) => entryOf(document.root, 'spec')).filter((entry) => entry !== undefined);
  const at = specs[0]?.keyAt ?? folder.at;
  const joined = joinDocuments(specs.map((entry) => entry.value).filter((node) => node.kind === 'map'), at);
  const reader: Reader = { faults: [...joined.faults] };
  const spec = joined.node;
  const hostname = read(reader, child(spec, 'hostname'), HOSTNAME);
  const target = choice(child(spec, 'target'), TARGETS) ?? located(DEFAULT_TARGET, at);
  const trustDomain = read(reader, child(spec, 'trustDomain'), TRUST_DOMAIN) ?? located(DEFAULT_TRUST_DOMAIN, at);
  const peers = builtItems(child(spec, 'peers'), (node) => buildPeer(reader, node, folder));
  const exposes = builtItems(child(spec, 'exposes'), (node) => buildExposure(reader, node));
  const consumes = builtItems(child(spec, 'consumes'), (node) => buildConsumption(reader, node));
  const draft = {
    cluster,
    at,
    hostname,
    target,
    trustDomain,
    gateways: buildGateways(reader, entryOf(spec, 'gateways'), at, { hostname, target: target.value, folder }),
    trust: readTrust(reader, child(spec, 'trust'), folder),
    peers: peers.map(({ value }) => value),
    exposes: exposes.map(({ value }) => value),
    consumes: consumes.map(({ value }) => value),
    items: [
      ...peers.map(({ value, at }) => ({ name: `peers/${value.cluster.value}`, extent: at })),
      ...exposes.map(({ value, at }) => ({ name: `exposes/${value.name.value}`, extent: at })),
      ...consumes.map(({ value, at }) => ({ name: `consumes/${value.as.namespace.value}/${value.as.service.value}`, extent: at })),
    ],
    inventory: readAll(reader, child(spec, 'inventory'), GLOB),
    manifests: [],
  };
  // Without any `spec`, or with one that is no map, that is the fault.
  if (child(spec, 'hostname') === undefined && readable && specs.some(({ value }) => value.kind === 'map')) {
    const meaning = 'it is the SNI and the authority of its private ingress gateway, and the start of its identities';
    reader.faults.push({ kind: 'missing-key', at, args: { key: 'hostname', parent: 'spec', meaning } });
  }
  return { agreement: { ...draft, complete: readable && !reader.faults.some(leavesGaps) }, faults: reader.faults };
}

/** The items of a list that have a meaning, each with all of its text. */
const builtItems = <T>(list: Node | undefined, build: (node: Node) => T | undefined): readonly Located<T>[] =>
  maps(list).flatMap((node) => {
    const value = build(node);
    return value === undefined ? [] : [located(value, node.at)];
  });

type GatewaysEntry = ReturnType<typeof entryOf>;

/** What defaults of the gateways follow from. */
interface Own {
  readonly hostname: Located<Hostname> | undefined;
  readonly target: Target;
  readonly folder: Folder;
}

/** `both`: the cluster declares two gateways. */
type OwnGateways = Own & { readonly both: boolean };

function buildGateways(reader: Reader, entry: GatewaysEntry, at: Span, facts: Own): Gateways {
  const node = entry?.value;
  const place = entry?.keyAt ?? at;
  const [ingress, egress] = [entryOf(node, 'ingress'), entryOf(node, 'egress')];
  const own = { ...facts, both: ingress?.value.kind === 'map' && egress?.value.kind === 'map' };
  return {
    namespace: read(reader, child(node, 'namespace'), NAMESPACE) ?? located(DEFAULT_NAMESPACE, place),
    manage: flag(child(node, 'manage')) ?? located(true, place),
    revision: read(reader, child(node, 'revision'), REVISION),
    ingress: buildIngress(reader, ingress, own),
    egress: egress?.value.kind === 'map' ? buildGateway(reader, 'egress', egress.value, egress.keyAt, own) : undefined,
  };
}

function buildIngress(reader: Reader, entry: GatewaysEntry, own: OwnGateways): IngressGateway | undefined {
  if (entry?.value.kind !== 'map') return undefined;
  const { keyAt, value: node } = entry;
  const addresses = child(node, 'addresses');
  if (addresses === undefined) {
    reader.faults.push({ kind: 'missing-key', at: keyAt, args: { key: 'addresses', parent: 'spec.gateways.ingress', meaning: 'peers dial them' } });
  }
  return {
    ...buildGateway(reader, 'ingress', node, keyAt, own),
    addresses: readAll(reader, addresses, ADDRESS),
    port: read(reader, child(node, 'port'), PORT) ?? located(DEFAULT_PORT, keyAt),
  };
}

function buildGateway(reader: Reader, side: Side, node: Node, at: Span, { hostname, target, both, folder }: OwnGateways): Gateway {
  const written = child(node, 'identity');
  // It is the hostname that says it, so that is where one looks when it is not what a peer expects.
  const byDefault = hostname === undefined || written !== undefined ? undefined : located(defaultIdentity(hostname.value, side), hostname.at);
  return {
    at,
    identity: read(reader, written, IDENTITY) ?? byDefault,
    identityIsDefault: written === undefined,
    certificate: readLeaf(reader, child(node, 'certificate'), folder),
    selector: readLabels(reader, child(node, 'selector')) ?? defaultSelector(side),
    selectorAt: entryOf(node, 'selector')?.keyAt ?? at,
    serviceAccount: read(reader, child(node, 'serviceAccount'), ACCOUNT) ?? located(defaultAccount(side, target), at),
    secret: read(reader, child(node, 'secret'), SECRET)?.value ?? defaultSecret(side, target, hostname?.value, both),
    secretAt: child(node, 'secret')?.at ?? at,
  };
}

function buildPeer(reader: Reader, node: Node, folder: Folder): Peer | undefined {
  const cluster = read(reader, child(node, 'cluster'), CLUSTER);
  const peer = {
    at: placeOf(node),
    external: flag(child(node, 'external')) ?? located(false, placeOf(node)),
    hostname: read(reader, child(node, 'hostname'), HOSTNAME),
    ingress: buildPeerIngress(reader, entryOf(node, 'ingress')),
    egressIdentities: readAll(reader, child(child(node, 'egress'), 'identity'), IDENTITY),
    trust: readTrust(reader, child(node, 'trust'), folder),
  };
  return cluster === undefined ? undefined : { ...peer, cluster };
}

function buildPeerIngress(reader: Reader, entry: GatewaysEntry): PeerIngress | undefined {
  if (entry?.value.kind !== 'map') return undefined;
  const { keyAt, value: node } = entry;
  return {
    at: keyAt,
    addresses: items(child(node, 'addresses')).map((item) => read(reader, item, ADDRESS)).filter((item) => item !== undefined),
    port: read(reader, child(node, 'port'), PORT) ?? located(DEFAULT_PORT, keyAt),
    identities: readAll(reader, child(node, 'identity'), IDENTITY),
    sni: read(reader, child(node, 'sni'), HOSTNAME),
  };
}
