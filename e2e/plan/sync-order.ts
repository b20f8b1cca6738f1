// Whether policies came before the routes that they guard, and went after them.
import type { KubernetesObject } from './kubernetes-object.ts';

export interface Change {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  readonly object: KubernetesObject;
}

/** The kinds that are looked at. */
export const ORDERED = [
  ['security.istio.io/v1', 'AuthorizationPolicy'],
  ['networking.istio.io/v1', 'DestinationRule'],
  ['networking.istio.io/v1', 'VirtualService'],
] as const;

/** What was done in the wrong order, in words. `changes`: all that came to one cluster in one sync. */
export function faultsOfOrder(changes: readonly Change[]): readonly string[] {
  const of = (type: Change['type'], routes: boolean): readonly Change[] =>
    changes.filter((change) => change.type === type && (routes ? isRoute(change) : guards(change)));
  const pairs = (first: readonly Change[], then: readonly Change[]): readonly (readonly [Change, Change])[] =>
    first.flatMap((a) => then.filter((b) => revisionOf(a) > revisionOf(b)).map((b) => [a, b] as const));
  return [
    ...pairs(of('ADDED', false), of('ADDED', true)).map(([guard, route]) => `${nameOf(route)} came before ${nameOf(guard)}`),
    ...pairs(of('DELETED', true), of('DELETED', false)).map(([route, guard]) => `${nameOf(guard)} went before ${nameOf(route)}`),
  ];
}

const isRoute = ({ object }: Change): boolean => object.kind === 'VirtualService';

/** A policy, or a rule with subsets: without it a route to a subset answers 503. */
const guards = ({ object }: Change): boolean =>
  object.kind === 'AuthorizationPolicy' || (object.kind === 'DestinationRule' && (object['spec'] as { readonly subsets?: unknown } | undefined)?.subsets !== undefined);

const revisionOf = ({ object }: Change): number => Number((object.metadata as { readonly resourceVersion?: string }).resourceVersion);

const nameOf = ({ object: { kind, metadata } }: Change): string => `${kind} ${metadata.namespace ?? ''}/${metadata.name}`;
