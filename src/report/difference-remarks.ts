// What a reader of a difference must know besides, or would draw a wrong conclusion from it.
import type { Side } from '../change/difference.ts';
import { counted, summarize } from './summary.ts';

/** Sentences without their full stop. */
export function differenceRemarks(base: Side, head: Side): readonly string[] {
  const unread = ({ federation }: Side): string => federation.agreements.filter(({ complete }) => !complete).map(({ cluster }) => cluster).join(', ');
  const { errors } = summarize(head.federation, head.findings);
  return [
    ...(unread(base) === '' ? [] : [`In the base not all of ${unread(base)} could be read: what it granted may look gained here`]),
    ...(unread(head) === '' ? [] : [`In the head not all of ${unread(head)} could be read: what it grants may look lost here`]),
    ...(head.withheld.length === 0 ? [] : [`With errors of its own, the overlay of ${head.withheld.join(', ')} stays as it stands: what it gains or loses here is not live until they are mended`]),
    ...(errors === 0 ? [] : [`The head has ${counted(errors, 'error')}; meshfed compile --check says which`]),
  ];
}
