// One visitor at one server: what the manifests do with every class of requests, against what is granted to it.
import { METHODS } from '../model/names.ts';
import type { Span } from '../text/source.ts';
import type { Difference, PeerRequest } from './difference.ts';
import type { Granted } from './expectation.ts';
import type { Request } from './guard.ts';
import type { Delivery, Door, Outcome } from './ingress.ts';
import { addConstants, addPattern, noConstants, patternIndex, representatives } from './patterns.ts';
import type { Scene } from './prove-ingress.ts';
import { covered, AMBIGUOUS_MARKS, hostOfAuthority, isAmbiguous, routeConstants, virtualHostFor, type VirtualHost } from './routing.ts';
import { OTHER_HOST, OTHER_METHOD } from './strangers.ts';

export interface Visitor {
  readonly sni: string;
  readonly identity: string | null;
  readonly ca: string | null;
  readonly hands: 'with-identity' | 'without' | 'refused';
  /** The grants for which its CA vouches. */
  readonly expected: readonly Granted[];
}

export function compareDoor(scene: Scene, visitor: Visitor, door: Door): readonly Difference[] {
  return authoritiesOf(visitor, door).flatMap((authority) => {
    const host = virtualHostFor(door.hosts, authority);
    const expected = hostOfAuthority(authority) === visitor.sni ? visitor.expected : [];
    // Without a route, or with a policy that lets nothing through, nothing is delivered; and nothing was to be.
    if (expected.length === 0 && (host === undefined || door.guard.isClosed)) return [];
    return compareAuthority(scene, visitor, door, authority, host, expected);
  });
}

/** Of each name in the route table, each name that a rule tests, and one with a port where a rule could tell. */
export function authoritiesOf({ sni }: Pick<Visitor, 'sni'>, { hosts, guard }: Door): readonly string[] {
  const constants = noConstants();
  for (const pattern of guard.hosts) addPattern(constants, pattern.toLowerCase());
  const names = [sni, OTHER_HOST, ...hosts.map(({ name }) => covered(name))];
  const tested = guard.hosts.size === 0 ? [] : [...representatives(constants, ''), ...names.map((name) => `${name}:15443`)];
  return [...new Set([...names, ...tested, `${sni}.`])];
}

function compareAuthority(scene: Scene, visitor: Visitor, door: Door, authority: string, host: VirtualHost | undefined, expected: readonly Granted[]): readonly Difference[] {
  const found: Difference[] = [];
  const grants = patternIndex(expected.map((item) => ({ patterns: item.patterns, item })));
  const methods = methodsOf(door, host, expected);
  for (const path of pathsOf(door, host, expected)) {
    const here = isAmbiguous(path) ? [] : grants.find(path);
    for (const method of methods) {
      for (const upgrade of [false, true]) {
        const request = { authority, method, path, upgrade };
        const grant = upgrade ? undefined : here.find((one) => one.methods?.has(method) ?? true);
        const difference = judge(scene, visitor, request, door.outcome(host, request), grant);
        if (difference !== undefined) found.push(difference);
      }
    }
  }
  return found;
}

export function pathsOf({ guard }: Door, host: VirtualHost | undefined, expected: readonly Granted[]): readonly string[] {
  const constants = noConstants();
  addConstants(constants, guard.paths);
  if (host !== undefined) addConstants(constants, routeConstants(host).paths);
  for (const { patterns, exposure } of expected) {
    for (const pattern of patterns) addPattern(constants, pattern);
    constants.prefixes.add(exposure.path.value);
  }
  return representatives(constants, '/', AMBIGUOUS_MARKS);
}

export function methodsOf({ guard }: Door, host: VirtualHost | undefined, expected: readonly Granted[]): readonly string[] {
  const constants = noConstants();
  const tested = [...guard.methods, ...(host === undefined ? [] : routeConstants(host).methods)];
  for (const pattern of tested) addPattern(constants, pattern);
  const granted = expected.flatMap((one) => [...(one.methods ?? [])]);
  // GET stands for every method that nothing tells from it.
  return [...new Set([...(tested.length === 0 ? ['GET'] : METHODS.filter((method) => tested.includes(method) || granted.includes(method))), ...granted, ...representatives(constants, ''), OTHER_METHOD])];
}

function judge(scene: Scene, visitor: Visitor, request: Request, outcome: Outcome, grant: Granted | undefined): Difference | undefined {
  const { agreement } = scene;
  const sent: PeerRequest = { identity: visitor.identity, ca: visitor.ca, sni: visitor.sni, ...request };
  const say = (kind: Difference['kind'], message: string, manifest: Span | null): Difference => ({
    kind, cluster: agreement.cluster, message, manifest, agreement: grant?.at ?? nearest(scene, visitor, request) ?? agreement.gateways.ingress?.at ?? agreement.at, request: sent,
  });
  const who = visitor.identity ?? 'a client without a certificate';
  const what = `${request.method} ${request.path}${request.upgrade ? ' with an upgrade' : ''} of ${who}`;
  switch (outcome.kind) {
    case 'unclear':
      return say('outside', outcome.what, outcome.at);
    case 'refused':
      return grant === undefined ? undefined : say('closed', `${what} is granted, and ${REFUSALS[outcome.by]}`, outcome.at);
    case 'delivered': {
      if (grant === undefined) return say('opened', `${what} is delivered to ${outcome.to.map(({ host }) => host).join(' and ')}, and nobody granted it`, isAmbiguous(request.path) ? outcome.at : (outcome.allowedBy ?? outcome.at));
      const wrong = outcome.to.map((delivery) => misled(delivery, grant, request.path)).find((one) => one !== undefined);
      return wrong === undefined ? undefined : say('closed', `${what} is granted, and ${wrong}`, outcome.at);
    }
    default:
      return outcome satisfies never;
  }
}

const REFUSALS = { handshake: 'the handshake refuses it', policy: 'a policy denies it', route: 'no route delivers it' } as const;

/** How a delivery differs from what the exposure says; undefined where it does not. */
function misled({ host, port, labels, path, authority, withIdentity }: Delivery, { exposure }: Granted, asked: string): string | undefined {
  const wanted = `${exposure.service.value}.${exposure.namespace.value}.svc.cluster.local`;
  const subset = exposure.subset?.labels ?? new Map<string, string>();
  const rest = `/${asked.slice(exposure.path.value.length)}`;
  if (host !== wanted || port !== exposure.port.value) return `it is led to ${host}:${port} instead of ${wanted}:${exposure.port.value}`;
  if (labels.size !== subset.size || [...subset].some(([key, value]) => labels.get(key) !== value)) return 'it is led to pods of another subset';
  if (path !== rest) return `its path becomes ${path} instead of ${rest}`;
  if (authority !== wanted) return `its authority becomes ${authority} instead of ${wanted}`;
  return withIdentity ? undefined : 'the gateway has no identity on the last hop, so that no policy there can tell it';
}

/** The exposure that a request not granted is about. */
function nearest({ granted, agreement }: Scene, { identity }: Visitor, { path }: Request): Span | undefined {
  const exposure = agreement.exposes.find((one) => path.startsWith(one.path.value));
  return granted.find((one) => one.identity === identity && one.exposure === exposure)?.at ?? exposure?.at;
}
