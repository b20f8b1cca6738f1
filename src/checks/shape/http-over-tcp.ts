// What only HTTP has, stated of TCP: no gateway could hold anybody to it.
import { check } from '../check.ts';
import type { Agreement } from '../../model/agreement.ts';
import type { Span } from '../../text/source.ts';

export const httpOverTcp = check(
  {
    code: 'MF1053',
    name: 'http-over-tcp',
    since: '0.1.0',
    severity: 'error',
    message: '`{key}` says something about HTTP requests, and {what} is TCP: a gateway sees no requests there, so it could limit nothing by it',
    help: 'Take `{key}` out, or write the protocol of HTTP that the service speaks.',
  },
  function* ({ agreements }, found) {
    for (const agreement of agreements) {
      for (const { key, at, what } of stated(agreement)) yield found({ at, withholds: [agreement.cluster] }, { key, what });
    }
  },
);

interface Stated {
  readonly key: string;
  readonly at: Span;
  readonly what: string;
}

function* stated({ exposes, consumes }: Agreement): Generator<Stated> {
  for (const { protocol, path, name, to } of exposes) {
    if (protocol.value !== 'TCP') continue;
    const what = name.value;
    if (path.at !== name.at) yield { key: 'path', at: path.at, what };
    for (const { methods, paths } of to) {
      if (methods?.[0] !== undefined) yield { key: 'methods', at: methods[0].at, what };
      if (paths?.[0] !== undefined) yield { key: 'paths', at: paths[0].at, what };
    }
  }
  for (const { from, uses } of consumes) {
    const origin = from.find(({ protocol }) => protocol.value === 'TCP');
    if (origin === undefined) continue;
    if (origin.path.at !== origin.exposure.at) yield { key: 'path', at: origin.path.at, what: origin.exposure.value };
    if (uses !== undefined) yield { key: 'uses', at: uses.at, what: origin.exposure.value };
  }
}
