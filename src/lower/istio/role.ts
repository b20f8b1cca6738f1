// What istiod asks about a gateway's account before it sends the key pair: may it list Secrets in its namespace?
// Measured: `get` alone, or a rule with resourceNames, is not enough; the port then resets every connection, and only istiod's log says why.
import type { SoundAgreement } from '../../model/sound.ts';
import { roleName } from '../names.ts';
import type { Resource } from '../resource.ts';
import type { PrivateGateway } from './private-gateway.ts';
import { FIRST } from './sync-wave.ts';

const RBAC = 'rbac.authorization.k8s.io';

export const gatewayRole = ({ namespace, manage }: SoundAgreement, { side, at }: PrivateGateway): Resource => ({
  group: 'gateways',
  apiVersion: `${RBAC}/v1`,
  kind: 'Role',
  name: roleName(side, manage),
  namespace,
  about: [`Without the right to list Secrets here, istiod gives the ${side} gateway no key pair.`],
  annotations: FIRST,
  body: { rules: [{ apiGroups: [''], resources: ['secrets'], verbs: ['list'] }] },
  causes: [at],
});

export const gatewayRoleBinding = ({ namespace, manage }: SoundAgreement, { side, serviceAccount, at }: PrivateGateway): Resource => ({
  group: 'gateways',
  apiVersion: `${RBAC}/v1`,
  kind: 'RoleBinding',
  name: roleName(side, manage),
  namespace,
  about: [`Gives the Role of the same name to the account of the ${side} gateway.`],
  annotations: FIRST,
  body: {
    roleRef: { apiGroup: RBAC, kind: 'Role', name: roleName(side, manage) },
    subjects: [{ kind: 'ServiceAccount', name: serviceAccount, namespace }],
  },
  causes: [at],
});
