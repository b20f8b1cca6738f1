// An exposure of a Service that the inventory does not hold.
import { check } from '../check.ts';
import { nearest } from '../../finding/nearest.ts';
import { visible } from '../../text/visible.ts';
import { objectsOf } from '../inventory/inventory.ts';
import { nameOf, serviceOf, servicesIn } from '../inventory/services.ts';
import type { Agreement, Exposure } from '../../model/agreement.ts';

export const missingService = check(
  {
    code: 'MF2033',
    name: 'missing-service',
    since: '0.1.0',
    severity: 'warning',
    message: 'the inventory has Services of namespace {namespace}, but no {service}, so peers that call this exposure would get 503',
    help: '{instead}',
  },
  function* ({ agreements }, found) {
    for (const agreement of agreements) {
      for (const exposure of agreement.exposes) {
        const { service, namespace } = exposure;
        const [neighbour] = servicesIn(agreement, namespace.value);
        if (neighbour === undefined || serviceOf(agreement, exposure) !== undefined) continue;
        const { meant, instead } = suggestion(agreement, exposure);
        const shown = meant ?? neighbour;
        const message = meant === undefined ? `a Service of that namespace, ${visible(shown.name)}` : `${visible(shown.name)} of namespace ${visible(shown.namespace?.value ?? '')}`;
        yield found({ at: service.at, related: [{ at: shown.at, message }] }, { namespace: namespace.value, service: service.value, instead });
      }
    }
  },
);

function suggestion(agreement: Agreement, exposure: Exposure): { readonly meant: ReturnType<typeof servicesIn>[number] | undefined; readonly instead: string } {
  const { service, namespace } = exposure;
  const neighbours = servicesIn(agreement, namespace.value);
  const name = nearest(service.value, neighbours.map((one) => one.name));
  const near = neighbours.find((one) => one.name === name);
  if (near !== undefined) return { meant: near, instead: `Did you mean \`${near.name}\`? Otherwise add ${nameOf(exposure)} to the inventory.` };
  const elsewhere = objectsOf(agreement, 'Service').find((one) => one.name === service.value);
  if (elsewhere !== undefined) return { meant: elsewhere, instead: `Did you mean namespace \`${elsewhere.namespace?.value ?? ''}\`?` };
  return { meant: undefined, instead: `Correct the name, or add ${nameOf(exposure)} to the inventory.` };
}
