// What lowering needs of a peer and its owner does not state.
import { check } from '../check.ts';
import type { Related } from '../../finding/finding.ts';
import { nearest } from '../../finding/nearest.ts';
import type { Agreement, Peer } from '../../model/agreement.ts';
import { DEFAULT_PORT } from '../../model/defaults.ts';
import { holds, type Federation } from '../../model/federation.ts';
import type { ClusterName } from '../../model/names.ts';
import type { Span } from '../../text/source.ts';
import type { Acceptable } from '../../finding/rule.ts';
import { listed } from '../listed.ts';
import { acceptable } from '../statement.ts';

export const missingStatement = check(
  {
    code: 'MF2012',
    name: 'missing-statement',
    since: '0.1.0',
    severity: 'error',
    message: '{cluster} {does} {peer} but does not state {facts}; its overlay is made of what {cluster} states, and of nothing that others write',
    help: '{where} `{hostname}{ingress}{egress}`.{confirm}',
  },
  function* (federation, found) {
    for (const need of needs(federation)) {
      const { owner, peer, does, statement } = need;
      if (peer === owner.cluster || !owner.complete) continue;
      const about = federation.agreements.find(({ cluster }) => cluster === peer);
      const missing = factsFor(need, about).filter(({ isStated }) => !isStated);
      if (missing.length === 0) continue;
      const facts = statement === undefined ? 'anything about it' : inWords(missing);
      const meant = meantPeer(need, federation);
      const args = { cluster: owner.cluster, does, peer, facts, where: placeToWrite(need, meant), ...snippet(missing), confirm: confirmation(missing, about) };
      const related = about === undefined ? otherSpelling(owner, meant) : relatedTo(missing, about);
      yield found({ at: need.at, related, withholds: [owner.cluster], accept: accepting(need, missing, about) }, args);
    }
  },
);

/** What decides who gets in must not rest on this repository alone. */
const confirmation = (missing: readonly Fact[], about: Agreement | undefined): string =>
  about !== undefined && missing.some(({ facts }) => facts.includes('identity')) ? ` Confirm the identity with the owner of ${about.cluster} by another way than this repository.` : '';

/** Only where the peer says all of it. */
function accepting({ owner }: Need, missing: readonly Fact[], about: Agreement | undefined): Acceptable | undefined {
  const [first, ...rest] = missing.flatMap(({ facts }) => facts);
  return about === undefined || first === undefined || missing.some(({ ownedAt }) => ownedAt === undefined) ? undefined : acceptable(owner, about, first, ...rest);
}

interface Need {
  readonly owner: Agreement;
  readonly peer: ClusterName;
  readonly at: Span;
  readonly does: 'grants to' | 'consumes from';
  readonly statement: Peer | undefined;
}

/** The first item of each kind that needs a peer. A grant that has ended is not lowered. */
function needs({ now, grants, consumptions }: Federation): readonly Need[] {
  const live = grants.filter(({ grant }) => holds(grant, now));
  const all: readonly Need[] = [
    ...live.map(({ provider, grant, statement }) => ({ owner: provider, peer: grant.cluster.value, at: grant.at, does: 'grants to' as const, statement })),
    ...consumptions.map(({ consumer, origin, statement }) => ({ owner: consumer, peer: origin.cluster.value, at: origin.at, does: 'consumes from' as const, statement })),
  ];
  const first = new Map<string, Need>();
  for (const need of all) {
    const key = `${need.owner.cluster} ${need.does} ${need.peer}`;
    if (!first.has(key)) first.set(key, need);
  }
  return [...first.values()];
}

interface Fact {
  readonly name: string;
  /** As `meshfed accept` calls it. */
  readonly facts: readonly string[];
  readonly isStated: boolean;
  /** The section of a peer to which it belongs. */
  readonly section: 'ingress' | 'egress' | null;
  /** What to write there, with the peer's own value where it has one here. */
  readonly written: string;
  /** Where the peer says it. */
  readonly ownedAt: Span | undefined;
}

const factsFor = ({ does, statement }: Need, about: Agreement | undefined): readonly Fact[] =>
  does === 'grants to' ? consumerFacts(statement, about) : providerFacts(statement, about);

