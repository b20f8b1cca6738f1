// What policies over the federation as it stands look at, kind by kind.
import type { Exposure, Grant } from '../model/agreement.ts';
import type { Federation, GrantLink } from '../model/federation.ts';
import { METHODS } from '../model/names.ts';
import { certificateSubjects } from './certificate-subjects.ts';
import { daysBetween } from '../model/days.ts';
import type { Row, Value } from './outcome.ts';
import type { Subject } from './subject.ts';

type Subjects = (federation: Federation) => readonly Subject[];

/** All but changes, which are no part of a federation, and the ways through it. */
export const SUBJECTS: Readonly<Record<'cluster' | 'exposure' | 'grant' | 'consumption' | 'certificate', Subjects>> = {
  cluster: clusters,
  exposure: exposures,
  grant: grants,
  consumption: consumptions,
  certificate: certificateSubjects,
};

/** Without what is not there. */
export const present = (fields: Readonly<Record<string, Value | undefined>>): Row => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Row;

const EVERY_PATH = '/*';

export const methodsOf = (methods: Grant['methods']): readonly string[] => (methods === undefined ? METHODS : METHODS.filter((method) => methods.some(({ value }) => value === method)));

const pathsOf = (paths: Grant['paths']): readonly string[] => (paths === undefined ? [EVERY_PATH] : paths.map(({ value }) => value));

/** What an exposure is, seen from a client. */
export function targetOf(cluster: string, { name, namespace, service, subset, port, protocol, path }: Exposure): Row {
  const fields = { cluster, name: name.value, namespace: namespace.value, service: service.value, subset: subset?.name.value, port: port.value, protocol: protocol.value };
  return present({ ...fields, path: protocol.value === 'TCP' ? undefined : path.value });
}

/** The clusters that have an agreement here; all others are external. */
export const membersOf = ({ agreements }: Pick<Federation, 'agreements'>): ReadonlySet<string> => new Set<string>(agreements.map(({ cluster }) => cluster));

/** One for each identity; one without any where the provider states none, so that nothing is passed over. */
export function clientsOf({ grant, statement }: GrantLink, external: boolean): readonly Row[] {
  const identities = statement?.egressIdentities.map(({ value }) => value as string) ?? [];
  return (identities.length === 0 ? [''] : identities).map((identity) => ({ cluster: grant.cluster.value, identity, external }));
}

function termsOf({ methods, paths, until, reason }: Grant, now: string): Readonly<Record<string, Value | undefined>> {
  return { methods: methodsOf(methods), paths: pathsOf(paths), until: until?.value, days: until === undefined ? undefined : daysBetween(now, until.value), reason: reason?.value };
}

function grants(federation: Federation): readonly Subject[] {
  const known = membersOf(federation);
  return federation.grants.flatMap((link): readonly Subject[] => {
    const { provider, exposure, grant } = link;
    const target = targetOf(provider.cluster, exposure);
    const rest = present({ exposure: target, ...termsOf(grant, federation.now), used: link.uses.length > 0 });
    const name = `the grant of ${exposure.name.value} to ${grant.cluster.value}`;
    return clientsOf(link, !known.has(grant.cluster.value)).map((to) => ({ row: { to, ...rest }, at: grant.at, name }));
  });
}

function exposures(federation: Federation): readonly Subject[] {
  const known = membersOf(federation);
  const byExposure = new Map<Exposure, GrantLink[]>();
  for (const link of federation.grants) byExposure.set(link.exposure, [...(byExposure.get(link.exposure) ?? []), link]);
  return federation.agreements.flatMap(({ cluster, exposes }) =>
    exposes.map((exposure): Subject => {
      const permissions = (byExposure.get(exposure) ?? []).flatMap((link) => clientsOf(link, !known.has(link.grant.cluster.value)).map((to) => ({ to, ...present(termsOf(link.grant, federation.now)) })));
      return { row: { ...targetOf(cluster, exposure), workload: exposure.workload !== undefined, grants: permissions }, at: exposure.at, name: `the exposure ${exposure.name.value}` };
    }),
  );
}

function consumptions(federation: Federation): readonly Subject[] {
  const known = membersOf(federation);
  return federation.agreements.flatMap(({ cluster, consumes }) =>
    consumes.map(({ at, as, from, callers, uses }): Subject => {
      const origins = from.map((origin) => ({ cluster: origin.cluster.value, exposure: origin.exposure.value, external: !known.has(origin.cluster.value), protocol: origin.protocol.value, priority: origin.priority.value }));
      const fields = { cluster, service: as.service.value, namespace: as.namespace.value, port: as.port.value, from: origins, callers: callers.map(({ value }) => callerText(value)) };
      const used = uses === undefined ? undefined : { methods: methodsOf(uses.methods), paths: pathsOf(uses.paths) };
      return { row: present({ ...fields, uses: used }), at, name: `the consumption ${as.namespace.value}/${as.service.value}` };
    }),
  );
}

const callerText = ({ namespace, account }: { readonly namespace: string | null; readonly account: string | null }): string => (namespace === null ? '*' : account === null ? `ns/${namespace}/*` : `ns/${namespace}/sa/${account}`);

function clusters({ agreements }: Federation): readonly Subject[] {
  const known = membersOf({ agreements });
  return agreements.map((agreement): Subject => {
    const { cluster, hostname, target, trustDomain, gateways, trust, exposes, consumes } = agreement;
    const peers = agreement.peers.map((peer) =>
      present({ cluster: peer.cluster.value, external: !known.has(peer.cluster.value), hostname: peer.hostname?.value, identities: peer.egressIdentities.map(({ value }) => value), ownTrust: peer.trust !== undefined && peer.trust.bundle.fingerprint !== trust?.bundle.fingerprint }),
    );
    const offers = { peers, exposures: exposes.map(({ name }) => name.value), consumes: consumes.flatMap(({ from }) => from.map((origin) => `${origin.cluster.value}/${origin.exposure.value}`)) };
    const gatewayFacts = { manage: gateways.manage.value, ingress: gateways.ingress !== undefined, egress: gateways.egress !== undefined };
    const row = present({ name: cluster, hostname: hostname?.value, target: target.value, trustDomain: trustDomain.value, ...gatewayFacts, ...offers, cas: trust?.bundle.certificates.length ?? 0 });
    return { row, at: agreement.at, name: `the cluster ${cluster}` };
  });
}
