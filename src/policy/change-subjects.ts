// What policies over changes look at: each thing that a pull request does, by the difference between base and head.
import type { AccessRow } from '../access/access-matrix.ts';
import type { AccessChange, Change } from '../change/change.ts';
import type { Difference } from '../change/difference.ts';
import type { Federation } from '../model/federation.ts';
import { METHODS } from '../model/names.ts';
import type { Span } from '../text/source.ts';
import type { Row, Value } from './outcome.ts';
import type { Subject } from './subject.ts';
import { present, targetOf } from './subjects.ts';

/** Without changes of manifests, which follow from all others. `head` is the federation after the change. */
export function changeSubjects({ changes }: Difference, head: Federation): readonly Subject[] {
  return changes.flatMap((change): readonly Subject[] => {
    const row = rowOf(change, head);
    return row === undefined ? [] : [{ row: present({ kind: change.kind, cluster: change.cluster, ...NONE, ...row }), at: placeOf(change, head), name: nameOf(change) }];
  });
}

/** Of what is gone there is no line in the head: then that of the agreement. */
const placeOf = ({ at, side, cluster }: Change, head: Federation): Span | null => (side === 'head' ? at : (head.agreements.find((agreement) => agreement.cluster === cluster)?.at ?? null));

const NONE = { gained: [], lost: [], first: false, reasons: [], added: [], removed: [], moved: [] };

type Fields = Readonly<Record<string, Value | undefined>>;

/** What is particular to a kind of change; undefined where policies do not see it. */
function rowOf(change: Change, head: Federation): Fields | undefined {
  switch (change.kind) {
    case 'access-granted':
    case 'access-widened':
    case 'access-narrowed':
    case 'access-withdrawn':
      return ofAccess(change, head);
    case 'cluster-added':
    case 'cluster-removed':
      return { name: change.cluster };
    case 'exposure-added':
    case 'exposure-moved':
    case 'exposure-removed':
      return { name: change.exposure, moved: change.moved.map(movedRow) };
    case 'consumption-added':
    case 'consumption-moved':
    case 'consumption-removed':
      return { name: `${change.as.namespace}/${change.as.service}`, moved: change.moved.map(movedRow) };
    case 'gateway-moved':
      return { of: change.of ?? change.cluster, name: change.gateway, moved: change.moved.map(movedRow) };
    case 'hostname-changed':
      return { of: change.of, moved: [movedRow({ what: 'hostname', from: change.from, to: change.to })] };
    case 'identity-changed':
      return { of: change.of, name: change.gateway, added: change.added, removed: change.removed };
    case 'trust-changed':
      return { of: change.of ?? undefined, added: change.added.map(({ subject }) => subject), removed: change.removed.map(({ subject }) => subject) };
    case 'certificate-renewed':
      return { name: change.gateway, added: [change.to.subject], removed: [change.from.subject] };
    case 'statement-accepted':
      return { of: change.of, moved: change.moved.map(movedRow) };
    case 'policy-changed':
    case 'exception-changed':
      return { name: change.name, moved: [movedRow({ what: change.name, from: change.from, to: change.to })] };
    case 'manifest-added':
    case 'manifest-changed':
    case 'manifest-removed':
      return undefined;
  }
}

const movedRow = ({ what, from, to }: { readonly what: string; readonly from: string | null; readonly to: string | null }): Row => present({ what, from: from ?? undefined, to: to ?? undefined });

function ofAccess({ client, exposure, gained, lost, first }: AccessChange, head: Federation): Fields {
  const provider = head.agreements.find(({ cluster }) => cluster === exposure.cluster);
  const known = provider?.exposes.find(({ name }) => name.value === exposure.name);
  const external = !head.agreements.some(({ cluster }) => cluster === client.cluster);
  const reasons = head.grants.filter((link) => link.exposure === known && link.grant.cluster.value === client.cluster).flatMap(({ grant }) => (grant.reason === undefined ? [] : [grant.reason.value]));
  return { to: { ...client, external }, exposure: known === undefined ? bareTarget(exposure) : targetOf(exposure.cluster, known), gained: gained.map(extent), lost: lost.map(extent), first, reasons };
}

/** Of an exposure that is gone: what the access matrix says of it. */
function bareTarget({ cluster, name, namespace, service, subset, port, path }: AccessRow['exposure']): Row {
  return present({ cluster, name, namespace, service, subset: subset ?? undefined, port, protocol: path === null ? 'TCP' : 'HTTP', path: path ?? undefined });
}

const extent = ({ methods, paths, until, exposure }: AccessRow): Row => present({ methods: methods ?? METHODS, paths: paths ?? [`${exposure.path ?? '/'}*`], until: until ?? undefined });

function nameOf(change: Change): string {
  switch (change.kind) {
    case 'access-granted':
    case 'access-widened':
    case 'access-narrowed':
    case 'access-withdrawn':
      return `the access of ${change.client.cluster} to ${change.exposure.name}`;
    case 'policy-changed':
    case 'exception-changed':
      return `the change of ${change.name}`;
    default:
      return `the change of ${change.cluster}`;
  }
}

