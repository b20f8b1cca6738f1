// The lines of a header that say what is behind an object, in the words of the agreement.
import type { SoundAgreement, SoundConsumption, SoundExposure } from '../model/sound.ts';

export const exposes = ({ cluster }: SoundAgreement, exposures: readonly SoundExposure[]): readonly string[] =>
  exposures.map(({ name }) => `exposes ${name} of ${cluster}`);

export const consumes = (consumptions: readonly SoundConsumption[]): readonly string[] =>
  consumptions.map(({ exposure, provider, service, namespace }) => `consumes ${exposure} of ${provider.cluster} as ${service}.${namespace}`);
