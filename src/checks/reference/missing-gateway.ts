// An agreement that exposes without an ingress gateway, or consumes without an egress gateway.
import { check } from '../check.ts';

export const missingGateway = check(
  {
    code: 'MF2010',
    name: 'missing-gateway',
    since: '0.1.0',
    severity: 'error',
    message: '{cluster} {does} but has no private {side} gateway, so no call could pass',
    help: 'Add to `spec.gateways`: {example}.',
  },
  function* ({ agreements }, found) {
    for (const { cluster, complete, gateways, exposes, consumes } of agreements) {
      // What could not be read may be just the gateway.
      if (!complete) continue;
      const where = { withholds: [cluster] };
      const [exposure] = exposes;
      const [consumption] = consumes;
      if (exposure !== undefined && gateways.ingress === undefined) {
        const example = '`ingress: {addresses: [203.0.113.10]}`, with the addresses that peers dial';
        yield found({ ...where, at: exposure.at }, { cluster, does: `exposes ${exposure.name.value}`, side: 'ingress', example });
      }
      if (consumption !== undefined && gateways.egress === undefined) {
        const { service, namespace } = consumption.as;
        const does = `consumes ${service.value}.${namespace.value}`;
        yield found({ ...where, at: consumption.at }, { cluster, does, side: 'egress', example: '`egress: {}`' });
      }
    }
  },
);
