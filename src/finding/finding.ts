// What a check says: what is wrong, where, why it matters, and what to write instead. Knows nothing of Istio.
import type { Edit } from '../text/edit.ts';
import { bySpan, byCodeUnit, type Span } from '../text/source.ts';

export const SEVERITIES = ['error', 'warning', 'note'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** A second place that a finding is about: the other owner's line, or the first of two that are the same. */
export interface Related {
  readonly at: Span;
  readonly message: string;
}

/** The one right answer to a finding: an edit, or the item of a list that starts at a place taken out. */
export type Fix = { readonly kind: 'edit'; readonly edit: Edit } | { readonly kind: 'take-out'; readonly at: Span };

export interface Finding {
  /** `MF` and four digits, never reused; or `policy:` and the name of a policy. */
  readonly code: string;
  readonly name: string;
  readonly severity: Severity;
  /** What is wrong and why it matters, one sentence. */
  readonly message: string;
  /** What to write or do instead. */
  readonly help: string;
  /** Null only where no file is concerned. */
  readonly at: Span | null;
  readonly related: readonly Related[];
  /** The clusters whose overlays must not be written because of it. */
  readonly withholds: readonly string[];
  /** Where there is exactly one right answer. */
  readonly fix?: Fix;
}

/** `MF3001 hostname-differs`; of a policy its code, which has the name. */
export const titleOf = ({ code, name }: Pick<Finding, 'code' | 'name'>): string => (code.endsWith(`:${name}`) ? code : `${code} ${name}`);

const rank = (severity: Severity): number => SEVERITIES.indexOf(severity);

/** True where `finding` is as grave as `threshold` or graver. */
export const reaches = (finding: Pick<Finding, 'severity'>, threshold: Severity): boolean => rank(finding.severity) <= rank(threshold);

/** By place, then code, then text: stable whatever order the checks ran in. */
export function byPlace(a: Finding, b: Finding): number {
  const place = a.at === null || b.at === null ? Number(a.at !== null) - Number(b.at !== null) : bySpan(a.at, b.at);
  return place || byCodeUnit(a.code, b.code) || byCodeUnit(a.message, b.message);
}
