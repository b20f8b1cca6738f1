// Whether a run takes all that it could; a box inherits it from whoever opened it.

const VARIABLE = 'MESHFED_E2E_FULL';

export const isFull = (): boolean => process.env[VARIABLE] === 'yes';

export function runFully(): void {
  process.env[VARIABLE] = 'yes';
}
