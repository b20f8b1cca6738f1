// What a federation's overlays hold, read back from their files as Kubernetes would read them, for invariants to look at.
import { parse } from 'yaml';
import type { Compilation } from '../../compile.ts';

export type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };

export interface Emitted {
  readonly cluster: string;
  readonly kind: string;
  readonly name: string;
  /** Empty for a Namespace. */
  readonly namespace: string;
  readonly object: Value;
}

export interface Kustomization {
  readonly cluster: string;
  readonly object: Value;
  /** The files beside it. */
  readonly files: readonly string[];
}

/** A whole federation: all that is written for target `istio`, and what the agreements say. */
export interface World {
  readonly objects: readonly Emitted[];
  readonly kustomizations: readonly Kustomization[];
  readonly compilation: Compilation;
}

export interface Invariant {
  /** The cases of docs/cases.md that it settles. */
  readonly cases: readonly string[];
  readonly says: string;
  /** What breaks it, in words; nothing where it holds. */
  readonly broken: (world: World) => readonly string[];
  /** A change of what is emitted that must be seen. */
  readonly spoil: (world: World) => World;
}

export function worldOf(compilation: Compilation): World {
  const overlays = compilation.compiled.filter(({ target }) => target === 'istio').map(({ overlay }) => overlay);
  const read = (text: string): Value => parse(text, { version: '1.1' }) as Value;
  return {
    compilation,
    objects: overlays.flatMap(({ cluster, files }) =>
      [...files].filter(([path]) => path !== 'kustomization.yaml').map(([, { text }]): Emitted => {
        const object = read(text);
        const [kind, name, namespace] = [get(object, 'kind'), get(object, 'metadata', 'name'), get(object, 'metadata', 'namespace') ?? ''].map(String);
        return { cluster, kind: kind ?? '', name: name ?? '', namespace: namespace ?? '', object };
      }),
    ),
    kustomizations: overlays.map(({ cluster, files }) => ({
      cluster,
      object: read(files.get('kustomization.yaml')?.text ?? ''),
      files: [...files.keys()].filter((path) => path !== 'kustomization.yaml'),
    })),
  };
}

/** The value at a path of keys and indices; undefined where there is none. */
export function get(value: Value | undefined, ...path: readonly (string | number)[]): Value | undefined {
  let found: Value | undefined = value;
  for (const step of path) {
    if (typeof found !== 'object' || found === null) return undefined;
    found = (found as { readonly [key: string]: Value })[step];
  }
  return found;
}

export const list = (value: Value | undefined, ...path: readonly (string | number)[]): readonly Value[] => {
  const found = get(value, ...path);
  return Array.isArray(found) ? (found as readonly Value[]) : [];
};

export const texts = (value: Value | undefined, ...path: readonly (string | number)[]): readonly string[] => list(value, ...path).map(String);

export const of = (world: World, ...kinds: readonly string[]): readonly Emitted[] => world.objects.filter(({ kind }) => kinds.includes(kind));

/** Of the same cluster. */
export const beside = (world: World, { cluster }: Emitted, ...kinds: readonly string[]): readonly Emitted[] => of(world, ...kinds).filter((one) => one.cluster === cluster);

export const named = ({ cluster, kind, namespace, name }: Emitted): string => `${cluster}: ${kind} ${namespace}/${name}`;

/** Every map inside a value, itself among them. */
export function maps(value: Value): readonly Value[] {
  if (typeof value !== 'object' || value === null) return [];
  return [...(Array.isArray(value) ? [] : [value]), ...Object.values(value).flatMap((inner) => maps(inner as Value))];
}

export const keysOf = (value: Value | undefined): readonly string[] => (typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : []);

/** Two values, key order aside. */
export const same = (a: Value | undefined, b: Value | undefined): boolean => canonical(a) === canonical(b);

const canonical = (value: Value | undefined): string =>
  JSON.stringify(value, (_, inner: Value) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner,
  ) ?? '';

type Change = (object: Value) => Value;

/** The first object of a kind, changed. Throws where there is none: the spoiling would spoil nothing. */
export function changed(world: World, kind: string, change: Change, isMeant: (one: Emitted) => boolean = () => true): World {
  const meant = world.objects.find((one) => one.kind === kind && isMeant(one));
  if (meant === undefined) throw new Error(`there is no ${kind} to spoil`);
  return { ...world, objects: world.objects.map((one) => (one === meant ? { ...one, object: change(one.object) } : one)) };
}

/** `value` at a path of an object; undefined takes it out. */
export const put =
  (path: readonly (string | number)[], value: Value | undefined): Change =>
  (object) => {
    const copy = structuredClone(object) as Value;
    const last = path.at(-1) ?? '';
    const parent = get(copy, ...path.slice(0, -1)) as { [key: string]: Value } | undefined;
    if (parent === undefined) throw new Error(`there is no ${path.slice(0, -1).join('.')} to spoil`);
    if (value === undefined) delete parent[last];
    else parent[last] = value;
    return copy;
  };

export const added = (world: World, one: Emitted): World => ({ ...world, objects: [...world.objects, one] });
