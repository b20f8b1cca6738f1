// An error that was found about a consumption, and that no other reason tells. What withholds an overlay stops nothing: it stays as it stands.
import type { Finding } from '../finding/finding.ts';
import type { Agreement } from '../model/agreement.ts';
import type { Span } from '../text/source.ts';
import { localName } from './consumptions.ts';
import type { Judged, Obstacle } from './obstacle.ts';

export function graveFinding(judged: Judged, before: Judged | undefined): Obstacle | undefined {
  const known = new Set(before === undefined ? [] : about(before).map(keyOf));
  const found = about(judged).find((finding) => !known.has(keyOf(finding)));
  return found === undefined ? undefined : { why: found.message, at: found.at ?? judged.link.origin.at };
}

const keyOf = ({ code, message }: Finding): string => `${code} ${message}`;

function about({ link, findings }: Judged): readonly Finding[] {
  const spans = spansOf(link);
  return findings.filter(({ severity, withholds, at }) => severity === 'error' && withholds.length === 0 && at !== null && spans.some((span) => holds(span, at)));
}

const holds = (outer: Span, inner: Span): boolean => outer.source === inner.source && outer.start <= inner.start && inner.end <= outer.end;

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
