// Sources of one consumption that speak different protocols: callers speak one.
import { check } from '../check.ts';

export const mixedProtocols = check(
  {
    code: 'MF1060',
    name: 'mixed-protocols',
    since: '0.1.0',
    severity: 'error',
    message: '{local} has one source that speaks {first} and one that speaks {second}; its callers speak one protocol, so calls to one of the two fail',
    help: 'Keep sources of one protocol, or give this one a local name of its own.',
  },
  function* ({ agreements }, found) {
    for (const { cluster, consumes } of agreements) {
      for (const { as, from } of consumes) {
        const [first, ...others] = from;
        const second = others.find(({ protocol }) => protocol.value !== first?.protocol.value);
        if (first === undefined || second === undefined) continue;
        const related = [{ at: first.protocol.at, message: `the first source speaks ${first.protocol.value}` }];
        const args = { local: `${as.service.value}.${as.namespace.value}`, first: first.protocol.value, second: second.protocol.value };
        yield found({ at: second.protocol.at, related, withholds: [cluster] }, args);
      }
    }
  },
);
