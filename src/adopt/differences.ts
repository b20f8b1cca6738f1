// What a cluster's peers say and its own agreement does not.
import type { Agreement } from '../model/agreement.ts';
import { statementAbout, type ConsumptionLink, type Federation } from '../model/federation.ts';
import { DEFAULT_PORT } from '../model/defaults.ts';
import type { ClusterName } from '../model/names.ts';
import { hasOwnTrust, serverName } from '../model/servers.ts';
import { byCodeUnit, type Located, type Span } from '../text/source.ts';
import type { Difference, Fact, Place } from './difference.ts';
import { pairsOf, type Pair } from './pair.ts';
import { trustDifferences } from './trust-differences.ts';

/** Exactly the statements of `owner` that are missing where they are needed, or that differ. By peer, then in the order of the facts. */
export function differences(owner: Agreement, federation: Federation): readonly Difference[] {
  const consumed = federation.consumptions.filter(({ consumer }) => consumer === owner);
  return pairsOf(owner, federation).flatMap((pair) => [
    ...ofStatement(pair),
    ...trustDifferences(pair),
    ...consumed.filter(({ provider }) => provider === pair.about).flatMap(ofOrigin),
  ]);
}

function ofStatement(pair: Pair): readonly Difference[] {
  const { about, statement, isProvider, isClient } = pair;
  const { ingress, egress } = about.gateways;
  const stated = statement?.ingress;
  const addresses = sorted(ingress?.addresses);
  const isDialled = isProvider || stated !== undefined;
  const found = (fact: Fact, keys: readonly [string, ...string[]], from: Difference['from'], to: Difference['to'], at: Span | undefined): Difference[] =>
    at === undefined || JSON.stringify(from) === JSON.stringify(to) ? [] : [{ peer: about.cluster, fact, place: { kind: 'peer', keys }, from, to, at }];
  return [
    ...(isProvider || statement?.hostname !== undefined ? found('hostname', ['hostname'], statement?.hostname?.value ?? null, about.hostname?.value ?? null, about.hostname?.at) : []),
    ...(isDialled && addresses.length > 0 ? found('addresses', ['ingress', 'addresses'], stated === undefined ? null : sorted(stated.addresses), addresses, ingress?.addresses[0]?.at) : []),
    ...(isDialled ? found('port', ['ingress', 'port'], stated?.port.value ?? DEFAULT_PORT, ingress?.port.value ?? DEFAULT_PORT, ingress?.port.at) : []),
    ...(isDialled ? sniOf(pair) : []),
    ...(isProvider || (stated?.identities ?? []).length > 0 ? found('identity', ['ingress', 'identity'], oneOrMore(stated?.identities), ingress?.identity?.value ?? null, ingress?.identity?.at) : []),
    ...(isClient || (statement?.egressIdentities ?? []).length > 0 ? found('identity', ['egress', 'identity'], oneOrMore(statement?.egressIdentities), egress?.identity?.value ?? null, egress?.identity?.at) : []),
  ];
}

/** As stated, a single value instead of a list of one; null where nothing is. */
function oneOrMore(values: readonly Located<string>[] = []): Difference['from'] {
  const [first, second] = values;
  return second === undefined ? (first?.value ?? null) : values.map(({ value }) => value);
}

const sorted = (values: readonly Located<string>[] = []): readonly string[] => [...new Set(values.map(({ value }) => value))].sort(byCodeUnit);

/** A peer that has a server for us alone is dialled under its name; else under the hostname, which then needs no word. */
function sniOf({ owner, about, statement }: Pair): readonly Difference[] {
  if (about.hostname === undefined || !about.complete) return [];
  const served = statementAbout(about, owner.cluster);
  const isOwn = served !== undefined && hasOwnTrust(about, served);
  const name = serverName(about.hostname.value, about, served);
  const stated = statement?.ingress?.sni?.value ?? null;
  if (stated === name || (!isOwn && stated === null)) return [];
  const at = (isOwn ? served.trust?.at : undefined) ?? about.hostname.at;
  return [{ peer: about.cluster, fact: 'sni', place: { kind: 'peer', keys: ['ingress', 'sni'] }, from: stated, to: isOwn ? name : null, at }];
}

function ofOrigin({ consumption: { as }, origin, exposure, provider }: ConsumptionLink): readonly Difference[] {
  if (exposure === undefined || provider === undefined || !provider.complete) return [];
  const peer: ClusterName = provider.cluster;
  const place = (key: string): Place => ({ kind: 'origin', namespace: as.namespace.value, service: as.service.value, exposure: origin.exposure.value, keys: [key] });
  return (['path', 'protocol'] as const)
    .filter((fact) => origin[fact].value !== exposure[fact].value)
    .map((fact) => ({ peer, fact, place: place(fact), from: origin[fact].value, to: exposure[fact].value, at: exposure[fact].at }));
}
