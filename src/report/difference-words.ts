// How changes are said in a sentence.
import type { AccessRow } from '../access/access-matrix.ts';
import type { Change, Moved } from '../change/change.ts';
import { visible } from '../text/visible.ts';

/** `GET, POST`, or what stands for all. A TCP exposure has no methods. */
export function methodsWords({ methods, exposure }: Pick<AccessRow, 'methods' | 'exposure'>): string {
  return exposure.path === null ? 'connect' : (methods?.join(', ') ?? 'any method');
}

export const exposureWords = ({ cluster, name }: AccessRow['exposure']): string => `${name} of ${cluster}`;

/** `/a, /b/*`: absolute at the gateway. */
export const pathsWords = ({ paths, exposure }: Pick<AccessRow, 'paths' | 'exposure'>): string => paths?.join(', ') ?? (exposure.path === null ? 'the whole port' : `${exposure.path}*`);

export const untilWords = ({ until }: Pick<AccessRow, 'until'>): string => (until === null ? '' : ` until ${until}`);

export const localWords = ({ service, namespace, port }: { readonly service: string; readonly namespace: string; readonly port: number }): string => `${service}.${namespace}:${port}`;

/** What of a row that is gained or lost was, and is, allowed all the same: `after` its last day alone, `all` where before or now it is a part. */
export type Extent = { readonly kind: 'whole' } | { readonly kind: 'after'; readonly day: string } | { readonly kind: 'all' };

export function extentOf(row: AccessRow, kept: readonly AccessRow[] = []): Extent {
  const same = kept.filter((one) => JSON.stringify(one.methods) === JSON.stringify(row.methods));
  const part = same.find((one) => JSON.stringify(one.paths) === JSON.stringify(row.paths));
  if (part !== undefined && part.until !== null && part.until !== row.until) return { kind: 'after', day: part.until };
  return same.some((one) => row.paths === null || one.paths?.some((path) => row.paths?.some((outer) => outer.endsWith('/*') && path.startsWith(outer.slice(0, -1))))) ? { kind: 'all' } : { kind: 'whole' };
}

type Told = Exclude<Change, { readonly kind: `access-${string}` | `manifest-${string}` }>;

/** A change that is neither of access nor of a manifest, without its place. Names are those that an agreement may have; of free text nothing is hidden. */
export function changeWords(change: Told): string {
  const { cluster } = change;
  switch (change.kind) {
    case 'cluster-added':
      return `${cluster} joins`;
    case 'cluster-removed':
      return `${cluster} leaves, with all of its overlay`;
    case 'exposure-added':
      return `${cluster} exposes ${change.exposure}`;
    case 'exposure-removed':
      return `${cluster} no longer exposes ${change.exposure}`;
    case 'exposure-moved':
      return `${cluster}: exposure ${change.exposure}: ${movedWords(change.moved)}`;
    case 'consumption-added':
      return `${cluster} consumes ${sources(change.from)} as ${localWords(change.as)}`;
    case 'consumption-removed':
      return `${cluster} no longer consumes ${sources(change.from)} as ${localWords(change.as)}`;
    case 'consumption-moved':
      return `${cluster}: consumption ${localWords(change.as)}: ${movedWords(change.moved)}`;
    case 'gateway-moved':
      return `${cluster}: ${change.of === undefined ? gatewayWords(change.gateway) : 'what it states'}: ${movedWords(change.moved)}`;
    case 'hostname-changed':
      return `${cluster}: ${change.of === cluster ? 'hostname' : `hostname that it states for ${change.of}`}: ${fromTo(change)}`;
    case 'identity-changed':
      return `${cluster}: identity of ${change.of === cluster ? 'its' : `${change.of}’s`} ${change.gateway} gateway: ${addedRemoved(change.added, change.removed)}`;
    case 'trust-changed':
      return `${cluster}: CAs that vouch for ${change.of ?? 'its peers'}: ${addedRemoved(change.added.map(anchorWords), change.removed.map(anchorWords))}`;
    case 'certificate-renewed':
      return `${cluster}: certificate of its ${change.gateway} gateway: ${anchorWords(change.from)} → ${anchorWords(change.to)}`;
    case 'statement-accepted':
      return `${cluster} states what ${change.of} says: ${movedWords(change.moved)}`;
    case 'policy-changed':
    case 'exception-changed':
      return `${change.kind === 'policy-changed' ? 'policy' : 'exception'} ${visible(change.name)}: ${fromTo(change)}`;
    default:
      return change satisfies never;
  }
}

const gatewayWords = (gateway: 'ingress' | 'egress' | 'both'): string => (gateway === 'both' ? 'both gateways' : `${gateway} gateway`);

const sources = (from: readonly { readonly cluster: string; readonly exposure: string }[]): string => from.map(({ cluster, exposure }) => `${exposure} of ${cluster}`).join(', ');

const movedWords = (moved: readonly Moved[]): string => moved.map((one) => `${one.what} ${fromTo(one)}`).join('; ');

const fromTo = ({ from, to }: { readonly from: string | null; readonly to: string | null }): string => `${visible(from ?? '(none)')} → ${visible(to ?? '(none)')}`;

const addedRemoved = (added: readonly string[], removed: readonly string[]): string => [...added.map((one) => `+ ${one}`), ...removed.map((one) => `- ${one}`)].join('; ');

const anchorWords = ({ subject, fingerprint }: { readonly subject: string; readonly fingerprint: string }): string => `${visible(subject)} (SHA-256 ${fingerprint.slice(0, 16)}…)`;
