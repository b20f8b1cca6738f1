// A Sidecar that keeps callers from seeing what they call.
import { check } from '../check.ts';
import type { Sidecar } from '../../manifests/manifest.ts';
import type { Agreement } from '../../model/agreement.ts';
import { gatewayService } from '../../model/defaults.ts';
import { callerNamespaces } from '../inventory/callers.ts';
import { hostMatches, ROOT_NAMESPACE, serviceHost } from '../inventory/hosts.ts';
import { objectsOf } from '../inventory/inventory.ts';
import { listed } from '../listed.ts';

export const hiddenBySidecar = check(
  {
    code: 'MF2055',
    name: 'hidden-by-sidecar',
    since: '0.1.0',
    severity: 'error',
    message: 'Sidecar {sidecar} of namespace {of} hides {hidden} from callers in namespace {namespace}, so their calls to {local} fail',
    help: 'Add to its egress hosts: {lines}.',
  },
  function* ({ agreements }, found) {
    for (const agreement of agreements) {
      const gateways = agreement.gateways.namespace.value;
      for (const consumption of agreement.consumes) {
        const { service, namespace: home } = consumption.as;
        const needed = [
          { namespace: home.value, host: serviceHost(service.value, home.value), what: 'the local name', line: `${home.value}/${serviceHost(service.value, home.value)}` },
          { namespace: gateways, host: serviceHost(gatewayService('egress'), gateways), what: 'the egress gateway', line: `${gateways}/*` },
        ];
        for (const { namespace, at } of callerNamespaces(consumption)) {
          const sidecar = sidecarOf(agreement, namespace);
          const hosts = sidecar?.egressHosts;
          if (sidecar === undefined || hosts === undefined) continue;
          const hidden = needed.filter((one) => !hosts.some(({ value }) => shows(value, namespace, one)));
          if (hidden.length === 0) continue;
          const related = [{ at: hosts[0]?.at ?? sidecar.at, message: 'what it shows stands here' }];
          const args = {
            sidecar: sidecar.name,
            of: sidecar.namespace?.value ?? '',
            namespace,
            local: `${service.value}.${home.value}`,
            hidden: listed(hidden.map(({ what }) => what)),
            lines: listed(hidden.map(({ line }) => `\`${line}\``)),
          };
          yield found({ at, related }, args);
        }
      }
    }
  },
);

/** The one of the namespace, else the one of the mesh. One that selects workloads may be about others than the callers. */
function sidecarOf(agreement: Agreement, namespace: string): Sidecar | undefined {
  const wide = objectsOf(agreement, 'Sidecar').filter(({ workloadSelector }) => workloadSelector === undefined);
  return wide.find((one) => one.namespace?.value === namespace) ?? wide.find((one) => one.namespace?.value === ROOT_NAMESPACE);
}

/** `written` is `namespace/host`; `.` is the caller's own namespace, and without a namespace it is any. */
function shows(written: string, own: string, needed: { readonly namespace: string; readonly host: string }): boolean {
  const slash = written.indexOf('/');
  const [namespace, host] = slash === -1 ? ['*', written] : [written.slice(0, slash), written.slice(slash + 1)];
  return (namespace === '*' || namespace === needed.namespace || (namespace === '.' && own === needed.namespace)) && hostMatches(host, needed.host);
}
