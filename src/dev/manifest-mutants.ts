// Every change of one field of a manifest: left out, another value, doubled. None is chosen.
import { parse, stringify } from 'yaml';

type Value = string | number | boolean | null | Value[] | { [key: string]: Value };

export interface ManifestMutant {
  /** `AuthorizationPolicy spec.rules[].to[].operation.methods[] changed`. */
  readonly kind: string;
  readonly text: string;
}

export function manifestMutants(text: string): readonly ManifestMutant[] {
  const before = parse(text) as { [key: string]: Value };
  const made: ManifestMutant[] = [];
  const put = (path: readonly (string | number)[], slip: string, change: (parent: { [key: string]: Value } | Value[], key: string | number) => void): void => {
    const copy = structuredClone(before) as { [key: string]: Value };
    const parent = path.slice(0, -1).reduce<Value>((value, key) => (value as { [key: string]: Value })[key] as Value, copy);
    change(parent as { [key: string]: Value }, path.at(-1) ?? '');
    const field = path.map((key) => (typeof key === 'number' ? '[]' : `.${key}`)).join('').slice(1);
    made.push({ kind: `${String(before['kind'])} ${field} ${slip}`, text: stringify(copy) });
  };
  const walk = (value: Value, path: readonly (string | number)[]): void => {
    if (path.length > 0) {
      put(path, 'left out', (parent, key) => (Array.isArray(parent) ? parent.splice(Number(key), 1) : delete parent[key]));
      if (typeof path.at(-1) === 'number') put(path, 'doubled', (parent) => (parent as Value[]).push(structuredClone(value)));
      if (typeof value !== 'object' || value === null) put(path, 'changed', (parent, key) => ((parent as { [key: string | number]: Value })[key] = changed(value)));
    }
    if (Array.isArray(value)) value.forEach((item, index) => walk(item, [...path, index]));
    else if (typeof value === 'object' && value !== null) for (const [key, inner] of Object.entries(value)) walk(inner, [...path, key]);
  };
  walk(before, []);
  return made;
}

const changed = (value: string | number | boolean | null): Value => (typeof value === 'number' ? value + 1 : typeof value === 'boolean' ? !value : `${String(value)}x`);
