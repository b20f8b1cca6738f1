// A DestinationRule in the callers' namespace that goes before ours for the egress gateway.
import { check } from '../check.ts';
import { callerNamespaces } from '../inventory/callers.ts';
import { fullHost, hostMatches, isVisibleIn, ROOT_NAMESPACE } from '../inventory/hosts.ts';
import { objectsOf } from '../inventory/inventory.ts';
import { egressHost } from '../inventory/our-hosts.ts';

export const egressRuleHidden = check(
  {
    code: 'MF2051',
    name: 'egress-rule-hidden',
    since: '0.1.0',
    severity: 'error',
    message: 'DestinationRule {rule} of namespace {namespace} covers the egress gateway ({host}), and a rule of the caller’s own namespace goes before ours, which has the subset of {local}: its callers there get 503',
    help: 'Narrow its host so that it does not cover {egress}.',
  },
  function* ({ agreements }, found) {
    for (const agreement of agreements) {
      if (agreement.target.value !== 'istio') continue;
      const egress = egressHost(agreement);
      const rules = objectsOf(agreement, 'DestinationRule').filter(({ workloadSelector }) => workloadSelector === undefined);
      for (const consumption of agreement.consumes) {
        for (const { namespace, at } of callerNamespaces(consumption)) {
          // There a rule is no caller's own, and in the gateways' namespace it stands beside ours.
          if (namespace === ROOT_NAMESPACE || namespace === agreement.gateways.namespace.value) continue;
          const own = rules.filter((rule) => rule.namespace?.value === namespace && isVisibleIn(rule, namespace));
          const rule = own.find(({ host }) => hostMatches(fullHost(host.value, namespace), egress));
          if (rule === undefined) continue;
          const local = `${consumption.as.service.value}.${consumption.as.namespace.value}`;
          yield found({ at, related: [{ at: rule.host.at, message: 'this host covers it' }] }, { rule: rule.name, namespace, host: rule.host.value, local, egress });
        }
      }
    }
  },
);
