// For target istio-1.2 the policies alone are held against the grants: the filter at the gateway, for each peer, and the roles behind it, for the gateway.
import type { Agreement } from '../../model/agreement.ts';
import type { Federation } from '../../model/federation.ts';
import { METHODS } from '../../model/names.ts';
import { shortest, type Difference, type PeerRequest } from '../difference.ts';
import { grantedBy, type Granted } from '../expectation.ts';
import type { Files } from '../manifest.ts';
import { addPattern, matches, noConstants, representatives, type Constants } from '../patterns.ts';
import { selects } from '../reading.ts';
import { OTHER_METHOD, STRANGER } from '../strangers.ts';
import { readPolicies, type Filter, type Permission, type Policies } from './policies.ts';

export function provePolicies(files: Files, folder: string, agreement: Agreement, federation: Federation): readonly Difference[] {
  const policies = readPolicies(files, folder);
  const { cluster, at } = agreement;
  const outside = policies.outside.map(({ at: manifest, object, what }): Difference => ({ kind: 'outside', cluster, message: `${object}: ${what}`, manifest, agreement: at, request: null }));
  const granted = grantedBy(agreement, federation);
  return [...outside, ...shortest([...proveFilter(policies, agreement, granted), ...proveRoles(policies, agreement, granted)])];
}

function proveFilter({ filters }: Policies, agreement: Agreement, granted: readonly Granted[]): readonly Difference[] {
  const { cluster, gateways: { ingress, namespace } } = agreement;
  if (ingress === undefined) return [];
  // Each filter that the gateway has must let a request pass; one for other pods or another port says nothing.
  const own = filters.filter(({ manifest, labels, port }) => manifest.namespace === namespace.value && selects(labels, ingress.selector) && port === ingress.port.value);
  const constants = noConstants();
  for (const { policies } of own) for (const { permission } of policies) addPermission(constants, permission);
  for (const { patterns } of granted) for (const pattern of patterns) for (const one of pattern.endsWith('*') ? [pattern] : [pattern, `${pattern}?*`]) addPattern(constants, one);
  const named = own.flatMap(({ policies }) => policies.flatMap(({ principals }) => principals.map((one) => one.replace('*', 'x'))));
  const identities = new Set([...granted.map(({ identity }) => identity), ...agreement.peers.flatMap(({ egressIdentities }) => egressIdentities.map(({ value }) => value)), ...named, STRANGER]);
  const found: Difference[] = [];
  for (const identity of identities) {
    for (const path of representatives(constants, '/')) {
      for (const method of [...METHODS, OTHER_METHOD]) {
        const decided = own.map((filter) => admits(filter, identity, method, path));
        const allowed = decided.every((one) => one !== undefined);
        const grant = granted.find((one) => one.identity === identity && (one.methods?.has(method) ?? true) && one.patterns.some((pattern) => matches(pattern, path.split('?')[0] ?? path)));
        if (allowed === (grant !== undefined)) continue;
        const request: PeerRequest = { identity, ca: null, sni: agreement.hostname?.value ?? '', authority: agreement.hostname?.value ?? '', method, path, upgrade: false };
        const message = `${method} ${path} of ${identity} ${allowed ? 'passes the filter of the ingress gateway, and nobody granted it' : 'is granted, and the filter of the ingress gateway denies it'}`;
        found.push({ kind: allowed ? 'opened' : 'closed', cluster, message, manifest: decided.find((one) => one !== undefined)?.at ?? own[0]?.manifest.at ?? null, agreement: grant?.at ?? agreement.exposes.find((one) => path.startsWith(one.path.value))?.at ?? ingress.at, request });
      }
    }
  }
  return found;
}

function addPermission(constants: Constants, permission: Permission): void {
  if (permission.kind !== 'header') for (const one of permission.of) addPermission(constants, one);
  else if (permission.name === ':path') addPattern(constants, permission.pattern);
}

const admits = ({ policies }: Filter, identity: string, method: string, path: string): Filter['policies'][number] | undefined =>
  policies.find(({ permission, principals }) => principals.some((principal) => matches(principal, identity)) && holds(permission, method, path));

function holds(permission: Permission, method: string, path: string): boolean {
  if (permission.kind === 'header') return matches(permission.pattern, permission.name === ':path' ? path : method);
  return permission.kind === 'all' ? permission.of.every((one) => holds(one, method, path)) : permission.of.some((one) => holds(one, method, path));
}

/** What the gateway may do with each exposed Service: the union of what is granted of it. */
function proveRoles({ roles, bindings, counts }: Policies, agreement: Agreement, granted: readonly Granted[]): readonly Difference[] {
  const { cluster, gateways: { ingress, namespace } } = agreement;
  if (ingress === undefined) return [];
  const user = `${agreement.trustDomain.value}/ns/${namespace.value}/sa/${ingress.serviceAccount.value}`;
  return agreement.exposes.flatMap((exposure): readonly Difference[] => {
    const [place, service] = [exposure.namespace.value, `${exposure.service.value}.${exposure.namespace.value}.svc.cluster.local`];
    const counting = counts !== null && (counts.in === 'all' || counts.in.has(place));
    const bound = roles.filter(({ manifest }) => manifest.namespace === place && bindings.some((one) => one.manifest.namespace === place && one.role === manifest.name && one.users.some((name) => name === '*' || name === user)));
    const rules = bound.flatMap((role) => role.rules).filter(({ services }) => services.some((pattern) => matches(pattern, service)));
    const here = granted.filter(({ exposure: other }) => other.namespace.value === place && other.service.value === exposure.service.value);
    const relative = here.map((grant) => ({ grant, patterns: grant.patterns.map((pattern) => `/${pattern.slice(grant.exposure.path.value.length)}`) }));
    const constants = noConstants();
    for (const pattern of [...rules.flatMap(({ paths }) => paths ?? []), ...relative.flatMap(({ patterns }) => patterns.flatMap((one) => (one.endsWith('*') ? [one] : [one, `${one}?*`])))]) addPattern(constants, pattern);
    return representatives(constants, '/').flatMap((path) =>
      [...METHODS, OTHER_METHOD].flatMap((method): readonly Difference[] => {
        const rule = rules.find(({ methods, paths }) => methods.some((one) => matches(one, method)) && (paths?.some((one) => matches(one, path)) ?? true));
        const allowed = !counting || rule !== undefined;
        const grant = relative.find((one) => (one.grant.methods?.has(method) ?? true) && one.patterns.some((pattern) => matches(pattern, path.split('?')[0] ?? path)))?.grant;
        if (allowed === (grant !== undefined)) return [];
        const message = `${method} ${path} from the ingress gateway to ${service} ${allowed ? 'is allowed by the roles behind the gateway, and nobody is granted it' : 'is granted, and no role behind the gateway allows it'}`;
        return [{ kind: 'second-lock', cluster, message, manifest: rule?.at ?? bound[0]?.manifest.at ?? counts?.manifest.at ?? null, agreement: grant?.at ?? exposure.at, request: null }];
      }),
    );
  });
}
