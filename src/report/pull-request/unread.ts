// Clusters whose agreement cannot be read whole: what it no longer seems to say is not known, and nothing of it is lost.
import type { Change } from '../../change/change.ts';
import type { Side } from '../../change/difference.ts';

export const unreadClusters = (side: Side | undefined): readonly string[] => (side?.federation.agreements ?? []).filter(({ complete }) => !complete).map(({ cluster }) => cluster);

export const isUnread = (cluster: string, side: Side): boolean => unreadClusters(side).includes(cluster);

/** What seems to be gone, because it cannot be read. */
export const isUnknown = ({ cluster, side }: Pick<Change, 'cluster' | 'side'>, head: Side): boolean => side === 'base' && isUnread(cluster, head);
