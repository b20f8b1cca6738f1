// The identity of a private gateway in its own mesh.
import type { SoundAgreement } from '../../model/sound.ts';
import type { Resource } from '../resource.ts';
import type { PrivateGateway } from './private-gateway.ts';

/** One an account: both gateways may have the same. */
export function serviceAccounts({ cluster, namespace }: SoundAgreement, gateways: readonly PrivateGateway[]): readonly Resource[] {
  const accounts = [...new Set(gateways.map((gateway) => gateway.serviceAccount))];
  return accounts.map((account) => {
    const owners = gateways.filter((gateway) => gateway.serviceAccount === account);
    return {
      group: 'gateways',
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      name: account,
      namespace,
      about: owners.map(({ side }) => `The private ${side} gateway of ${cluster} runs as this account.`),
      annotations: {},
      body: {},
      causes: owners.map(({ at }) => at),
    };
  });
}
