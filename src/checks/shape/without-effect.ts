// What an agreement states and no object of target istio-1.2 says. None of it is a limit that its owner has set himself: that is MF1052.
import { check } from '../check.ts';
import type { Agreement } from '../../model/agreement.ts';
import { defaultAccount } from '../../model/defaults.ts';
import type { Span } from '../../text/source.ts';
import { isDefaultCallers } from '../callers.ts';
import { gatewaysOf } from '../gateways-of.ts';
import { providersOf } from '../peers-of.ts';

export const withoutEffect = check(
  {
    code: 'MF1051',
    name: 'without-effect',
    since: '0.1.0',
    severity: 'note',
    message: 'target istio-1.2 has no object for {what}: {so}',
    help: '{instead}',
  },
  function* ({ agreements }, found) {
    for (const agreement of agreements) {
      if (agreement.target.value !== 'istio-1.2') continue;
      const all = [...ofGateways(agreement), ...ofSubsets(agreement), ...ofCallers(agreement), ...ofProviders(agreement)];
      for (const { at, ...args } of all) yield found({ at }, args);
    }
  },
);

interface Idle {
  readonly at: Span;
  readonly what: string;
  readonly so: string;
  readonly instead: string;
}

function* ofGateways(agreement: Agreement): Generator<Idle> {
  const { revision, manage } = agreement.gateways;
  if (revision !== undefined) {
    yield { at: revision.at, what: `the revision ${revision.value}`, so: 'Istio 1.2 has no revisions', instead: 'Take it out.' };
  }
  for (const { side, gateway } of gatewaysOf(agreement)) {
    const { value, at } = gateway.serviceAccount;
    const account = defaultAccount(side, 'istio-1.2');
    if (!manage.value || value === account) continue;
    const so = `the Helm chart makes the account of the ${side} gateway itself and calls it ${account}`;
    yield { at, what: `the ServiceAccount ${value}`, so, instead: `Take it out, unless you have the pods run as ${value} by other means.` };
  }
}

function* ofSubsets({ exposes }: Agreement): Generator<Idle> {
  for (const { subset, service, namespace } of exposes) {
    if (subset === undefined) continue;
    const [name, owner] = [subset.name.value, `${service.value}.${namespace.value}`];
    const so = 'the DestinationRule that defines it is for the owner of the Service to write, and without one calls get 503';
    yield { at: subset.at, what: `subset ${name}`, so, instead: `Have a DestinationRule for ${owner} that defines ${name}, with these labels.` };
  }
}

/** Once a cluster: the egress gateway is as open for one consumption as for all. */
function* ofCallers({ consumes }: Agreement): Generator<Idle> {
  const closed = consumes.find(isDefaultCallers);
  if (closed === undefined) return;
  const { service, namespace } = closed.as;
  const what = `the callers of ${service.value}.${namespace.value}`;
  const so = 'its egress gateway has no policy, so every workload of the mesh that finds it can use every consumption';
  yield { at: closed.callers[0]?.at ?? closed.at, what, so, instead: 'Write `callers: ["*"]` to say so, or use target `istio`.' };
}

function* ofProviders(agreement: Agreement): Generator<Idle> {
  for (const { cluster, ingress } of providersOf(agreement)) {
    const [identity] = ingress?.identities ?? [];
    if (identity === undefined) continue;
    const so = `its egress gateway does not check who answers, so whoever has a certificate of the same CA can pose as ${cluster.value}`;
    yield { at: identity.at, what: `the identity of ${cluster.value}’s ingress gateway`, so, instead: 'Nothing can be done in this form; target `istio` checks it.' };
  }
}
