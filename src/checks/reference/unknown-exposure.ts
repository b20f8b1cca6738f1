// A consumption of something that its provider does not expose.
import { check } from '../check.ts';
import { nearest } from '../../finding/nearest.ts';
import type { Agreement, Exposure } from '../../model/agreement.ts';
import type { Located } from '../../text/source.ts';
import { visible } from '../../text/visible.ts';
import { listed } from '../listed.ts';

export const unknownExposure = check(
  {
    code: 'MF2003',
    name: 'unknown-exposure',
    since: '0.1.0',
    severity: 'error',
    message: '{provider} exposes nothing called {exposure}, so every call to {local} gets 403',
    help: '{help}',
  },
  function* ({ consumptions }, found) {
    for (const { consumption, origin, provider, exposure } of consumptions) {
      if (provider === undefined || exposure !== undefined || !provider.complete) continue;
      const meant = nearestExposure(provider, origin.exposure.value);
      const related =
        meant === undefined
          ? [{ at: provider.exposes[0]?.name.at ?? provider.at, message: `${provider.cluster} exposes ${namesOf(provider)}` }]
          : [{ at: differingPart(meant, origin.exposure.value).at, message: `${provider.cluster} exposes ${meant.name.value}` }];
      const help = meant === undefined ? `Write the name of one of its exposures, or ask the owner of ${provider.cluster} to expose it.` : `Did you mean \`${meant.name.value}\`?`;
      const local = `${consumption.as.service.value}.${consumption.as.namespace.value}`;
      yield found({ at: origin.exposure.at, related }, { provider: provider.cluster, exposure: origin.exposure.value, local, help });
    }
  },
);

const namesOf = ({ exposes }: Agreement): string => visible(listed(exposes.map(({ name }) => name.value)) || 'nothing');

/** By the whole name, or by the service in it: the namespace or the subset may be wholly another. */
function nearestExposure({ exposes }: Agreement, name: string): Exposure | undefined {
  const close = nearest(name, exposes.map((exposure) => exposure.name.value));
  const [, service] = name.split('/');
  return exposes.find((exposure) => exposure.name.value === close) ?? exposes.find((exposure) => exposure.service.value === service);
}

/** A default name is made of a namespace, a service and a subset, each on a line of its own: the one that differs is the one to look at. */
function differingPart({ name, namespace, service, subset }: Exposure, wanted: string): Located<string> {
  const parts = wanted.split('/');
  const made: readonly Located<string>[] = [namespace, service, ...(subset === undefined ? [] : [subset.name])];
  const isDefault = name.at === service.at;
  return (isDefault && made.find((part, index) => part.value !== parts[index])) || name;
}
