// Objects of a mesh by what they are asked for: a large one is asked thousands of times.
import type { Subset, DestinationRule } from './kinds/destination-rule.ts';
import { kept } from './kept.ts';
import type { Service } from './kinds/service.ts';
import type { VirtualService } from './kinds/virtual-service.ts';
import type { Mesh } from './mesh.ts';

const services = new WeakMap<Mesh['services'], ReadonlyMap<string, Service>>();
const callerRoutes = new WeakMap<Mesh['virtualServices'], ReadonlyMap<string, readonly VirtualService[]>>();
const subsets = new WeakMap<DestinationRule['subsets'], ReadonlyMap<string, Subset>>();

export function serviceAt(mesh: Mesh, namespace: string, name: string): Service | undefined {
  return kept(services, mesh.services, () => new Map([...mesh.services].reverse().map((one) => [`${one.manifest.namespace}/${one.manifest.name}`, one]))).get(`${namespace}/${name}`);
}

/** What sidecars follow to a host, seen or not. */
export function sidecarRoutes({ virtualServices }: Mesh, host: string): readonly VirtualService[] {
  const all = kept(callerRoutes, virtualServices, () => {
    const byHost = new Map<string, VirtualService[]>();
    for (const one of virtualServices) if (one.gateways.includes('mesh')) for (const name of new Set(one.hosts)) kept(byHost, name, () => []).push(one);
    return byHost;
  });
  return all.get(host) ?? [];
}

export const subsetNamed = (rule: DestinationRule | undefined, name: string | undefined): Subset | undefined =>
  rule === undefined || name === undefined ? undefined : kept(subsets, rule.subsets, () => new Map([...rule.subsets].reverse().map((one) => [one.name, one]))).get(name);
