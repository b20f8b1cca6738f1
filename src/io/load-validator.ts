// kubeconform, ready to validate manifests. Loading takes some tenths of a second, so only commands that need it do.
import { createHash } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { loadKubeconform } from 'kubeconform-wasm';
import type { ManifestFault, ValidateManifests } from '../validate/manifest-fault.ts';

// V8 optimises wasm functions early, on other cores and at a cost that a short run never gets back: measured for the base example on
// Node 20, 2.5 s of CPU by default and 1.5 s so. A long run still gets there.
const TIER_UP_LATER = '--wasm-tiering-budget=100000000';

/** Set by a build that holds the package's code: the package's folder, relative to the bundle. */
declare const KUBECONFORM_ASSETS: string | undefined;

/** Strict, with the newest schemas on board. A text that was validated before is known by its hash. */
export async function loadValidator(): Promise<ValidateManifests> {
  setFlagsFromString(TIER_UP_LATER);
  const kubeconform = await loadKubeconform(typeof KUBECONFORM_ASSETS === 'string' ? { assets: new URL(KUBECONFORM_ASSETS, import.meta.url) } : {});
  const validator = kubeconform.validator({ strict: true });
  const known = new Map<string, readonly ManifestFault[]>();
  return (text) => {
    const hash = createHash('sha256').update(text).digest('base64');
    const before = known.get(hash);
    if (before !== undefined) return before;
    const faults = validator.validate(text).flatMap(({ status, errors, message }, document): readonly ManifestFault[] => {
      if (status === 'valid') return [];
      const listed = errors.flatMap((error) => error.faults.map((fault) => ({ document, pointer: fault.pointer, message: fault.message })));
      // Skipped, or not judged: that is not valid either.
      return listed.length > 0 ? listed : [{ document, pointer: '', message: message === '' ? `it was ${status}` : message }];
    });
    known.set(hash, faults);
    return faults;
  };
}
