// A gateway without its key pair resets every connection, its pod is Ready, and only istiod's log says why.
import type { Agreement } from '../model/agreement.ts';
import type { Difference } from './difference.ts';
import type { Mesh } from './mesh.ts';

/** Each gateway's account must be there where it is ours, and may list the Secrets beside it. */
export function keyPairs({ accounts, roles, bindings }: Mesh, { cluster, gateways }: Agreement): readonly Difference[] {
  const namespace = gateways.namespace.value;
  return [gateways.ingress, gateways.egress].flatMap((gateway): readonly Difference[] => {
    if (gateway === undefined) return [];
    const account = `${namespace}/${gateway.serviceAccount.value}`;
    const say = (message: string): Difference => ({ kind: 'broken-hop', cluster, message, manifest: null, agreement: gateway.at, request: null });
    const able = bindings.some((binding) => binding.accounts.includes(account) && roles.some(({ name, listsSecrets }) => name === binding.role && listsSecrets && name.startsWith(`${namespace}/`)));
    return [
      ...(gateways.manage.value && !accounts.includes(account) ? [say(`there is no ServiceAccount ${account}, so that its gateway has no pods`)] : []),
      ...(able ? [] : [say(`no Role lets ${account} list Secrets, so that istiod gives its gateway no key pair`)]),
    ];
  });
}
