// A local name that is a Service already: the emitted one would take its place.
import { check } from '../check.ts';
import type { Agreement, LocalName } from '../../model/agreement.ts';
import type { Related } from '../../finding/finding.ts';

/** Services that each cluster, or each mesh, has and lives by. */
const VITAL: Readonly<Record<string, string>> = {
  'kubernetes.default': 'the API server',
  'kube-dns.kube-system': 'the cluster’s DNS',
  'istiod.istio-system': 'the control plane of the mesh',
};

export const localNameTaken = check(
  {
    code: 'MF1058',
    name: 'local-name-taken',
    since: '0.1.0',
    severity: 'error',
    message: 'the local name {local} is that of {whose}; a Service of that name is emitted, without pods, and would take its place, so that calls to it go to another cluster or nowhere',
    help: 'Give the local name another `service` or `namespace`.',
  },
  function* ({ agreements }, found) {
    for (const agreement of agreements) {
      for (const { as } of agreement.consumes) {
        const holder = holderOf(agreement, as);
        if (holder === undefined) continue;
        const { whose, related } = holder;
        yield found({ at: as.service.at, related, withholds: [agreement.cluster] }, { local: nameOf(as), whose });
      }
    }
  },
);

function holderOf({ exposes }: Agreement, as: LocalName): { readonly whose: string; readonly related: readonly Related[] } | undefined {
  const local = nameOf(as);
  const exposure = exposes.find((one) => nameOf(one) === local);
  if (exposure !== undefined) return { whose: 'a Service that this cluster exposes', related: [{ at: exposure.service.at, message: `${local} is exposed here as ${exposure.name.value}` }] };
  const vital = VITAL[local];
  return vital === undefined ? undefined : { whose: vital, related: [] };
}

const nameOf = ({ service, namespace }: Pick<LocalName, 'service' | 'namespace'>): string => `${service.value}.${namespace.value}`;
