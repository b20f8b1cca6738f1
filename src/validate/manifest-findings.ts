// What a validator says of a text, as findings at the fields.
import { invalidManifest } from '../checks/output/invalid-manifest.ts';
import type { Finding } from '../finding/finding.ts';
import { occurrence, type Occurrence } from '../finding/rule.ts';
import type { FaultOf, SyntaxFaults } from '../syntax/fault.ts';
import { parse } from '../syntax/parse.ts';
import { startOf, type Source } from '../text/source.ts';
import type { ManifestFault, ValidateManifests } from './manifest-fault.ts';
import { placeOfPointer } from './place-of-pointer.ts';

/** A file may have a fault on each of its lines. Nobody reads on, and finding each one's place takes time. */
const MOST_FAULTS = 100;

/** `more` holds for each: what stands behind the text, and what it withholds. */
export function manifestFindings(source: Source, validate: ValidateManifests, remedy: string, more: Omit<Occurrence, 'at'> = {}): readonly Finding[] {
  const faults = validate(source.text);
  if (faults.length === 0) return [];
  const { documents, faults: own } = parse(source);
  const repeated = own.flatMap((fault) => (fault.kind === 'duplicate-key' ? [repeatedKey(fault, more)] : []));
  // Of these kubeconform says a line each, in one message about the document.
  if (repeated.length > 0) return repeated;
  const findings = faults.slice(0, MOST_FAULTS).map(({ document, pointer, message }) => {
    const args = { path: source.path, field: pointer === '' ? 'the document' : pointer, problem: message, remedy };
    return occurrence(invalidManifest, { ...more, at: placeOfPointer(source, documents[document], pointer) }, args);
  });
  return faults.length > MOST_FAULTS ? [...findings, unlisted(source, faults.slice(MOST_FAULTS), remedy, more)] : findings;
}

function repeatedKey({ at, args, related = [] }: FaultOf<Pick<SyntaxFaults, 'duplicate-key'>>, more: Omit<Occurrence, 'at'>): Finding {
  const problem = 'it stands twice in one map, and YAML readers differ on which of the two counts';
  const said = { path: at.source.path, field: `the key ${args.key}`, problem, remedy: 'Take one of the two out.' };
  return occurrence(invalidManifest, { ...more, at, related: [...related, ...(more.related ?? [])] }, said);
}

function unlisted(source: Source, faults: readonly ManifestFault[], remedy: string, more: Omit<Occurrence, 'at'>): Finding {
  const problem = `there ${faults.length === 1 ? 'is 1 more fault' : `are ${faults.length} more faults`}, told once the first ${MOST_FAULTS} are mended`;
  return occurrence(invalidManifest, { ...more, at: startOf(source) }, { path: source.path, field: 'the whole', problem, remedy });
}
