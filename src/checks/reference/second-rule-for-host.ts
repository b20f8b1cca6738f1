// A DestinationRule of the owner beside one of ours, for the same host in the gateways' namespace.
import { check } from '../check.ts';
import { fullHost } from '../inventory/hosts.ts';
import { objectsOf } from '../inventory/inventory.ts';
import { ourHosts, type OurHost } from '../inventory/our-hosts.ts';

export const secondRuleForHost = check(
  {
    code: 'MF2050',
    name: 'second-rule-for-host',
    since: '0.1.0',
    severity: 'error',
    message: 'DestinationRule {rule} lies in the gateways’ namespace, as ours does, and is for the same host, {host} ({what}); of two there one counts, and with yours {so}',
    help: 'Take it out of namespace {namespace}. A rule for other callers lies with them, or with the Service.',
  },
  function* ({ agreements }, found) {
    for (const agreement of agreements) {
      if (agreement.target.value !== 'istio') continue;
      const namespace = agreement.gateways.namespace.value;
      const rules = objectsOf(agreement, 'DestinationRule').filter((one) => one.namespace?.value === namespace);
      if (rules.length === 0) continue;
      for (const ours of ourHosts(agreement)) {
        const rule = rules.find(({ host }) => fullHost(host.value, namespace) === ours.host);
        if (rule === undefined) continue;
        const { host, what } = ours;
        yield found({ at: ours.at, related: [{ at: rule.host.at, message: 'your rule is for it' }] }, { rule: rule.name, host, what, so: SO[ours.kind], namespace });
      }
    }
  },
);

const SO: Readonly<Record<OurHost['kind'], string>> = {
  exposed: 'the ingress gateway finds no subset, or speaks no mutual TLS',
  provider: 'the egress gateway shows no certificate, or does not check who answers',
  egress: 'callers do not find the way to what they consume',
};
