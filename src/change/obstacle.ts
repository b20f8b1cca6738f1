// What keeps the calls of a consumption from working, in one sentence that the owner of its callers understands; nothing where they work.
import type { Exposure, Grant } from '../model/agreement.ts';
import { refusedUses } from '../model/covers.ts';
import { holds, statementAbout, type ConsumptionLink, type Federation } from '../model/federation.ts';
import { byCodeUnit, type Located, type Span } from '../text/source.ts';
import { dialling } from './dialling.ts';
import { graveFinding, type GraveErrors } from './grave-finding.ts';

/** A consumption on one side, with what was found there. */
export interface Judged {
  readonly link: ConsumptionLink;
  readonly federation: Federation;
  readonly errors: GraveErrors;
  /** What became of the exposure that it drew from. */
  readonly nowCalled?: Exposure | undefined;
}

export interface Obstacle {
  readonly why: string;
  readonly at: Span;
}

/** `before` is the same consumption when it worked: it tells what changed. */
export function obstacle(judged: Judged, before: Judged | undefined): Obstacle | undefined {
  const { link } = judged;
  if (link.provider === undefined) return link.statement?.external.value === true ? undefined : noAgreement(link);
  return unexposed(judged) ?? ungranted(judged, before) ?? dialling(link, before?.link) ?? beyondGrant(judged, before) ?? graveFinding(judged, before);
}

/** Whatever stands in it was parsed as a name, a day or an identity: it hides nothing. */
const sentence = (why: string, at: Span): Obstacle => ({ why, at });

const noAgreement = ({ origin }: ConsumptionLink): Obstacle =>
  sentence(`${origin.cluster.value} has no agreement any more: its gateway lets nobody in, so calls fail`, origin.cluster.at);

/** Of an agreement that was not read whole it may be the exposure that is missing. */
function unexposed({ link: { origin, provider, exposure }, nowCalled }: Judged): Obstacle | undefined {
  if (exposure !== undefined || provider?.complete !== true) return undefined;
  const hint = nowCalled === undefined ? '' : `; what it was is called ${nowCalled.name.value} now`;
  return sentence(`${provider.cluster} exposes nothing called ${origin.exposure.value} any more, so every call gets 403${hint}`, origin.exposure.at);
}

function ungranted({ link, federation: { now } }: Judged, before: Judged | undefined): Obstacle | undefined {
  const { consumer, origin, provider, exposure, grants } = link;
  if (provider === undefined || exposure === undefined) return undefined;
  const held = grants.filter((grant) => holds(grant, now));
  const name = exposure.name.value;
  if (held.length > 0) return unknownIdentity(link, before);
  const end = lastEnd(grants);
  if (end !== undefined) return sentence(`the grant of ${name} to ${consumer.cluster} ended on ${end.value}, so every call gets 403`, end.at);
  return provider.complete ? sentence(`${provider.cluster} no longer grants ${name} to ${consumer.cluster}, so every call gets 403`, origin.exposure.at) : undefined;
}

const lastEnd = (grants: readonly Grant[]): Grant['until'] => grants.flatMap(({ until }) => until ?? []).sort((a, b) => byCodeUnit(b.value, a.value))[0];

/** The provider lets in the identities that it states, and the consumer's gateway shows its own. */
function unknownIdentity({ consumer, origin, provider }: ConsumptionLink, before: Judged | undefined): Obstacle | undefined {
  const own = consumer.gateways.egress?.identity;
  if (provider === undefined || own === undefined) return undefined;
  const stated = statementAbout(provider, consumer.cluster)?.egressIdentities ?? [];
  const [first] = stated;
  if (stated.some(({ value }) => value === own.value)) return undefined;
  if (first === undefined) {
    return provider.complete ? sentence(`${provider.cluster} states no identity of ${consumer.cluster} any more, so every call gets 403`, origin.at) : undefined;
  }
  const isOwnChange = before?.link.consumer.gateways.egress?.identity?.value !== own.value;
  const why = `${provider.cluster} lets in ${values(stated)} as ${consumer.cluster}, whose egress gateway is ${own.value}, so every call gets 403`;
  return sentence(why, isOwnChange ? own.at : first.at);
}

const values = (located: readonly Located<string>[]): string => located.map(({ value }) => value).join(', ');

/** Uses that were granted before: what nobody ever granted did not work. */
function beyondGrant({ link: { consumption, provider, exposure, grants }, federation: { now } }: Judged, before: Judged | undefined): Obstacle | undefined {
  const { uses } = consumption;
  if (uses === undefined || provider?.complete !== true || exposure === undefined) return undefined;
  const held = grants.filter((grant) => holds(grant, now));
  const were = before?.link.grants.filter((grant) => holds(grant, before.federation.now));
  const refused = refusedUses(uses, held).filter((use) => were === undefined || refusedUses(use, were).length === 0);
  const [first] = refused;
  if (first === undefined) return undefined;
  const all = refused.map(({ methods, paths }) => `${methods === undefined ? 'every method' : values(methods)} on ${paths === undefined ? 'every path' : values(paths)}`);
  return sentence(`${provider.cluster} no longer grants ${all.join(' and ')}, which its callers use; such calls get 403`, held[0]?.at ?? first.at);
}
