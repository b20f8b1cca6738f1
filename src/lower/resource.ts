// A Kubernetes object to be emitted, and why it is there.
import type { Span } from '../text/source.ts';

/** Plain data in the order in which it is printed; integers, strings, booleans, lists and objects only. */
export type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json };

export interface Resource {
  /** As its readers think: what it belongs to. */
  readonly group: 'gateways' | 'exposes' | 'consumes';
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  /** Undefined for a Namespace. */
  readonly namespace: string | undefined;
  /** What is behind it, a header line each; names only, never a file or a line number. */
  readonly about: readonly string[];
  readonly annotations: Readonly<Record<string, string>>;
  /** What follows `metadata`: `spec`, `data`, `rules`, … */
  readonly body: { readonly [key: string]: Json };
  /** The places in the agreement that caused it, most specific first. */
  readonly causes: readonly Span[];
  /** In an overlay of many folders, objects of one group that say the same here lie together. */
  readonly beside?: string;
}

/** Something that an operator must make, because it is secret. */
export interface NeededSecret {
  readonly namespace: string;
  readonly name: string;
  readonly keys: readonly string[];
  /** In words: `the key pair of the private ingress gateway`. */
  readonly for: string;
}

/** Values for a Helm chart that its owner renders: no object, so it lies beside them and in no kustomization. */
export interface HelmValues {
  /** A DNS label; unique in its overlay. */
  readonly name: string;
  readonly about: readonly string[];
  readonly values: Json;
  readonly causes: readonly Span[];
}

export interface Lowered {
  /** Where the private gateways live. */
  readonly namespace: string;
  readonly resources: readonly Resource[];
  readonly helmValues: readonly HelmValues[];
  readonly secrets: readonly NeededSecret[];
}
