// The comment in one sentence: enough in the subject of an e-mail.
import { reaches, SEVERITIES, type Severity } from '../../finding/finding.ts';
import { editedPhrases } from './edited.ts';
import { counted } from '../summary.ts';
import { capital, effects, sentences } from './effects.ts';
import { say, type Phrase } from './phrase.ts';
import type { ChangedFolder, PullRequest } from './pull-request.ts';

/** `✗ Cannot merge: 1 error. Access widens: cluster3 may newly GET bookinfo/httpbin of cluster2`. */
export function verdict({ folders, verdict: { failOn } }: Pick<PullRequest, 'folders' | 'verdict'>): Phrase {
  const faults = faultsOf(folders, failOn);
  const delta = effects(folders);
  if (faults.length > 0) return sentences([say`✗ Cannot merge: ${faults}`, ...delta.map(capital)]);
  if (folders.some(({ base }) => base === undefined)) return sentences([say`✓ Ready, but there is nothing to compare with: all access is shown as new`]);
  return delta.length === 0 ? say`✓ Same access as before` : say`✓ Ready: ${sentences(delta.map((effect, index) => (index === 0 ? effect : capital(effect))))}`;
}

/** Empty where nothing keeps it from being merged. */
function faultsOf(folders: readonly ChangedFolder[], failOn: Severity): Phrase {
  const failing = folders.flatMap(({ findings }) => findings).filter((finding) => reaches(finding, failOn));
  const counts = SEVERITIES.map((severity) => [failing.filter((finding) => finding.severity === severity).length, severity] as const);
  const words = counts.filter(([count]) => count > 0).map(([count, severity]) => counted(count, severity));
  return [words.length === 0 ? [] : [words.join(', ')], staleOf(folders)].filter((part) => part.length > 0).flatMap((part, index) => (index === 0 ? part : [', and ', ...part]));
}

function staleOf(folders: readonly ChangedFolder[]): Phrase {
  const [first, ...rest] = folders.flatMap(({ stale }) => stale);
  if (first === undefined) return [];
  const [edited] = [first, ...rest].flatMap(editedPhrases);
  if (edited !== undefined) return edited;
  return rest.length === 0 ? say`the overlay of ${first.cluster} is not what its agreement compiles to` : [`${rest.length + 1} overlays are not what their agreements compile to`];
}
