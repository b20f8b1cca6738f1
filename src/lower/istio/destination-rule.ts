// How each hop speaks to the next: caller to egress gateway, egress gateway to another cluster, ingress gateway to a Service.
import type { SoundAgreement, SoundConsumption, SoundExposure, SoundGateway } from '../../model/sound.ts';
import { consumes, exposes } from '../about.ts';
import { groupBy, type Group } from '../group-by.ts';
import { plain } from '../labels.ts';
import { accountIdentity, egressHost, gatewayName, hostObject, localName, serviceHost, serviceObject, shareName, subsetName } from '../names.ts';
import type { Consumed } from '../providers.ts';
import type { Json, Resource } from '../resource.ts';
import { shares } from '../shares.ts';
import { credentialFor } from './credential.ts';
import { FIRST } from './sync-wave.ts';
import { namingNamespaces } from './visibility.ts';

// Written on both ways out: a hand that adds another must show up as a difference.
const ROUND_ROBIN = { simple: 'ROUND_ROBIN' } as const;

interface Parts extends Pick<Resource, 'group' | 'name' | 'about' | 'causes'> {
  readonly exportTo: readonly string[];
  readonly rule: { readonly [key: string]: Json };
}

const destinationRule = ({ namespace }: SoundAgreement, { group, name, about, causes, exportTo, rule }: Parts): Resource => ({
  group,
  apiVersion: 'networking.istio.io/v1',
  kind: 'DestinationRule',
  name,
  namespace,
  about,
  annotations: FIRST,
  body: { spec: { exportTo, ...rule } },
  causes,
});

/**
 * Caller to egress gateway: a subset and SNI a consumption. A sidecar finds it only here, where the gateway's Service is. Several where one
 * would be too large: Istio joins the subsets of rules for one host that are exported to the same namespaces.
 */
export function egressRules(agreement: SoundAgreement, egress: SoundGateway): readonly Resource[] {
  const { consumptions, trustDomain, namespace } = agreement;
  if (consumptions.length === 0) return [];
  const identity = accountIdentity(trustDomain, namespace, egress.serviceAccount);
  const exportTo = namingNamespaces(consumptions);
  return shares(consumptions, localName, (consumption) => egressSubset(consumption, identity)).map(({ suffix, items }) =>
    destinationRule(agreement, {
      group: 'consumes',
      name: shareName(gatewayName('egress'), suffix),
      about: ['How callers reach the egress gateway: an SNI a consumption.', ...consumes(items)],
      causes: [...items.map(({ at }) => at), egress.at],
      exportTo,
      rule: {
        host: egressHost(namespace),
        trafficPolicy: { loadBalancer: ROUND_ROBIN, tls: { mode: 'ISTIO_MUTUAL', subjectAltNames: [identity] } },
        subsets: items.map((consumption) => egressSubset(consumption, identity)),
      },
    }),
  );
}

/** Complete in itself: a subset inherits nothing of a policy that it replaces. */
const egressSubset = ({ service, namespace }: SoundConsumption, identity: string): Json => ({
  name: subsetName(service, namespace),
  trafficPolicy: {
    loadBalancer: ROUND_ROBIN,
    tls: { mode: 'ISTIO_MUTUAL', sni: serviceHost(service, namespace), subjectAltNames: [identity] },
  },
});

/** Egress gateway to another cluster. A sidecar that saw it would send plaintext, so it stays here and selects the gateway. */
export const providerRule = (agreement: SoundAgreement, egress: SoundGateway, { provider, consumptions }: Consumed): Resource =>
  destinationRule(agreement, {
    group: 'consumes',
    name: hostObject(provider.hostname),
    about: [`How the egress gateway, and nobody else, speaks to ${provider.cluster}.`, ...consumes(consumptions)],
    causes: [provider.at, ...consumptions.map(({ at }) => at)],
    exportTo: ['.'],
    rule: {
      host: provider.hostname,
      workloadSelector: { matchLabels: plain(egress.selector) },
      trafficPolicy: {
        loadBalancer: ROUND_ROBIN,
        tls: {
          mode: 'MUTUAL',
          credentialName: credentialFor(egress, provider),
          sni: provider.sni,
          subjectAltNames: provider.identities,
          insecureSkipVerify: false,
        },
      },
    },
  });

/** Ingress gateway to the exposed Services. Not exported: the owner's own rule for such a host holds for everybody else. */
export const exposedRules = (agreement: SoundAgreement): readonly Resource[] =>
  groupBy(agreement.exposures, ({ service, namespace }) => serviceObject(service, namespace)).map(([name, exposures]) =>
    destinationRule(agreement, {
      group: 'exposes',
      name,
      about: ['How the ingress gateway, and nobody else, reaches the Service.', ...exposes(agreement, exposures)],
      causes: exposures.map(({ at }) => at),
      exportTo: ['.'],
      rule: {
        host: serviceHost(exposures[0].service, exposures[0].namespace),
        trafficPolicy: { tls: { mode: 'ISTIO_MUTUAL' } },
        ...exposedSubsets(exposures),
      },
    }),
  );

function exposedSubsets(exposures: Group<SoundExposure>): { readonly [key: string]: Json } {
  const stated = exposures.flatMap(({ subset }) => (subset === undefined ? [] : [subset]));
  const subsets = groupBy(stated, ({ name }) => name).map(([name, [{ labels }]]) => ({ name, labels: plain(labels) }));
  return subsets.length === 0 ? {} : { subsets };
}
