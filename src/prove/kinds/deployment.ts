// Pods of a gateway: their labels, and the account whose identity they have.
import type { Labels } from '../../model/names.ts';
import type { Node } from '../../syntax/node.ts';
import type { Manifest } from '../manifest.ts';
import { fieldsOf, itemsOf, labelsOf, notUnderstood, numberOf, selectorOf, selects, textOf } from '../reading.ts';

export interface Deployment {
  readonly manifest: Manifest;
  readonly labels: Labels;
  readonly serviceAccount: string;
}

const SPEC_HARMLESS = ['strategy', 'revisionHistoryLimit', 'minReadySeconds', 'progressDeadlineSeconds'];
const POD_HARMLESS = ['affinity', 'nodeSelector', 'tolerations', 'topologySpreadConstraints', 'priorityClassName', 'terminationGracePeriodSeconds', 'imagePullSecrets', 'securityContext'];
const CONTAINER_HARMLESS = ['resources', 'securityContext', 'imagePullPolicy'];

/** Istio's injection makes the proxy of it; whatever would change the proxy itself is not understood. */
export function readDeployment(manifest: Manifest, spec: Node | undefined): Deployment {
  const { reading, at } = manifest;
  const field = fieldsOf(reading, spec, ['selector', 'template', 'replicas'], SPEC_HARMLESS);
  const template = fieldsOf(reading, field('template'), ['metadata', 'spec']);
  const metadata = fieldsOf(reading, template('metadata'), ['labels', 'annotations']);
  const [labels, annotations] = [labelsOf(reading, metadata('labels')), labelsOf(reading, metadata('annotations'))];
  if (numberOf(reading, field('replicas')) === 0) notUnderstood(reading, at, 'a Deployment without pods');
  const selector = selectorOf(reading, field('selector')) ?? new Map<string, string>();
  if (selector.size === 0 || !selects(selector, labels)) notUnderstood(reading, at, 'a selector that does not select the pods of its own template');
  if (labels.get('sidecar.istio.io/inject') !== 'true' || annotations.get('inject.istio.io/templates') !== 'gateway') notUnderstood(reading, at, 'pods that are not injected as a gateway');
  for (const key of annotations.keys()) if (/istio/.test(key) && key !== 'inject.istio.io/templates') notUnderstood(reading, at, `the annotation ${key}`);
  const pod = fieldsOf(reading, template('spec'), ['serviceAccountName', 'containers'], POD_HARMLESS);
  const containers = itemsOf(reading, pod('containers')).map((node) => fieldsOf(reading, node, ['name', 'image'], CONTAINER_HARMLESS));
  const [container] = containers;
  if (containers.length !== 1 || container === undefined || textOf(reading, container('name')) !== 'istio-proxy' || textOf(reading, container('image')) !== 'auto') {
    notUnderstood(reading, at, 'containers other than the injected proxy');
  }
  return { manifest, labels, serviceAccount: textOf(reading, pod('serviceAccountName')) ?? 'default' };
}
