// Objects that no agreement asks for, and that could lead a name or a port elsewhere: of those nothing certain can be said.
import type { Agreement } from '../model/agreement.ts';
import { gatewayService } from '../model/defaults.ts';
import type { Difference } from './difference.ts';
import { gatewaysOf } from './ingress.ts';
import type { Manifest } from './manifest.ts';
import type { Mesh } from './mesh.ts';
import { selects } from './reading.ts';

export function strayObjects(mesh: Mesh, agreement: Agreement): readonly Difference[] {
  const { cluster, at, gateways, exposes } = agreement;
  const say = (manifest: Manifest, what: string): Difference => ({ kind: 'outside', cluster, message: `${manifest.reading.object}: ${what}`, manifest: manifest.at, agreement: at, request: null });
  const exposed = new Set(exposes.map(({ service, namespace }) => `${namespace.value}/${service.value}`));
  const [own, namespace] = [new Set([gatewayService('ingress'), gatewayService('egress')].map((name) => `${gateways.namespace.value}/${name}`)), gateways.namespace.value as string];
  const sides = gatewaysOf(mesh, agreement);
  return [
    ...mesh.services.flatMap(({ manifest, selector }): readonly Difference[] => {
      const name = `${manifest.namespace}/${manifest.name}`;
      if (exposed.has(name)) return [say(manifest, 'the Service that is exposed is its owner’s, and not part of an overlay')];
      const selected = selector !== undefined && selector.size > 0 && manifest.namespace === namespace && sides.some(({ pods }) => selects(selector, pods.labels));
      return selected && !own.has(name) ? [say(manifest, 'a second Service of the pods of a private gateway, which listen where it leads to')] : [];
    }),
    ...[...mesh.bundles.values()].flatMap(({ manifest }) => (manifest.namespace === namespace ? [] : [say(manifest, 'CAs in a namespace that is not that of the gateways')])),
  ];
}
