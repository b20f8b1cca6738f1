// What names mean at a place of an expression, and what is known there.
import type { Facts } from './facts.ts';
import type { Type } from './type.ts';

export interface Scope {
  /** By name, its type and a path that no other variable has. */
  readonly variables: ReadonlyMap<string, { readonly type: Type; readonly path: string }>;
  readonly facts: Facts;
}

export const scopeOf = (variables: ReadonlyMap<string, Type>, facts: Facts = new Map()): Scope => ({
  variables: new Map([...variables].map(([name, type]) => [name, { type, path: name }])),
  facts,
});
