// What an agreement may say and this version cannot do yet. Nothing that somebody wrote is passed over in silence.
import { check } from '../check.ts';
import type { Agreement } from '../../model/agreement.ts';
import type { Span } from '../../text/source.ts';

export const unsupported = check(
  {
    code: 'MF1037',
    name: 'unsupported',
    since: '0.1.0',
    severity: 'error',
    message: '{what} is not supported by this version, and leaving it out without a word could open access or break calls',
    help: 'Take it out, or wait for a version that supports it.',
  },
  function* ({ agreements }, found) {
    for (const agreement of agreements) {
      for (const { at, what } of unsupportedIn(agreement)) yield found({ at, withholds: [agreement.cluster] }, { what });
    }
  },
);

interface Unsupported {
  readonly at: Span;
  readonly what: string;
}

function* unsupportedIn({ cluster, exposes, consumes }: Agreement): Generator<Unsupported> {
  for (const { protocol, to } of exposes) {
    if (protocol.value !== 'HTTP') yield { at: protocol.at, what: `an exposure of protocol ${protocol.value}` };
    for (const grant of to) if (grant.cluster.value === cluster) yield { at: grant.cluster.at, what: 'a grant to the own cluster' };
  }
  for (const { from } of consumes) {
    for (const origin of from) {
      if (origin.protocol.value !== 'HTTP') yield { at: origin.protocol.at, what: `a consumption of protocol ${origin.protocol.value}` };
      if (origin.cluster.value === cluster) yield { at: origin.cluster.at, what: 'a consumption from the own cluster' };
    }
    if (from[1] !== undefined) yield { at: from[1].at, what: 'a consumption from several sources' };
  }
}
