// Services, and the pods behind them, as far as the inventory holds them.
import type { LabelMap } from '../../manifests/fields.ts';
import type { Service, Workload } from '../../manifests/manifest.ts';
import type { Agreement, Exposure } from '../../model/agreement.ts';
import type { Labels } from '../../model/names.ts';
import type { Located } from '../../text/source.ts';
import { inventoryOf, objectsOf } from './inventory.ts';

interface Named {
  readonly service: Located<string>;
  readonly namespace: Located<string>;
}

/** A manifest that leaves its namespace to whoever applies it may be any namespace's; one that names it goes first. */
export function serviceOf(agreement: Agreement, { service, namespace }: Named): Service | undefined {
  const named = inventoryOf(agreement).servicesByName.get(service.value) ?? [];
  return named.find((one) => one.namespace?.value === namespace.value) ?? named.find((one) => one.namespace === undefined);
}

/** Services of one namespace. Where there are some, the inventory evidently covers it, and one that is not among them is missing. */
export const servicesIn = (agreement: Agreement, namespace: string): readonly Service[] =>
  objectsOf(agreement, 'Service').filter((one) => one.namespace?.value === namespace);

/** What makes pods, in one namespace. */
export function workloadsIn(agreement: Agreement, namespace: string): readonly Workload[] {
  const { workloadsByNamespace } = inventoryOf(agreement);
  return [...(workloadsByNamespace.get(namespace) ?? []), ...(workloadsByNamespace.get(undefined) ?? [])];
}

/** Those behind a Service. */
export function workloadsBehind(agreement: Agreement, { selector }: Service, namespace: string): readonly Workload[] {
  return selector === undefined ? [] : workloadsIn(agreement, namespace).filter(({ podLabels }) => covers(podLabels, selector));
}

type AnyLabels = LabelMap | Labels;

const plainOf = (value: string | Located<string> | undefined): string | undefined => (typeof value === 'object' ? value.value : value);

/** True where `labels` have all that `selector` asks for. */
export const covers = (labels: AnyLabels, selector: AnyLabels): boolean =>
  [...selector].every(([key, value]) => plainOf(labels.get(key)) === plainOf(value));

/** The labels that the pods of an exposure are known to have: one set for each workload, or what its Service and the agreement say of them. */
export function knownLabels(agreement: Agreement, exposure: Exposure): readonly AnyLabels[] {
  const service = serviceOf(agreement, exposure);
  const behind = service === undefined ? [] : workloadsBehind(agreement, service, exposure.namespace.value);
  const ofSubset = behind.filter(({ podLabels }) => exposure.subset === undefined || covers(podLabels, exposure.subset.labels));
  if (ofSubset.length > 0) return ofSubset.map(({ podLabels }) => podLabels);
  const stated = new Map<string, string>([...(exposure.subset?.labels ?? []), ...(exposure.workload?.labels ?? [])]);
  for (const [key, { value }] of service?.selector ?? []) stated.set(key, value);
  return stated.size === 0 ? [] : [stated];
}

/** The port of the exposure's Service, where it has one of that number. */
export const portOf = (service: Service, number: number): Service['ports'][number] | undefined => service.ports.find((port) => port.number.value === number);

/** Labels as messages show them: `app=ratings,version=v1`. */
export const shownLabels = (labels: AnyLabels): string => [...labels].map(([key, value]) => `${key}=${plainOf(value)}`).join(',') || 'no labels';

export interface ExposedService {
  readonly agreement: Agreement;
  readonly exposure: Exposure;
  readonly service: Service;
}

/** Every exposure whose Service the inventory holds. */
export function* exposedServices(agreements: readonly Agreement[]): Generator<ExposedService> {
  for (const agreement of agreements) {
    for (const exposure of agreement.exposes) {
      const service = serviceOf(agreement, exposure);
      if (service !== undefined) yield { agreement, exposure, service };
    }
  }
}

export const nameOf = ({ service, namespace }: Named): string => `${service.value}.${namespace.value}`;
