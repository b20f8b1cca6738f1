// What a host in somebody's Istio object stands for, and who sees the object.
import type { Text } from '../../manifests/fields.ts';
import { CLUSTER_DOMAIN } from '../../model/values.ts';

/** Where Istio's own defaults put what holds for the whole mesh. */
export const ROOT_NAMESPACE = 'istio-system';

export const serviceHost = (service: string, namespace: string): string => `${service}.${namespace}.svc.${CLUSTER_DOMAIN}`;

/** Istio gives a host without dots the namespace of the object that it stands in. */
export function fullHost(host: string, namespace: string | undefined): string {
  if (host.includes('.') || host.includes('*') || namespace === undefined) return host;
  return serviceHost(host, namespace);
}

/** `*` and `*.<suffix>` stand for many hosts. */
export const hostMatches = (pattern: string, host: string): boolean => pattern === '*' || (pattern.startsWith('*') ? host.endsWith(pattern.slice(1)) : pattern === host);

interface Exported {
  readonly namespace: Text | undefined;
  readonly exportTo: readonly Text[];
}

export const isVisibleIn = ({ namespace, exportTo }: Exported, where: string): boolean =>
  exportTo.some(({ value }) => value === '*' || value === where || (value === '.' && namespace?.value === where));
