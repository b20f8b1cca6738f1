// Pods that peers reach, or that call peers, in a namespace where Istio puts no sidecar into them.
import { check } from '../check.ts';
import type { Agreement } from '../../model/agreement.ts';
import type { Span } from '../../text/source.ts';
import { visible } from '../../text/visible.ts';
import { asksForSidecar, injects, isAmbient, namespaceOf, usedNamespaces } from '../inventory/namespaces.ts';
import { covers, exposedServices, workloadsBehind, workloadsIn } from '../inventory/services.ts';

export const outsideTheMesh = check(
  {
    code: 'MF2044',
    name: 'outside-the-mesh',
    since: '0.1.0',
    severity: 'warning',
    message: '{whose} get no sidecar, so {so}',
    help: '{instead}',
  },
  function* ({ agreements }, found) {
    for (const agreement of agreements) {
      for (const { at, related, ...args } of bareNamespaces(agreement)) yield found({ at, related: [related] }, args);
    }
    for (const { agreement, exposure, service } of exposedServices(agreements)) {
      const { namespace, subset } = exposure;
      const behind = workloadsBehind(agreement, service, namespace.value).filter(({ podLabels }) => subset === undefined || covers(podLabels, subset.labels));
      const bare = behind.find((workload) => asksForSidecar(workload) === 'no');
      if (bare === undefined) continue;
      const related = [{ at: bare.at, message: 'its pods refuse the sidecar' }];
      yield found({ at: exposure.service.at, related }, { whose: `the pods of ${bare.kind} ${bare.name}`, so: SO.exposes, instead: 'Take `sidecar.istio.io/inject: "false"` away.' });
    }
  },
);

const SO = {
  exposes: 'the ingress gateway’s mutual TLS of the mesh ends in an error there',
  calls: 'nothing sends their calls to the egress gateway',
};

interface Bare {
  readonly at: Span;
  readonly related: { readonly at: Span; readonly message: string };
  readonly whose: string;
  readonly so: string;
  readonly instead: string;
}

function* bareNamespaces(agreement: Agreement): Generator<Bare> {
  for (const { name, at, use } of usedNamespaces(agreement)) {
    const namespace = namespaceOf(agreement, name);
    // Ambient is a finding of its own.
    if (namespace === undefined || isAmbient(namespace)) continue;
    const said = injects(namespace);
    const asked = workloadsIn(agreement, name).some((workload) => asksForSidecar(workload) === 'yes');
    if (said === 'yes' || (said === 'unsaid' && asked)) continue;
    const label = namespace.labels.get('istio-injection');
    const message = label === undefined ? 'it has neither istio-injection nor istio.io/rev' : visible(`istio-injection is ${label.value}`);
    const instead = `Label the namespace \`istio-injection: enabled\`, or \`istio.io/rev\` where the mesh has revisions${said === 'no' ? '' : '. Nothing needs to be done if the mesh injects by default'}.`;
    yield { at, related: { at: label?.at ?? namespace.at, message }, whose: `pods of namespace ${name}`, so: SO[use], instead };
  }
}
