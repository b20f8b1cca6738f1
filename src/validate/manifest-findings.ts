// What a validator says of a text, as findings at the fields.
import { invalidManifest } from '../checks/output/invalid-manifest.ts';
import type { Finding } from '../finding/finding.ts';
import { occurrence, type Occurrence } from '../finding/rule.ts';
import type { Source } from '../text/source.ts';
import type { ValidateManifests } from './manifest-fault.ts';
import { placeOfPointer } from './place-of-pointer.ts';

/** `more` holds for each: what stands behind the text, and what it withholds. */
export function manifestFindings(source: Source, validate: ValidateManifests, remedy: string, more: Omit<Occurrence, 'at'> = {}): readonly Finding[] {
  return validate(source.text).map(({ document, pointer, message }) => {
    const args = { path: source.path, field: pointer === '' ? 'the document' : pointer, problem: message, remedy };
    return occurrence(invalidManifest, { ...more, at: placeOfPointer(source, document, pointer) }, args);
  });
}
