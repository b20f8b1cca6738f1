// An error that was found about a consumption, and that no other reason tells. What withholds an overlay stops nothing: it stays as it stands.
import type { Finding } from '../finding/finding.ts';
import type { Agreement } from '../model/agreement.ts';
import { isPolicyCode } from '../model/policy.ts';
import type { Source, Span } from '../text/source.ts';
import { localName } from './consumptions.ts';
import type { Judged, Obstacle } from './obstacle.ts';

/** By file. */
export type GraveErrors = ReadonlyMap<Source, readonly Finding[]>;

export function graveErrors(findings: readonly Finding[]): GraveErrors {
  const found = new Map<Source, Finding[]>();
  for (const finding of findings) {
    // What an organisation forbids works all the same.
    if (finding.severity !== 'error' || finding.withholds.length > 0 || finding.at === null || isPolicyCode(finding.code)) continue;
    const { source } = finding.at;
    const same = found.get(source);
    if (same === undefined) found.set(source, [finding]);
    else same.push(finding);
  }
  return found;
}

export function graveFinding(judged: Judged, before: Judged | undefined): Obstacle | undefined {
  const known = new Set(before === undefined ? [] : about(before).map(keyOf));
  const found = about(judged).find((finding) => !known.has(keyOf(finding)));
  return found === undefined ? undefined : { why: found.message, at: found.at ?? judged.link.origin.at };
}

const keyOf = ({ code, message }: Finding): string => `${code} ${message}`;

const about = ({ link, errors }: Judged): readonly Finding[] => (errors.size === 0 ? [] : [...spansOf(link).flatMap((span) => within(span, errors)), ...refusals(link, errors)]);

const within = (span: Span, errors: GraveErrors): readonly Finding[] => (errors.get(span.source) ?? []).filter(({ at }) => at !== null && covers(span, at));

const covers = (outer: Span, inner: Span): boolean => outer.source === inner.source && outer.start <= inner.start && inner.end <= outer.end;

/** One cluster's CAs vouch for many peers, so an error there concerns this call only where it names the certificate that is shown in it. */
function refusals({ consumer, provider }: Judged['link'], errors: GraveErrors): readonly Finding[] {
  const pairs = [
    { trust: provider?.trust, certificate: consumer.gateways.egress?.certificate },
    { trust: consumer.trust, certificate: provider?.gateways.ingress?.certificate },
  ];
  return pairs.flatMap(({ trust, certificate }) =>
    trust === undefined || certificate === undefined ? [] : within(trust.at, errors).filter(({ related }) => related.some(({ at }) => covers(certificate.at, at))),
  );
}

/** The consumption itself, what the two say about each other, and the certificates that they show. */
function spansOf({ consumer, consumption, provider, origin }: Judged['link']): readonly Span[] {
  const item = (agreement: Agreement | undefined, name: string): readonly Span[] => agreement?.items.filter((one) => one.name === name).map(({ extent }) => extent) ?? [];
  const certificates = [consumer.gateways.egress?.certificate?.at, provider?.gateways.ingress?.certificate?.at];
  return [
    ...item(consumer, `consumes/${localName(consumption)}`),
    ...item(consumer, `peers/${origin.cluster.value}`),
    ...item(provider, `peers/${consumer.cluster}`),
    ...certificates.filter((at) => at !== undefined),
  ];
}
