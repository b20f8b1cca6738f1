// The order in which changes are told: the rules by which they are judged, then who gains access, and of that what is most dangerous.
import type { AccessRow } from '../access/access-matrix.ts';
import { byCodeUnit } from '../text/source.ts';
import type { AccessChange, Change } from './change.ts';

/** After the rules and access, those that change who is trusted; manifests last; the rest by cluster, kind and content. */
export function inOrder(changes: readonly Change[]): readonly Change[] {
  return changes
    .map((change) => ({ change, rank: rank(change), key: content(change) }))
    .sort((a, b) => a.rank - b.rank || byCodeUnit(a.change.cluster, b.change.cluster) || KINDS.indexOf(a.change.kind) - KINDS.indexOf(b.change.kind) || byCodeUnit(a.key, b.key))
    .map(({ change }) => change);
}

const KINDS: readonly Change['kind'][] = [
  'access-granted',
  'access-widened',
  'access-narrowed',
  'access-withdrawn',
  'trust-changed',
  'identity-changed',
  'policy-changed',
  'exception-changed',
  'cluster-added',
  'cluster-removed',
  'hostname-changed',
  'gateway-moved',
  'exposure-added',
  'exposure-moved',
  'exposure-removed',
  'consumption-added',
  'consumption-moved',
  'consumption-removed',
  'statement-accepted',
  'certificate-renewed',
  'manifest-added',
  'manifest-changed',
  'manifest-removed',
];

const LAST_OF_ACCESS = 10;

function rank(change: Change): number {
  switch (change.kind) {
    case 'access-granted':
    case 'access-widened':
    case 'access-narrowed':
    case 'access-withdrawn':
      return change.gained.length === 0 ? LAST_OF_ACCESS : 9 - danger(change);
    case 'policy-changed':
    case 'exception-changed':
      return -1;
    case 'trust-changed':
    case 'identity-changed':
      return 20;
    case 'manifest-added':
    case 'manifest-changed':
    case 'manifest-removed':
      return 40;
    default:
      return 30;
  }
}

/** A cluster that gets in for the first time, then a method that writes, then everything under a path. */
const danger = ({ first, gained }: AccessChange): number => Number(first) * 4 + Number(gained.some(canWrite)) * 2 + Number(gained.some(isWide));

const WRITING: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

const canWrite = ({ methods }: AccessRow): boolean => methods === null || methods.some((method) => WRITING.has(method));

const isWide = ({ paths }: AccessRow): boolean => paths === null || paths.some((path) => path.endsWith('/*'));

/** What it says, without where; of a manifest its path is enough. */
const content = (change: Change): string => ('path' in change ? change.path : JSON.stringify(change, (key, value: unknown) => (key === 'at' ? undefined : value)));
