// The only maker of a SoundAgreement: one cluster's own agreement, once no finding withholds it.
import type { Finding } from '../finding/finding.ts';
import { byCodeUnit } from '../text/source.ts';
import type { Agreement, Consumption, Exposure, Gateway, Grant, Peer } from './agreement.ts';
import { holds, statementAbout, type Federation } from './federation.ts';
import { METHODS, type ClusterName, type Day, type Hostname } from './names.ts';
import { hasOwnTrust, serverName, trustOf } from './servers.ts';
import type { Provider, Server, SoundAgreement, SoundConsumption, SoundExposure, SoundGateway, SoundGrant, SoundParts } from './sound.ts';

export interface Sealed {
  readonly sound: readonly SoundAgreement[];
  readonly withheld: readonly ClusterName[];
}

/** Clusters that a finding withholds are left out; the others are complete, or a check has overlooked something: that throws. */
export function seal(federation: Federation, findings: readonly Finding[]): Sealed {
  const withheld = new Set(findings.flatMap((finding) => finding.withholds));
  const [faulty, fine] = [true, false].map((wanted) => federation.agreements.filter(({ cluster }) => withheld.has(cluster) === wanted));
  return { sound: (fine ?? []).map((agreement) => soundOf(agreement, federation.now)), withheld: (faulty ?? []).map(({ cluster }) => cluster) };
}

/** What the checks have seen to. If it is missing all the same, the fault is ours. */
function needed<T>(value: T | undefined, what: string, agreement: Agreement): T {
  if (value === undefined) throw new Error(`${agreement.cluster} was sealed without ${what}`);
  return value;
}

function soundOf(agreement: Agreement, now: Day): SoundAgreement {
  const hostname = needed(agreement.hostname, 'a hostname', agreement).value;
  const { gateways } = agreement;
  const exposures = agreement.exposes.map((exposure) => soundExposure(agreement, hostname, exposure, now));
  const consumptions = agreement.consumes.map((consumption) => soundConsumption(agreement, consumption));
  const sound: SoundParts = {
    cluster: agreement.cluster,
    at: agreement.at,
    hostname,
    target: agreement.target.value,
    trustDomain: agreement.trustDomain.value,
    namespace: gateways.namespace.value,
    manage: gateways.manage.value,
    revision: gateways.revision?.value,
    ingress: gateways.ingress && { ...soundGateway(gateways.ingress), port: gateways.ingress.port.value, servers: serversOf(agreement, hostname) },
    egress: gateways.egress && soundGateway(gateways.egress),
    exposures: exposures.sort((a, b) => byCodeUnit(a.name, b.name)),
    consumptions: consumptions.sort((a, b) => byCodeUnit(a.namespace, b.namespace) || byCodeUnit(a.service, b.service)),
    validUntil: earliestEnd(agreement, now),
  };
  return sound as SoundAgreement;
}

const soundGateway = ({ at, selector, serviceAccount, secret }: Gateway): SoundGateway => ({ at, selector, serviceAccount: serviceAccount.value, secret });

/** One for the default trust, and one for each peer of another; none for a trust whose peers have no identity to come with. */
function serversOf(agreement: Agreement, hostname: Hostname): readonly Server[] {
  const bySni = new Map<Hostname, Server>();
  for (const peer of agreement.peers) {
    const trust = trustOf(agreement, peer);
    if (trust === undefined || peer.egressIdentities.length === 0) continue;
    const sni = serverName(hostname, agreement, peer);
    const identities = [...(bySni.get(sni)?.identities ?? []), ...peer.egressIdentities.map(({ value }) => value)];
    const own = hasOwnTrust(agreement, peer);
    bySni.set(sni, { sni, peer: own ? peer.cluster.value : null, at: trust.at, trust: trust.bundle, identities: distinct(identities) });
  }
  return [...bySni.values()].sort((a, b) => byCodeUnit(a.sni, b.sni));
}

const distinct = <T extends string>(values: readonly T[]): readonly T[] => [...new Set(values)].sort(byCodeUnit);

function soundExposure(agreement: Agreement, hostname: Hostname, exposure: Exposure, now: Day): SoundExposure {
  const grants = exposure.to.filter((grant) => holds(grant, now)).map((grant) => soundGrant(agreement, hostname, grant));
  return {
    at: exposure.at,
    name: exposure.name.value,
    service: exposure.service.value,
    namespace: exposure.namespace.value,
    port: exposure.port.value,
    subset: exposure.subset && { name: exposure.subset.name.value, labels: exposure.subset.labels },
    path: exposure.path.value,
    workload: exposure.workload && { labels: exposure.workload.labels, port: exposure.workload.port.value },
    grants: grants.sort((a, b) => byCodeUnit(a.cluster, b.cluster) || byCodeUnit(JSON.stringify([a.methods, a.paths]), JSON.stringify([b.methods, b.paths]))),
  };
}

function soundGrant(agreement: Agreement, hostname: Hostname, grant: Grant): SoundGrant {
  const peer = needed(statementAbout(agreement, grant.cluster.value), `a statement about ${grant.cluster.value}`, agreement);
  const methods = grant.methods?.map(({ value }) => value);
  return {
    at: grant.at,
    cluster: grant.cluster.value,
    identities: distinct(peer.egressIdentities.map(({ value }) => value)),
    sni: serverName(hostname, agreement, peer),
    methods: methods === undefined ? null : METHODS.filter((method) => methods.includes(method)),
    paths: grant.paths === undefined ? null : distinct(grant.paths.map(({ value }) => value)),
  };
}

function soundConsumption(agreement: Agreement, consumption: Consumption): SoundConsumption {
  const origin = needed(consumption.from[0], 'an origin', agreement);
  const peer = needed(statementAbout(agreement, origin.cluster.value), `a statement about ${origin.cluster.value}`, agreement);
  return {
    at: consumption.at,
    service: consumption.as.service.value,
    namespace: consumption.as.namespace.value,
    port: consumption.as.port.value,
    callers: consumption.callers.map(({ value }) => value).sort((a, b) => byCodeUnit(`${a.namespace}/${a.account}`, `${b.namespace}/${b.account}`)),
    provider: providerOf(agreement, peer),
    path: origin.path.value,
    exposure: origin.exposure.value,
  };
}

function providerOf(agreement: Agreement, peer: Peer): Provider {
  const hostname = needed(peer.hostname, `the hostname of ${peer.cluster.value}`, agreement).value;
  const ingress = needed(peer.ingress, `the ingress of ${peer.cluster.value}`, agreement);
  return {
    at: peer.at,
    cluster: peer.cluster.value,
    hostname,
    sni: ingress.sni?.value ?? hostname,
    addresses: distinct(ingress.addresses.map(({ value }) => value)),
    port: ingress.port.value,
    identities: distinct(ingress.identities.map(({ value }) => value)),
    trust: needed(trustOf(agreement, peer), `CAs for ${peer.cluster.value}`, agreement).bundle,
    ownTrust: hasOwnTrust(agreement, peer),
  };
}

function earliestEnd(agreement: Agreement, now: Day): Day | undefined {
  const ends = agreement.exposes.flatMap((exposure) => exposure.to.filter((grant) => holds(grant, now)).map((grant) => grant.until?.value));
  return ends.filter((end) => end !== undefined).sort()[0];
}
