// What changes in each cluster's overlay, folded: the meaning stands above, and this is only how it is written.
import { structuredPatch } from 'diff';
import type { Change, ManifestChange } from '../../change/change.ts';
import { byCodeUnit } from '../../text/source.ts';
import { holdsPrivateKey, revealed } from '../../text/visible.ts';
import { shown } from './code.ts';
import { html, say, type Phrase } from './phrase.ts';
import type { ChangedFolder } from './pull-request.ts';
import type { Section } from './section.ts';

const isManifest = (change: Change): change is ManifestChange => change.kind.startsWith('manifest-');

export function overlaysSections(folders: readonly ChangedFolder[]): readonly Section[] {
  const clusters = folders.flatMap((folder) => byCluster(folder).map((one) => ({ ...one, folder })));
  if (clusters.length === 0) return [];
  const summaries = clusters.map(({ cluster, manifests, folder }) => summary(cluster, manifests, folder));
  const items = clusters.map(({ manifests }, index) => `<details><summary>${html(summaries[index] ?? [])}</summary>\n\n${diffs(manifests)}\n</details>\n\n`);
  const brief = `<ul>\n${summaries.map((one) => `<li>${html(one)}</li>\n`).join('')}</ul>\n\n`;
  return [{ name: 'the differences of the overlays', head: '#### What would be written\n', items, brief: `#### What would be written\n${brief}`, expendable: 10, more: (count) => `And ${count} more clusters.\n\n` }];
}

function byCluster({ difference }: ChangedFolder): readonly { readonly cluster: string; readonly manifests: readonly ManifestChange[] }[] {
  const manifests = difference.changes.filter(isManifest);
  const clusters = [...new Set(manifests.map(({ cluster }) => cluster))].sort(byCodeUnit);
  return clusters.map((cluster) => ({ cluster, manifests: manifests.filter((one) => one.cluster === cluster) }));
}

const WORDS = { 'manifest-added': 'added', 'manifest-changed': 'changed', 'manifest-removed': 'removed' } as const satisfies Record<ManifestChange['kind'], string>;

function summary(cluster: string, manifests: readonly ManifestChange[], { head }: ChangedFolder): Phrase {
  const kinds = Object.entries(WORDS).map(([kind, word]) => [manifests.filter((one) => one.kind === kind).length, word] as const);
  const counts = kinds.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
  const withheld = head.withheld.includes(cluster) ? ' (not written, because of an error in its own agreement)' : '';
  return say`${cluster}: ${[`manifests ${counts.join(', ')}${withheld}`]}`;
}

/** One fence for all of a cluster. */
function diffs(manifests: readonly ManifestChange[]): string {
  const text = manifests.map(fileDiff).join('');
  const fence = '`'.repeat(Math.max(3, 1 + Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))));
  return `${fence}diff\n${text}${fence}\n`;
}

/** Lines that may differ until a difference costs more than it tells. */
const MOST_EDITS = 1_000;

function fileDiff({ path, from, to }: ManifestChange): string {
  const head = `--- ${from === null ? '/dev/null' : shown(path)}\n+++ ${to === null ? '/dev/null' : shown(path)}\n`;
  if (holdsPrivateKey(`${from ?? ''}${to ?? ''}`)) return `${head}(a private key)\n`;
  const patch = structuredPatch(path, path, from ?? '', to ?? '', undefined, undefined, { context: 3, maxEditLength: MOST_EDITS });
  if (patch === undefined) return `${head}(too much differs to be shown)\n`;
  const hunks = patch.hunks.map(({ oldStart, oldLines, newStart, newLines, lines }) => `@@ -${start(oldStart, oldLines)} +${start(newStart, newLines)} @@\n${lines.map((line) => `${revealed(line)}\n`).join('')}`);
  return `${head}${hunks.join('')}`;
}

/** An empty range stands before its line. */
const start = (at: number, lines: number): string => `${lines === 0 ? at - 1 : at},${lines}`;
