// The schemas on board: a file for each project, each with its versions, and the one definition that belongs to a kind.
import { readFileSync } from 'node:fs';
import { composeSchema } from './compose-schema.js';

/** @typedef {import('./compose-schema.js').Schema} Schema */
/** @typedef {import('./index.d.ts').SchemaSet} SchemaSet */
/** `in` lists the versions that hold it, by their place in `versions`; `key` is there where it is a kind.
 * @typedef {{readonly name: string, readonly in: readonly number[], readonly key?: string, readonly schema: Schema}} Definition */
/** @typedef {{readonly versions: readonly string[], readonly definitions: readonly Definition[]}} SetFile */
/** What one version of a set holds. @typedef {{readonly kinds: ReadonlyMap<string, string>, readonly definitions: ReadonlyMap<string, Schema>}} SetVersion */

/** @type {readonly SchemaSet[]} */
export const SCHEMA_SETS = ['kubernetes', 'istio', 'gateway-api', 'argo-cd', 'cert-manager', 'kustomize'];

/**
 * The name that kubeconform gives a schema: kind, first label of the group, version, in lower case.
 * @param {string} kind
 * @param {string} apiVersion
 */
export function schemaKey(kind, apiVersion) {
  const [group = '', version] = apiVersion.split('/');
  return [kind, group.split('.')[0], ...(version === undefined ? [] : [version])].join('-').toLowerCase();
}

/**
 * Reads sets on demand, each file once.
 * @param {URL} assets the folder above `schemas/`
 */
export function openSchemaSets(assets) {
  /** @type {Map<SchemaSet, SetFile>} */
  const files = new Map();
  /** @type {Map<string, SetVersion>} */
  const opened = new Map();
  const file = (/** @type {SchemaSet} */ set) => {
    const read = files.get(set) ?? /** @type {SetFile} */ (JSON.parse(readFileSync(new URL(`schemas/${set}.json`, assets), 'utf8')));
    files.set(set, read);
    return read;
  };
  /** The versions of a set, newest first. */
  const versions = (/** @type {SchemaSet} */ set) => file(set).versions;
  const open = (/** @type {SchemaSet} */ set, /** @type {number} */ at) => {
    const read = opened.get(`${set} ${at}`) ?? openVersion(file(set), at);
    opened.set(`${set} ${at}`, read);
    return read;
  };
  /** Where `wanted` (a minor or patch version, or none for the newest) stands in `versions`; -1 where it is not on board. */
  const place = (/** @type {SchemaSet} */ set, /** @type {string | undefined} */ wanted) =>
    wanted === undefined || wanted === 'master' ? 0 : versions(set).indexOf(wanted.split('.').slice(0, 2).join('.'));
  /**
   * @param {Schema | string} start a schema, or the name of a definition of `set`
   * @param {SetVersion | undefined} own
   * @param {{readonly kubernetes: string | undefined, readonly strict: boolean}} wanted
   */
  const compose = (start, own, { kubernetes, strict }) => {
    // What a custom resource takes from Kubernetes (its metadata) is as in the nearest version on board.
    const common = () => open('kubernetes', Math.max(0, place('kubernetes', kubernetes))).definitions;
    const definition = (/** @type {string} */ name) => {
      const found = name === '' && typeof start === 'object' ? start : (own?.definitions.get(name) ?? common().get(name));
      if (found === undefined) throw new Error(`no definition ${name} on board`);
      return found;
    };
    return JSON.stringify(composeSchema(typeof start === 'string' ? start : '', definition, strict));
  };
  /**
   * The schema text of a kind, or null. `pinned` gives versions of sets other than kubernetes.
   * @param {string} kind
   * @param {string} apiVersion
   * @param {{readonly kubernetes: string | undefined, readonly strict: boolean, readonly pinned?: Readonly<Record<string, string>>}} wanted
   */
  const schema = (kind, apiVersion, wanted) => {
    const key = schemaKey(kind, apiVersion);
    for (const set of SCHEMA_SETS) {
      const at = place(set, set === 'kubernetes' ? wanted.kubernetes : wanted.pinned?.[set]);
      const own = at < 0 ? undefined : open(set, at);
      const name = own?.kinds.get(key);
      if (name !== undefined) return compose(name, own, wanted);
    }
    return null;
  };
  return { versions, place, open, compose, schema };
}

/** @type {(file: SetFile, at: number) => SetVersion} */
function openVersion({ definitions }, at) {
  const held = definitions.filter((definition) => definition.in.includes(at));
  return {
    kinds: new Map(held.flatMap(({ key, name }) => (key === undefined ? [] : [[key, name]]))),
    definitions: new Map(held.map(({ name, schema }) => [name, schema])),
  };
}
