// kubeconform in this thread.
import { customResourceSchemas } from './custom-resources.js';
import { compileModule, startEngine } from './engine.js';
import { openSchemaSets, SCHEMA_SETS } from './schema-sets.js';

/** @typedef {import('./index.d.ts').Kubeconform} Kubeconform */
/** @typedef {import('./index.d.ts').ValidatorOptions} ValidatorOptions */
/** @typedef {import('./index.d.ts').Engine} Engine */
/** @typedef {import('./index.d.ts').ValidatedDocument} ValidatedDocument */
/** @typedef {import('./custom-resources.js').KindSchema} KindSchema */

export const OWN_ASSETS = new URL('../', import.meta.url);
const OPTIONS = ['strict', 'versions', 'ignoreMissingSchemas', 'skip', 'reject', 'customResources'];

/** @type {typeof import('./index.d.ts').loadKubeconform} */
export async function loadKubeconform({ assets = OWN_ASSETS } = {}) {
  const sets = openSchemaSets(assets);
  /** What validators were given besides: `given:<place>` is how kubeconform asks for it. @type {(readonly KindSchema[])[]} */
  const given = [];
  /** @type {import('./engine.js').SchemaSource} */
  const source = (location, kind, apiVersion, kubernetes, strict) => {
    if (!location.startsWith('given:')) return sets.schema(kind, apiVersion, { kubernetes, strict, pinned: pinnedVersions(location) });
    const named = given[Number(location.slice('given:'.length))]?.find((each) => each.kind === kind && `${each.group}/${each.version}` === apiVersion);
    return named === undefined ? null : sets.compose(named.schema, undefined, { kubernetes, strict });
  };
  const engine = startEngine(await compileModule(assets), source);

  /** @type {Kubeconform['validator']} */
  const validator = (options = {}) => {
    const { strict = true, versions = {}, ignoreMissingSchemas = false, skip = [], reject = [], customResources = [] } = options;
    known(options, versions, sets);
    given.push(customResources.flatMap((text) => readCustomResources(text, engine.toJSON)));
    const { kubernetes, ...pinned } = versions;
    const index = engine.newValidator({
      Locations: [`given:${given.length - 1}`, locationOf(pinned)],
      KubernetesVersion: kubernetes ?? 'master',
      Strict: strict,
      IgnoreMissingSchemas: ignoreMissingSchemas,
      Skip: skip,
      Reject: reject,
    });
    return { validate: (input) => validate(engine, index, bytesOf(input)) };
  };
  return {
    versions: sets.versions,
    validator,
    schema: (kind, apiVersion, { strict = true, versions = {} } = {}) => {
      known({}, versions, sets);
      const { kubernetes, ...pinned } = versions;
      return sets.schema(kind, apiVersion, { kubernetes, strict, pinned }) ?? undefined;
    },
  };
}

/**
 * Go has this thread's stack. A document that needs more of it (some 1,000 levels deep, unless it is a worker's) is an error by itself.
 * @type {(engine: Engine, validator: number, bytes: Uint8Array) => readonly ValidatedDocument[]}
 */
function validate(engine, validator, bytes) {
  try {
    return engine.validate(validator, bytes);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  const starts = engine.split(bytes);
  return starts.flatMap((offset, index) => {
    try {
      return engine.validate(validator, bytes.subarray(offset, starts[index + 1])).map((document) => ({ ...document, index, offset }));
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return [{ index, item: null, offset, kind: '', apiVersion: '', name: '', namespace: '', status: 'error', message: 'nested too deeply for the stack of this thread', errors: [] }];
    }
  });
}

/** @type {(input: string | Uint8Array) => Uint8Array} */
function bytesOf(input) {
  if (typeof input === 'string') return new TextEncoder().encode(input);
  if (input instanceof Uint8Array) return input;
  throw new TypeError('input is neither a string nor a Uint8Array');
}

/** @type {(options: ValidatorOptions, versions: Readonly<Record<string, string>>, sets: ReturnType<typeof openSchemaSets>) => void} */
function known(options, versions, sets) {
  for (const name of Object.keys(options)) if (!OPTIONS.includes(name)) throw new TypeError(`unknown option '${name}'`);
  for (const [name, version] of Object.entries(versions)) {
    const set = SCHEMA_SETS.find((each) => each === name);
    if (set === undefined) throw new TypeError(`no schema set '${name}'; there are ${SCHEMA_SETS.join(', ')}`);
    if (sets.place(set, version) < 0) throw new RangeError(`no schemas of ${set} ${version} on board; there are ${sets.versions(set).join(', ')}`);
  }
}

/**
 * A document that is no CustomResourceDefinition is refused: ignored, it would leave its kind unchecked.
 * @type {(text: string | Uint8Array, toJSON: (bytes: Uint8Array) => any) => readonly KindSchema[]}
 */
function readCustomResources(text, toJSON) {
  const documents = new TextDecoder().decode(bytesOf(text)).split(/^---.*$/m);
  const read = documents.map((document) => toJSON(new TextEncoder().encode(document))).filter((document) => document !== null);
  return read.flatMap((document) => (document.kind === 'List' ? document.items : [document])).flatMap(customResourceSchemas);
}

/** `default`, or `default:istio=1.30,gateway-api=1.7`. @type {(pinned: Readonly<Record<string, string>>) => string} */
function locationOf(pinned) {
  const parts = Object.entries(pinned).map(([set, version]) => `${set}=${version}`);
  return parts.length === 0 ? 'default' : `default:${parts.join(',')}`;
}

/** @type {(location: string) => Readonly<Record<string, string>>} */
export function pinnedVersions(location) {
  const [, pinned = ''] = location.split(':');
  return Object.fromEntries(pinned.split(',').filter(Boolean).map((part) => part.split('=')));
}
