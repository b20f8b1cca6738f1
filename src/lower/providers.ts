// The clusters that are consumed from, each once: one object says where a cluster is, and one how it is spoken to.
import type { Provider, SoundAgreement, SoundConsumption } from '../model/sound.ts';
import { groupBy } from './group-by.ts';

export interface Consumed {
  readonly provider: Provider;
  readonly consumptions: readonly SoundConsumption[];
}

/** Sorted by hostname. */
export const providersOf = ({ consumptions }: SoundAgreement): readonly Consumed[] =>
  groupBy(consumptions, ({ provider }) => provider.hostname).map(([, group]) => ({ provider: group[0].provider, consumptions: group }));
