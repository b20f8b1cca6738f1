// The CAs that the egress gateway accepts. Public, and yet Secrets: a client finds its CAs by the name of its credential, and only there.
import type { SoundAgreement, SoundGateway } from '../../model/sound.ts';
import { groupBy } from '../group-by.ts';
import { CA_KEY, caSecret } from '../names.ts';
import { providersOf } from '../providers.ts';
import type { Resource } from '../resource.ts';
import { credentialFor } from './credential.ts';
import { FIRST } from './sync-wave.ts';

/** One a credential: all providers of the default trust share theirs. */
export const providerTrusts = (agreement: SoundAgreement, egress: SoundGateway): readonly Resource[] =>
  groupBy(providersOf(agreement), ({ provider }) => credentialFor(egress, provider)).map(([credential, consumed]) => ({
    group: 'gateways',
    apiVersion: 'v1',
    kind: 'Secret',
    name: caSecret(credential),
    namespace: agreement.namespace,
    about: [`The CAs that vouch for ${consumed.map(({ provider }) => provider.cluster).join(', ')}; public.`],
    annotations: FIRST,
    body: { type: 'Opaque', data: { [CA_KEY]: Buffer.from(consumed[0].provider.trust.pem).toString('base64') } },
    causes: consumed.map(({ provider }) => provider.at),
  }));
