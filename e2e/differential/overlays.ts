// Overlays as text and as objects, there and back; and those in which holes are made.
import { readFileSync } from 'node:fs';
import { parseAllDocuments, stringify } from 'yaml';
import type { KubernetesObject } from '../plan/kubernetes-object.ts';
import { AUTHORITIES } from './means.ts';
import { compileWritten, type Compiled } from './world.ts';

const AGREEMENTS = new URL('./agreements/', import.meta.url).pathname;

/** The agreements in agreements/. */
export const compiledOf = (bundle: (authorities: readonly string[]) => string): Compiled =>
  compileWritten(Object.fromEntries(['c0', 'c1'].flatMap((cluster) => [
    [`${cluster}/agreement.yaml`, readFileSync(`${AGREEMENTS}${cluster}/agreement.yaml`, 'utf8')],
    ...AUTHORITIES.map((authority) => [`${cluster}/certs/${authority}.crt`, bundle([authority])] as const),
  ])));

export const objectsOf = (files: ReadonlyMap<string, string>): readonly KubernetesObject[] =>
  [...files].filter(([path]) => !/(^|\/)kustomization\.yaml$/.test(path)).flatMap(([, text]) => parseAllDocuments(text).map((document) => document.toJS() as KubernetesObject));

/** One object a file, so that each stays where it was. */
export const textsOf = (objects: readonly KubernetesObject[]): ReadonlyMap<string, string> => new Map(objects.map((object, index) => [`${index}.yaml`, stringify(object, { aliasDuplicateObjects: false })]));
