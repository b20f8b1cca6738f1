// Grants as the two locks of the text have them: what may be done, and who may do it.
import type { Method, PathPattern, SpiffeId } from '../../model/names.ts';
import type { SoundExposure } from '../../model/sound.ts';
import { groupBy } from '../group-by.ts';
import type { Resource } from '../resource.ts';

/** Methods and paths that one grant or several of an exposure have in common. */
export interface Granted {
  readonly exposure: SoundExposure;
  /** Null is every method. */
  readonly methods: readonly Method[] | null;
  /** Relative to the exposure; null is everything below. */
  readonly paths: readonly PathPattern[] | null;
  /** Each once; sorted. */
  readonly identities: readonly SpiffeId[];
  readonly causes: Resource['causes'];
}

/** Grants that allow the same are one, with all that have it. */
export const grantedOf = (exposure: SoundExposure): readonly Granted[] =>
  groupBy(exposure.grants, ({ methods, paths }) => JSON.stringify([methods, paths])).map(([, grants]) => ({
    exposure,
    methods: grants[0].methods,
    paths: grants[0].paths,
    identities: [...new Set(grants.flatMap(({ identities }) => identities))].sort(),
    causes: grants.map(({ at }) => at),
  }));
