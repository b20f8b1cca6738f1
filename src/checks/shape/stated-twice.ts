// A peer, an exposure or a local name that stands twice in one cluster's agreement.
import { check } from '../check.ts';
import type { Agreement } from '../../model/agreement.ts';
import type { Located } from '../../text/source.ts';

export const statedTwice = check(
  {
    code: 'MF1023',
    name: 'stated-twice',
    since: '0.1.0',
    severity: 'error',
    message: '{what} {name} stands twice in this agreement, so which of the two counts is open',
    help: '{remedy}',
  },
  function* ({ agreements }, found) {
    for (const agreement of agreements) {
      for (const { what, remedy, names } of uniqueNames(agreement)) {
        const first = new Map<string, Located<string>>();
        for (const name of names) {
          const before = first.get(name.value);
          if (before === undefined) first.set(name.value, name);
          else {
            const related = [{ at: before.at, message: 'it stands here first' }];
            yield found({ at: name.at, related, withholds: [agreement.cluster] }, { what, name: name.value, remedy });
          }
        }
      }
    }
  },
);

interface UniqueNames {
  readonly what: string;
  readonly remedy: string;
  readonly names: readonly Located<string>[];
}

const uniqueNames = ({ peers, exposes, consumes }: Agreement): readonly UniqueNames[] => [
  { what: 'the peer', remedy: 'Join the two statements into one.', names: peers.map(({ cluster }) => cluster) },
  { what: 'the exposure', remedy: 'Join their `to` lists, or give one of them a `name` of its own.', names: exposes.map(({ name }) => name) },
  {
    what: 'the local name',
    remedy: 'Keep one of the two, or give one another service name or namespace; another port is not enough.',
    names: consumes.map(({ as }) => ({ value: `${as.service.value}.${as.namespace.value}`, at: as.service.at })),
  },
];
