// A CA that stands twice in one `trust`.
import { check } from '../check.ts';
import { trustsOf } from '../known-cas.ts';

export const repeatedCa = check(
  {
    code: 'MF4025',
    name: 'repeated-ca',
    since: '0.1.0',
    severity: 'note',
    message: 'this `trust` holds the CA `{subject}` twice; once is enough, and it is gone only when both are taken out',
    help: 'Take one of the two out.',
  },
  function* ({ agreements }, found) {
    for (const { files } of agreements.flatMap(trustsOf)) {
      const all = files.flatMap(({ at, value }) => value.map((ca) => ({ at, ca })));
      for (const [index, { at, ca }] of all.entries()) {
        const first = all.findIndex((other) => other.ca.fingerprint === ca.fingerprint);
        if (first === index || all.findIndex((other, place) => place > first && other.ca.fingerprint === ca.fingerprint) !== index) continue;
        const related = all[first]?.at === at ? [] : [{ at: all[first]?.at ?? at, message: 'here first' }];
        yield found({ at, related }, { subject: ca.subject });
      }
    }
  },
);
