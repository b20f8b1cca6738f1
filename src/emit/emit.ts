// Resource[] → overlay: one object a file, and one kustomization that lists them all. Helm values lie beside them, unlisted.
import { helmValuesPath, overlayPath, VALID_UNTIL } from '../lower/names.ts';
import type { HelmValues, Json, Lowered, Resource } from '../lower/resource.ts';
import type { ClusterName, Day } from '../model/names.ts';
import { byCodeUnit } from '../text/source.ts';
import { layOut } from './lay-out.ts';
import type { EmittedFile, Overlay } from './overlay.ts';
import { yamlText } from './yaml-text.ts';

const KUSTOMIZATION = 'kustomization.yaml';

// Both are the same in every overlay and for ever. No `instance`: Argo CD takes that label for its own.
const LABELS = { 'app.kubernetes.io/managed-by': 'meshfed', 'app.kubernetes.io/part-of': 'meshfed' };

/** The same objects give the same bytes. `validUntil` is the day after which the overlay says too much. Throws where two objects would be one file. */
export function emit(cluster: ClusterName, { namespace, resources, helmValues }: Lowered, validUntil?: Day): Overlay {
  const { folders, paths } = layOut(resources.map((resource) => ({ resource, path: overlayPath(resource, namespace) })));
  const objects = paths
    .map(({ path, resource }): readonly [string, EmittedFile] => [path, file(cluster, resource)])
    .sort(([a], [b]) => byCodeUnit(a, b));
  const twice = objects.find(([path], index) => path === objects[index - 1]?.[0]);
  if (twice !== undefined) throw new Error(`the overlay of ${cluster} has two objects for ${twice[0]}`);
  const values = helmValues.map((one) => [helmValuesPath(one), helmValuesFile(cluster, one)] as const);
  const kustomizations = folders.map(({ folder, lists }): readonly [string, EmittedFile] => {
    const text = folder === '' ? rootText(cluster, lists, validUntil) : folderText(cluster, lists);
    return [`${folder}${KUSTOMIZATION}`, { text, causes: [] }];
  });
  return { cluster, files: new Map([...objects, ...values, ...kustomizations].sort(([a], [b]) => byCodeUnit(a, b))) };
}

const file = (cluster: ClusterName, resource: Resource): EmittedFile => ({
  text: header(cluster, resource.about) + yamlText(manifest(resource)),
  causes: resource.causes,
});

/** Values are no object: no kustomization lists them, and they have no labels. */
const helmValuesFile = (cluster: ClusterName, { about, values, causes }: HelmValues): EmittedFile => ({
  text: header(cluster, about) + yamlText(values),
  causes,
});

/** Names what is behind a file, never a file or a line of the agreement: those move without a change of meaning. */
function header(cluster: ClusterName, about: readonly string[]): string {
  const lines = [`Written by meshfed-compile from the agreement of ${cluster}. Do not edit: change the agreement.`, ...about];
  return lines.map((line) => `# ${line}\n`).join('');
}

function manifest({ apiVersion, kind, name, namespace, annotations, body }: Resource): Json {
  const stated = Object.entries(annotations).sort(([a], [b]) => byCodeUnit(a, b));
  return {
    apiVersion,
    kind,
    metadata: {
      name,
      ...(namespace === undefined ? {} : { namespace }),
      labels: LABELS,
      ...(stated.length === 0 ? {} : { annotations: Object.fromEntries(stated) }),
    },
    ...body,
  };
}

function rootText(cluster: ClusterName, lists: readonly string[], validUntil: Day | undefined): string {
  const about = 'Owners patch by a kustomization of their own that takes this folder as its resource.';
  const metadata = validUntil === undefined ? {} : { metadata: { annotations: { [VALID_UNTIL]: validUntil } } };
  return header(cluster, [about]) + kustomization(metadata, lists);
}

const folderText = (cluster: ClusterName, lists: readonly string[]): string => header(cluster, []) + kustomization({}, lists);

/** No `namespace`, label or prefix: each rewrites objects behind the back of those that refer to them. */
const kustomization = (metadata: { readonly [key: string]: Json }, resources: readonly string[]): string =>
  yamlText({ apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization', ...metadata, resources });
