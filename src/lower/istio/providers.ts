// The clusters that are consumed from, each once: Istio keeps one ServiceEntry and one DestinationRule a host.
import type { Provider, SoundAgreement, SoundConsumption, SoundGateway } from '../../model/sound.ts';
import { groupBy } from '../group-by.ts';
import { credentialName } from '../names.ts';

export interface Consumed {
  readonly provider: Provider;
  readonly consumptions: readonly SoundConsumption[];
}

/** Sorted by hostname. */
export const providersOf = ({ consumptions }: SoundAgreement): readonly Consumed[] =>
  groupBy(consumptions, ({ provider }) => provider.hostname).map(([, group]) => ({ provider: group[0].provider, consumptions: group }));

/** The Secret from which the egress gateway takes its key pair for a provider. */
export const credentialFor = ({ secret }: SoundGateway, { cluster, ownTrust }: Provider): string => credentialName(secret, ownTrust ? cluster : null);
