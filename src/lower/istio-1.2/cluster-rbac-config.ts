// Turns the roles on: from then on, what no role allows is refused in the namespaces of exposed Services, local calls too.
import type { SoundAgreement } from '../../model/sound.ts';
import { exposes } from '../about.ts';
import { groupBy } from '../group-by.ts';
import type { Resource } from '../resource.ts';
import { rbacObject } from './istio-object.ts';

/** None where nothing is exposed. A mesh has one, of this name. */
export function clusterRbacConfig(agreement: SoundAgreement): readonly Resource[] {
  const { exposures } = agreement;
  if (exposures.length === 0) return [];
  const namespaces = groupBy(exposures, ({ namespace }) => namespace).map(([namespace]) => namespace);
  return [
    rbacObject('ClusterRbacConfig', {
      group: 'exposes',
      name: 'default',
      namespace: 'istio-system',
      about: ['Where roles count: there, whatever no role allows is refused.', ...exposes(agreement, exposures)],
      spec: { mode: 'ON_WITH_INCLUSION', inclusion: { namespaces } },
      causes: exposures.map(({ at }) => at),
    }),
  ];
}