function consumerFacts(statement: Peer | undefined, about: Agreement | undefined): readonly Fact[] {
  const identity = about?.gateways.egress?.identity;
  return [
    {
      name: 'the identity',
      facts: ['identity'],
      isStated: (statement?.egressIdentities.length ?? 0) > 0,
      section: 'egress',
      written: `identity: ${identity?.value ?? 'spiffe://<its hostname>/istio-private-egressgateway'}`,
      ownedAt: identity?.at,
    },
  ];
}

function providerFacts(statement: Peer | undefined, about: Agreement | undefined): readonly Fact[] {
  const ingress = about?.gateways.ingress;
  const addresses = ingress?.addresses.map(({ value }) => value).join(', ') || '<its addresses>';
  const port = ingress === undefined || statement?.ingress !== undefined || ingress.port.value === DEFAULT_PORT ? '' : `, port: ${ingress.port.value}`;
  return [
    {
      name: 'its hostname',
      facts: ['hostname'],
      isStated: statement?.hostname !== undefined,
      section: null,
      written: `hostname: ${about?.hostname?.value ?? '<its hostname>'}`,
      ownedAt: about?.hostname?.at,
    },
    {
      name: 'the addresses',
      facts: port === '' ? ['addresses'] : ['addresses', 'port'],
      isStated: (statement?.ingress?.addresses.length ?? 0) > 0,
      section: 'ingress',
      written: `addresses: [${addresses}]${port}`,
      ownedAt: ingress?.addresses[0]?.at,
    },
    {
      name: 'the identity',
      facts: ['identity'],
      isStated: (statement?.ingress?.identities.length ?? 0) > 0,
      section: 'ingress',
      written: `identity: ${ingress?.identity?.value ?? 'spiffe://<its hostname>/istio-private-ingressgateway'}`,
      ownedAt: ingress?.identity?.at,
    },
  ];
}

/** `its hostname and the addresses and the identity of its ingress gateway`. */
function inWords(missing: readonly Fact[]): string {
  const of = (wanted: Fact['section']): readonly string[] => missing.filter(({ section }) => section === wanted).map(({ name }) => name);
  const sections = (['ingress', 'egress'] as const).filter((side) => of(side).length > 0).map((side) => `${listed(of(side))} of its ${side} gateway`);
  return listed([...of(null), ...sections]);
}

function relatedTo(missing: readonly Fact[], about: Agreement): readonly Related[] {
  const places = missing.map(({ ownedAt }) => ownedAt).filter((at) => at !== undefined);
  return places.length > 0 ? places.map((at) => ({ at, message: `what ${about.cluster} says` })) : [{ at: about.at, message: `the agreement of ${about.cluster}` }];
}

/** The cluster that was probably meant, where there is none of that name. */
function meantPeer({ owner, peer, statement }: Need, { agreements }: Federation): string | undefined {
  const others = agreements.map(({ cluster }) => cluster).filter((name) => name !== owner.cluster);
  if (statement !== undefined || others.includes(peer)) return undefined;
  // A peer without an agreement is a name that nobody else confirms: the slip is as likely there.
  const unconfirmed = owner.peers.map(({ cluster }) => cluster.value).filter((name) => !others.includes(name));
  return nearest(peer, unconfirmed) ?? nearest(peer, others);
}

/** The slip may lie in `peers`, and the item may be right. */
const otherSpelling = ({ peers }: Agreement, meant: string | undefined): readonly Related[] =>
  peers.filter(({ cluster }) => cluster.value === meant).map(({ cluster }) => ({ at: cluster.at, message: `${cluster.value} is stated here` }));

function placeToWrite({ peer, statement }: Need, meant: string | undefined): string {
  if (statement !== undefined) return `At the peer ${peer} write`;
  return `${meant === undefined ? 'Add' : `Did you mean \`${meant}\`? If not, add`} \`cluster: ${peer}\` to \`peers\`, with`;
}

/** In three parts, since each value of a message is cut where it gets long. */
function snippet(missing: readonly Fact[]): Readonly<Record<'hostname' | 'ingress' | 'egress', string>> {
  const inSection = (section: Fact['section']): string => missing.filter((fact) => fact.section === section).map(({ written }) => written).join(', ');
  const map = (section: 'ingress' | 'egress'): string => (inSection(section) === '' ? '' : `${section}: {${inSection(section)}}`);
  const hostname = inSection(null);
  return { hostname: hostname !== '' && map('ingress') !== '' ? `${hostname}, ` : hostname, ingress: map('ingress'), egress: map('egress') };
}
