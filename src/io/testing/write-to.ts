// For tests: a request in few words.
import { disk, type Files } from '../files.ts';
import { writeOverlays, type Written } from '../write-overlays.ts';
import type { WriteRequest } from '../write-request.ts';

/** By cluster, text by path. */
export type Overlays = Readonly<Record<string, Readonly<Record<string, string>>>>;

export interface Options {
  readonly withheld?: readonly string[];
  readonly scope?: readonly string[];
  readonly check?: boolean;
  readonly files?: Files;
}

export function requestFor(out: string, overlays: Overlays, options: Options = {}): WriteRequest {
  return {
    out,
    overlays: Object.entries(overlays).map(([cluster, files]) => ({ cluster, files: new Map(Object.entries(files)) })),
    withheld: options.withheld ?? [],
    scope: options.scope === undefined ? undefined : new Set(options.scope),
    check: options.check ?? false,
  };
}

export const writeTo = (out: string, overlays: Overlays, options: Options = {}): Written => writeOverlays(requestFor(out, overlays, options), options.files ?? disk);

/** One line a cluster, then one a fault. */
export function inLines({ overlays, faults }: Written): readonly string[] {
  return [
    ...overlays.map(({ cluster, status }) => `${cluster} ${status}`),
    ...faults.map(({ kind, cluster, path, why }) => `${kind} (${cluster ?? 'all'}): ${path} ${why}`),
  ];
}

export const linesOf = (out: string, overlays: Overlays, options: Options = {}): readonly string[] => inLines(writeTo(out, overlays, options));

export const BOTH = { c1: { 'kustomization.yaml': 'k1\n', 'gateways/a.yaml': 'a\n' }, c2: { 'kustomization.yaml': 'k2\n' } };
