// A DestinationRule of the owner for a local name: calls to it go to the egress gateway, so it is never asked.
import { check } from '../check.ts';
import { fullHost, serviceHost } from '../inventory/hosts.ts';
import { objectsOf } from '../inventory/inventory.ts';

export const ruleForLocalName = check(
  {
    code: 'MF2059',
    name: 'rule-for-local-name',
    since: '0.1.0',
    severity: 'warning',
    message: 'DestinationRule {rule} of namespace {namespace} is for the local name {local}, but calls to it go to the egress gateway, so that no timeout, limit, subset or TLS setting of it has an effect',
    help: 'Take it away. What leads to the egress gateway is in the overlay.',
  },
  function* ({ agreements }, found) {
    for (const agreement of agreements) {
      if (agreement.target.value !== 'istio') continue;
      const rules = objectsOf(agreement, 'DestinationRule');
      for (const { as } of agreement.consumes) {
        const { service, namespace } = as;
        const rule = rules.find((one) => fullHost(one.host.value, one.namespace?.value) === serviceHost(service.value, namespace.value));
        if (rule === undefined) continue;
        const args = { rule: rule.name, namespace: rule.namespace?.value ?? '', local: `${service.value}.${namespace.value}` };
        yield found({ at: service.at, related: [{ at: rule.host.at, message: 'your rule is for it' }] }, args);
      }
    }
  },
);
