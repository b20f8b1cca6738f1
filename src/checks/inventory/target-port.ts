// The container's port behind a Service's.
import type { Service, Workload } from '../../manifests/manifest.ts';
import type { ServicePort } from '../../manifests/service.ts';
import type { Agreement } from '../../model/agreement.ts';
import { located, type Located } from '../../text/source.ts';
import { workloadsBehind } from './services.ts';

/** Undefined where it has a name that the workloads of the inventory do not give to one number. */
export function targetOf(agreement: Agreement, service: Service, { target }: ServicePort, namespace: string): Located<number> | undefined {
  const { value, at } = target;
  if (typeof value === 'number') return located(value, at);
  if (/^\d+$/.test(value)) return located(Number(value), at);
  const named = workloadsBehind(agreement, service, namespace).flatMap(({ containerPorts }: Workload) => containerPorts.filter(({ name }) => name?.value === value).map(({ number }) => number));
  return new Set(named.map((number) => number.value)).size === 1 ? named[0] : undefined;
}
