// The same agreement in other words: what nothing may depend on, for tests.
import type fc from 'fast-check';
import { parseAllDocuments } from 'yaml';

/** Keys of maps, items of lists and documents in another order: an agreement means the same in any. */
export function shuffledYaml(yaml: string, random: fc.Stream<number>): string {
  const next = (): number => random.next().value ?? 0;
  const mix = (value: unknown): unknown => {
    if (Array.isArray(value)) return order(value.map(mix), next);
    if (typeof value === 'object' && value !== null) return Object.fromEntries(order(Object.entries(value).map(([key, inner]) => [key, mix(inner)] as const), next));
    return value;
  };
  const documents = parseAllDocuments(yaml).map((document) => mix(document.toJS()));
  return order(documents, next).map((document) => `---\n${JSON.stringify(document)}\n`).join('');
}

function order<T>(items: readonly T[], next: () => number): T[] {
  return items.map((item) => [next(), item] as const).sort(([a], [b]) => a - b).map(([, item]) => item);
}

/** Each list of an agreement's `spec` that can be split, item by item into documents of their own. What belongs to one item stays together. */
export function splitYaml(yaml: string): readonly string[] {
  return parseAllDocuments(yaml).flatMap((parsed) => {
    const { spec, ...rest }: { readonly spec: Readonly<Record<string, unknown>> } = parsed.toJS();
    const lists = Object.entries(spec).filter(([key, value]) => ['peers', 'exposes', 'consumes'].includes(key) && Array.isArray(value)) as [string, readonly unknown[]][];
    const apart = Object.fromEntries(Object.entries(spec).filter(([key]) => !lists.some(([list]) => list === key)));
    const specs = [apart, ...lists.flatMap(([key, items]) => items.map((item) => ({ [key]: [item] })))];
    return specs.map((one) => JSON.stringify({ ...rest, spec: one }, null, 3));
  });
}
