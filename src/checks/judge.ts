// Every check over a federation.
import { byPlace, type Finding } from '../finding/finding.ts';
import type { Federation } from '../model/federation.ts';
import { CHECKS } from './index.ts';

/** By place; the same whatever the order of the checks. */
export const judge = (federation: Federation): readonly Finding[] => CHECKS.flatMap((check) => [...check.run(federation)]).sort(byPlace);
