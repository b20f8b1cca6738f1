// In which namespaces a consumption must be seen: where its callers are, and nowhere else.
import type { SoundConsumption } from '../../model/sound.ts';
import { byCodeUnit } from '../../text/source.ts';

/** Where the callers are: sorted, or `['*']` where one may be anywhere. */
export const callerNamespaces = (consumptions: readonly SoundConsumption[]): readonly string[] =>
  narrowest(consumptions.flatMap(({ callers }) => callers.map(({ namespace }) => namespace ?? '*')));

/** Where a consumption can be named: where its callers are, and in its own namespace, where its objects lie. */
export const namingNamespaces = (consumptions: readonly SoundConsumption[]): readonly string[] =>
  narrowest([...callerNamespaces(consumptions), ...consumptions.map(({ namespace }) => namespace)]);

const narrowest = (namespaces: readonly string[]): readonly string[] =>
  namespaces.includes('*') ? ['*'] : [...new Set(namespaces)].sort(byCodeUnit);

/** For an object in the consumption's own namespace, which Istio writes as `.`. */
export function exportTo(consumption: SoundConsumption): readonly string[] {
  const namespaces = namingNamespaces([consumption]);
  return namespaces[0] === '*' ? namespaces : ['.', ...namespaces.filter((namespace) => namespace !== consumption.namespace)];
}
