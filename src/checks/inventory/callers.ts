// From which namespaces a consumption is called, one by one.
import type { Consumption } from '../../model/agreement.ts';
import type { Span } from '../../text/source.ts';

export interface CallerNamespace {
  readonly namespace: string;
  /** Where the agreement says so. */
  readonly at: Span;
}

/** Each once. A caller that may be anybody is left out: of such a one no namespace is known. */
export function callerNamespaces({ callers }: Consumption): readonly CallerNamespace[] {
  const found = new Map<string, CallerNamespace>();
  for (const { value, at } of callers) {
    if (value.namespace !== null && !found.has(value.namespace)) found.set(value.namespace, { namespace: value.namespace, at });
  }
  return [...found.values()];
}
