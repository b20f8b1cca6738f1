// Objects of target istio-1.2 that a mesh of today refuses, leaves out or does not follow.
import { check } from '../check.ts';
import type { Agreement } from '../../model/agreement.ts';

export const outdatedObject = check(
  {
    code: 'MF1050',
    name: 'outdated-object',
    since: '0.1.0',
    severity: 'note',
    message: 'with target istio-1.2 the overlay of {cluster} holds {objects}; {today}',
    help: 'Nothing needs to be done on a mesh of that age; for a mesh of today take out `target: istio-1.2`.',
  },
  function* ({ agreements }, found) {
    for (const agreement of agreements) {
      if (agreement.target.value !== 'istio-1.2') continue;
      for (const { objects, today, isEmitted } of OUTDATED) {
        if (isEmitted(agreement)) yield found({ at: agreement.target.at }, { cluster: agreement.cluster, objects, today });
      }
    }
  },
);

interface Outdated {
  readonly objects: string;
  /** What becomes of them, as a clause of its own. */
  readonly today: string;
  readonly isEmitted: (agreement: Agreement) => boolean;
}

const exposes = (agreement: Agreement): boolean => agreement.exposes.length > 0;
const consumes = (agreement: Agreement): boolean => agreement.consumes.length > 0;

const OUTDATED: readonly Outdated[] = [
  {
    objects: 'a ServiceRole and a ServiceRoleBinding for each exposed application, and a ClusterRbacConfig, with which local callers in those namespaces need roles too',
    today: 'no mesh of today knows these kinds, so kubectl refuses them, and Argo CD then applies nothing of the overlay',
    isEmitted: exposes,
  },
  {
    objects: 'the grants as an EnvoyFilter of the form with `filters`',
    today: 'today’s API server refuses it where fields are validated strictly, and otherwise stores it empty, so that nothing limits who may do what',
    isEmitted: ({ gateways }) => gateways.ingress !== undefined || gateways.egress === undefined,
  },
  {
    objects: 'Endpoints for each provider',
    today: 'Argo CD leaves Endpoints out in its default settings, so calls would find no address',
    isEmitted: consumes,
  },
  {
    objects: 'local names as Services of type ExternalName',
    today: 'today’s Istio makes no listener for such a name, so calls go past the egress gateway, unless another Service happens to have the same port',
    isEmitted: consumes,
  },
];
