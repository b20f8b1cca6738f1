// The one place that orders an agreement's lists: what is emitted then depends on what is said, never on where it stands.
import { METHODS, type Caller } from '../model/names.ts';
import type { Provider, Server, SoundAgreement, SoundConsumption, SoundExposure, SoundGrant } from '../model/sound.ts';
import { byCodeUnit } from '../text/source.ts';

const sorted = <T extends string>(items: readonly T[]): readonly T[] => [...new Set(items)].sort(byCodeUnit);

const by =
  <T>(...keys: readonly ((item: T) => string)[]) =>
  (a: T, b: T): number =>
    keys.reduce((order, key) => order || byCodeUnit(key(a), key(b)), 0);

const serverInOrder = (server: Server): Server => ({ ...server, identities: sorted(server.identities) });

const grantInOrder = (grant: SoundGrant): SoundGrant => ({
  ...grant,
  identities: sorted(grant.identities),
  methods: grant.methods && METHODS.filter((method) => grant.methods?.includes(method)),
  paths: grant.paths && sorted(grant.paths),
});

const exposureInOrder = (exposure: SoundExposure): SoundExposure => ({
  ...exposure,
  grants: exposure.grants
    .map(grantInOrder)
    .sort(by((grant) => grant.cluster, (grant) => JSON.stringify([grant.sni, grant.methods, grant.paths, grant.identities]))),
});

const providerInOrder = (provider: Provider): Provider => ({
  ...provider,
  addresses: sorted(provider.addresses),
  identities: sorted(provider.identities),
});

function callersInOrder(callers: readonly Caller[]): readonly Caller[] {
  const byText = new Map(callers.map((caller) => [`${caller.namespace ?? '*'}/${caller.account ?? '*'}`, caller]));
  return [...byText].sort(by(([text]) => text)).map(([, caller]) => caller);
}

const consumptionInOrder = (consumption: SoundConsumption): SoundConsumption => ({
  ...consumption,
  callers: callersInOrder(consumption.callers),
  provider: providerInOrder(consumption.provider),
});

/** The same agreement with every list sorted and without repeated values. */
export function inOrder(agreement: SoundAgreement): SoundAgreement {
  const { ingress, exposures, consumptions } = agreement;
  return {
    ...agreement,
    ingress: ingress && { ...ingress, servers: ingress.servers.map(serverInOrder).sort(by((server) => server.sni)) },
    exposures: exposures.map(exposureInOrder).sort(by((exposure) => exposure.name)),
    consumptions: consumptions.map(consumptionInOrder).sort(by((consumption) => consumption.namespace, (consumption) => consumption.service)),
  };
}
