// Committed files that are not as they should be, as the comment tells them: by cluster, with objects and fields.
import type { ChangedObject, StaleFile } from '../committed/stale-file.ts';
import type { StaleObject, StaleOverlay } from '../report/pull-request/pull-request.ts';

/** `prefix`: the folder that holds `overlays/`, from the repository's root. */
export function staleOverlays(files: readonly StaleFile[], prefix: string, effectOf: (cluster: string) => Pick<StaleOverlay, 'isEdited' | 'access' | 'effects'>): readonly StaleOverlay[] {
  const clusters = new Map<string, StaleFile[]>();
  for (const file of files) clusters.set(file.cluster, [...(clusters.get(file.cluster) ?? []), file]);
  return [...clusters].map(([cluster, stale]) => {
    // A record follows from the files that it names.
    const told = stale.filter(({ path }) => !path.startsWith('overlays/.meshfed/'));
    return { cluster, ...effectOf(cluster), objects: (told.length > 0 ? told : stale).flatMap((file) => objectsOf(file, prefix)) };
  });
}

function objectsOf({ path, objects, committed, compiled }: StaleFile, prefix: string): readonly StaleObject[] {
  const file = prefix === '' ? path : `${prefix}/${path}`;
  const kind = committed === null ? 'missing' : compiled === null ? 'added' : 'changed';
  if (objects.length === 0) return [{ file, object: '', fields: [], kind }];
  return objects.map((object) => ({ file, object: named(object), fields: object.fields.map((field) => field.path).filter((field) => field !== ''), kind }));
}

function named({ kind, namespace, name }: ChangedObject): string {
  if (kind === '') return '';
  return name === '' ? kind : `${kind} ${namespace === '' ? '' : `${namespace}/`}${name}`;
}
