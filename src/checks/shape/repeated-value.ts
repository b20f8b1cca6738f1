// A method, a path, a caller or an identity that stands twice in one list.
import { check } from '../check.ts';
import type { Agreement } from '../../model/agreement.ts';
import type { Located, Span } from '../../text/source.ts';

export const repeatedValue = check(
  {
    code: 'MF1059',
    name: 'repeated-value',
    since: '0.1.0',
    severity: 'warning',
    message: '{value} stands twice in this list, which adds nothing; one of the two was probably meant to be another',
    help: 'Correct it, or take it out.',
  },
  function* ({ agreements }, found) {
    for (const list of agreements.flatMap(listsOf)) {
      const first = new Map<string, Span>();
      for (const { value, at } of list) {
        const before = first.get(value);
        if (before === undefined) first.set(value, at);
        else yield found({ at, related: [{ at: before, message: 'it stands here first' }] }, { value });
      }
    }
  },
);

const listsOf = ({ peers, exposes, consumes }: Agreement): readonly (readonly Located<string>[])[] => [
  ...peers.flatMap(({ egressIdentities, ingress }) => [egressIdentities, ingress?.identities ?? []]),
  ...exposes.flatMap(({ to }) => to.flatMap(({ methods, paths }) => [methods ?? [], paths ?? []])),
  ...consumes.flatMap(({ uses, callers }) => [uses?.methods ?? [], uses?.paths ?? [], callers.map(({ value: { namespace, account }, at }) => ({ value: namespace === null ? '*' : `ns/${namespace}/${account === null ? '*' : `sa/${account}`}`, at }))]),
];
