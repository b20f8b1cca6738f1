// The Secret from which the egress gateway takes its key pair for a provider.
import type { Provider, SoundGateway } from '../../model/sound.ts';
import { credentialName } from '../names.ts';

export const credentialFor = ({ secret }: SoundGateway, { cluster, ownTrust }: Provider): string => credentialName(secret, ownTrust ? cluster : null);
