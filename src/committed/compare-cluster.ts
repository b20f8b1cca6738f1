// One cluster's committed overlay against its compiled one.
import { editedOverlay } from '../checks/change/edited-overlay.ts';
import { missingOverlay } from '../checks/change/missing-overlay.ts';
import type { Finding, Related } from '../finding/finding.ts';
import { occurrence } from '../finding/rule.ts';
import { startOf, type Source, type Span } from '../text/source.ts';
import type { Entry, Tree } from '../text/tree.ts';
import { visible } from '../text/visible.ts';
import type { WantedOverlay } from './committed-overlays.ts';
import { compareTexts, type ObjectDifference, type TextComparison } from './compare-texts.ts';
import { foreignFile, leftover } from './foreign-files.ts';
import { foreignResources } from './foreign-resources.ts';
import { fileText, readCommitted, recordedFiles } from './read-committed.ts';
import type { StaleFile } from './stale-file.ts';

export interface Compared {
  readonly findings: readonly Finding[];
  readonly stale: readonly StaleFile[];
}

const MOST_FIELDS = 5;

/** `entries`: what is committed in the cluster's folder, and its record. */
export function compareCluster(tree: Tree, entries: readonly Entry[], { overlay, record }: WantedOverlay): Compared {
  const { cluster } = overlay;
  const paths = new Set(entries.map(({ path }) => path));
  const recorded = recordedFiles(tree, cluster);
  const files = [...overlay.files].map(([path, { text, causes }]) => compareFile(tree, paths, { cluster, path: `${cluster}/${path}`, text, cause: causes[0], recorded }));
  const wanted = new Set([...overlay.files.keys()].map((path) => `${cluster}/${path}`));
  const others = strangers(entries, cluster, wanted).map((entry) =>
    recorded.has(entry.path.slice(cluster.length + 1)) ? leftover(tree, cluster, entry) : foreignFile(tree, cluster, entry),
  );
  const own = compareFile(tree, paths, { cluster, path: `.meshfed/${cluster}.json`, text: record, cause: undefined, recorded });
  const all = [...files, ...others];
  const stale = [...all, own].flatMap((each) => each.stale);
  // Nothing of it is there: one finding says so better than thirty.
  if (!entries.some(({ path }) => isIn(cluster, path))) return { findings: [absent(cluster, `overlays/${cluster}`)], stale };
  const findings = all.flatMap((each) => each.findings);
  return { findings: findings.length > 0 ? findings : own.findings, stale };
}

/** What stands in the cluster's folder and is not ours; folders by what is in them. */
const strangers = (entries: readonly Entry[], cluster: string, wanted: ReadonlySet<string>): readonly Entry[] =>
  entries.filter(({ path, kind }) => kind !== 'folder' && !wanted.has(path) && isIn(cluster, path));

const isIn = (cluster: string, path: string): boolean => path === cluster || path.startsWith(`${cluster}/`);

interface WantedFile {
  readonly cluster: string;
  /** Relative to `overlays/`. */
  readonly path: string;
  readonly text: string;
  /** The line of the agreement behind it. */
  readonly cause: Span | undefined;
  readonly recorded: ReadonlySet<string>;
}

const NOTHING: Compared = { findings: [], stale: [] };

function compareFile(tree: Tree, paths: ReadonlySet<string>, { cluster, path, text, cause, recorded }: WantedFile): Compared {
  const shown = `overlays/${path}`;
  const behind: readonly Related[] = cause === undefined ? [] : [{ at: cause, message: 'this is what it is made of' }];
  const file = { cluster, path: shown, objects: [], why: null, compiled: text };
  if (!paths.has(path)) return { findings: [absent(cluster, shown, behind)], stale: [{ ...file, committed: null }] };
  const read = readCommitted(tree, path);
  if (!('text' in read)) {
    const args = { path: shown, cluster, what: `it ${read.why}` };
    return { findings: [occurrence(editedOverlay, { at: startOf({ path: shown, text: '' }), related: behind }, args)], stale: [{ ...file, why: read.why, committed: fileText(read) }] };
  }
  if (read.text === text) return NOTHING;
  const committed: Source = { path: shown, text: read.text };
  const compiled: Source = { path: shown, text };
  const comparison = compareTexts(committed, compiled);
  const objects = comparison.kind === 'objects' ? comparison.objects : [];
  const why = comparison.kind === 'objects' ? null : comparison.why;
  const stale = { ...file, why, committed: { text: read.text }, objects: objects.map(({ fields, ...named }) => ({ ...named, fields: fields.map(({ at: _, ...field }) => field) })) };
  const foreign = path.endsWith('/kustomization.yaml') ? foreignResources(committed, compiled, cluster, recorded) : [];
  return { findings: foreign.length > 0 ? foreign : [edited(shown, cluster, comparison, behind)], stale: [stale] };
}

const absent = (cluster: string, path: string, related: readonly Related[] = []): Finding =>
  occurrence(missingOverlay, { at: startOf({ path, text: '' }), related }, { path, cluster });

function edited(path: string, cluster: string, comparison: TextComparison, behind: readonly Related[]): Finding {
  if (comparison.kind === 'unclear') return occurrence(editedOverlay, { at: comparison.at, related: behind }, { path, cluster, what: `it ${comparison.why}` });
  const fields = comparison.objects.flatMap((object) => object.fields.map((field) => ({ object, field })));
  const related = fields.slice(0, MOST_FIELDS).map(({ object, field }): Related => ({ at: field.at, message: visible(inWords(object, field)) }));
  const more = fields.length - MOST_FIELDS;
  const what = `${fields.length === 1 ? 'one field differs' : `${fields.length} fields differ`}${more > 0 ? `, of which ${MOST_FIELDS} are shown` : ''}`;
  const at = fields[0]?.field.at ?? startOf({ path, text: '' });
  return occurrence(editedOverlay, { at, related: [...related, ...behind] }, { path, cluster, what });
}

function inWords({ kind, namespace, name }: ObjectDifference, { path, committed, compiled }: ObjectDifference['fields'][number]): string {
  const object = kind === '' ? '' : `${kind}${name === '' ? '' : ` ${namespace === '' ? '' : `${namespace}/`}${name}`}`;
  const where = [object, path].filter((part) => part !== '').join(' ');
  return `${where}: committed ${committed ?? 'nothing'}, compiled ${compiled ?? 'nothing'}`;
}
