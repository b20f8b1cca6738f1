// Overlays as text, and what a hand may do to them: for tests of the prover.
import type { Compilation } from '../compile.ts';
import { textsOf as textsOfOverlay } from '../emit/overlay.ts';
import type { Difference } from '../prove/difference.ts';
import { proveOverlay } from '../prove/prove-overlay.ts';

export type Texts = ReadonlyMap<string, string>;

export const textsOf = ({ compiled }: Compilation, cluster: string): Texts =>
  new Map(compiled.flatMap(({ overlay }) => (overlay.cluster === cluster ? [...textsOfOverlay(overlay)] : [])));

export function differences({ federation }: Compilation, cluster: string, files: Texts): readonly Difference[] {
  const agreement = federation.agreements.find((one) => one.cluster === cluster);
  if (agreement === undefined) throw new Error(`no cluster ${cluster}`);
  return proveOverlay(files, `overlays/${cluster}/`, agreement, federation).differences;
}

/** A second object, applied beside those that are emitted. */
export const added = (text: string) => (files: Texts): Texts =>
  new Map([...files, ['added.yaml', text] as const, ['kustomization.yaml', `${files.get('kustomization.yaml')}  - added.yaml\n`] as const]);

/** Text of one file replaced; the file's name may be given by its end. */
export const replaced = (name: string, from: string | RegExp, to: string) => (files: Texts): Texts => {
  const path = [...files.keys()].find((one) => one.endsWith(name));
  const before = path === undefined ? undefined : files.get(path);
  if (path === undefined || before === undefined) throw new Error(`no file ${name}`);
  const after = before.replace(from, to);
  if (after === before) throw new Error(`nothing to replace in ${path}`);
  return new Map(files).set(path, after);
};

export const left = (name: string) => (files: Texts): Texts => {
  const path = [...files.keys()].find((one) => one.endsWith(name)) ?? '';
  const rest = new Map([...files].filter(([one]) => one !== path));
  return replaced('kustomization.yaml', `  - ${path}\n`, '')(rest);
};

export const policy = (name: string, namespace: string, spec: string): string => `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: {name: ${name}, namespace: ${namespace}}
spec: ${spec}
`;

export const route = (name: string, namespace: string, spec: string): string => `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: ${name}, namespace: ${namespace}}
spec: ${spec}
`;
