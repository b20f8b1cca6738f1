// The labels of an agreement as part of an object.
import type { Labels } from '../model/names.ts';
import { byCodeUnit } from '../text/source.ts';

/** Sorted by key. */
export const plain = (labels: Labels): { readonly [key: string]: string } => Object.fromEntries([...labels].sort(([a], [b]) => byCodeUnit(a, b)));
