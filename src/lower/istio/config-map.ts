// The CAs that an ingress server accepts, in plain text, so that what is reviewed is what the gateway loads.
import type { Server, SoundAgreement } from '../../model/sound.ts';
import { CA_KEY, trustConfigMap } from '../names.ts';
import type { Resource } from '../resource.ts';
import { FIRST } from './sync-wave.ts';

/** Before the Gateway: a running proxy keeps its whole old listener, policies included, while it waits for a bundle. */
export const serverTrust = ({ namespace }: SoundAgreement, { peer, trust, at }: Server): Resource => ({
  group: 'gateways',
  apiVersion: 'v1',
  kind: 'ConfigMap',
  name: trustConfigMap(peer),
  namespace,
  about: [peer === null ? 'The CAs that vouch for every peer without CAs of its own; public.' : `The CAs that vouch for ${peer}; public.`],
  annotations: FIRST,
  body: { data: { [CA_KEY]: trust.pem } },
  causes: [at],
});
