// The object that a scenario names in one line.
import type { KubernetesObject } from './kubernetes-object.ts';

/** `<apiVersion> <Kind> [<namespace>/]<name>` → an object with only these. Throws where it is none. */
export function objectAt(text: string): KubernetesObject {
  const [, apiVersion, kind, namespace, name] = /^(\S+) (\S+) (?:([^/\s]+)\/)?([^/\s]+)$/.exec(text) ?? [];
  if (apiVersion === undefined || kind === undefined || name === undefined) throw new Error(`'${text}' is not '<apiVersion> <Kind> [<namespace>/]<name>'`);
  return { apiVersion, kind, metadata: { name, ...(namespace === undefined ? {} : { namespace }) } };
}
