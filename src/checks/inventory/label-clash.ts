// Where two sets of labels can't be of one pod.
import type { LabelMap, Text } from '../../manifests/fields.ts';
import type { Labels } from '../../model/names.ts';

export interface LabelClash {
  readonly key: string;
  readonly stated: string;
  readonly selected: Text;
}

/** The first label that has two values. */
export function labelClash(stated: Labels, selector: LabelMap): LabelClash | undefined {
  for (const [key, value] of stated) {
    const selected = selector.get(key);
    if (selected !== undefined && selected.value !== value) return { key, stated: value, selected };
  }
  return undefined;
}
