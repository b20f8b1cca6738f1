// Methods of a gRPC exposure: each call is a POST, so any other method allows nothing.
import { check } from '../check.ts';
import type { Located } from '../../text/source.ts';
import type { Method, Protocol } from '../../model/names.ts';

export const grpcIsPost = check(
  {
    code: 'MF1054',
    name: 'grpc-is-post',
    since: '0.1.0',
    severity: 'warning',
    message: '{exposure} is gRPC, whose calls are all POST, so {method} {allows}',
    help: 'Write `methods: [POST]`; to limit the calls, name them in `paths`, as in `/package.Service/Method`.',
  },
  function* ({ agreements }, found) {
    for (const { exposes, consumes } of agreements) {
      for (const { name, protocol, to } of exposes) {
        for (const { methods } of to) {
          const allows = methods?.some(({ value }) => value === 'POST') === true ? 'adds nothing' : 'allows no call';
          for (const { at, value } of others(protocol.value, methods)) yield found({ at }, { exposure: name.value, method: value, allows });
        }
      }
      for (const { from, uses } of consumes) {
        const [origin] = from;
        if (origin === undefined) continue;
        for (const { at, value } of others(origin.protocol.value, uses?.methods)) yield found({ at }, { exposure: origin.exposure.value, method: value, allows: 'is never used' });
      }
    }
  },
);

const others = (protocol: Protocol, methods: readonly Located<Method>[] | undefined): readonly Located<Method>[] =>
  protocol === 'GRPC' ? (methods ?? []).filter(({ value }) => value !== 'POST') : [];
