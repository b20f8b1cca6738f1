// The library against native kubeconform over many texts: the same documents, statuses, and (document, pointer, message) of each error.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './native.js';

/** @typedef {{readonly name: string, readonly text: string}} Input */
/** @typedef {import('../lib/index.d.ts').ValidatedDocument} ValidatedDocument */

/**
 * @param {{readonly inputs: readonly Input[], readonly strict: boolean, readonly kubeconform: import('../lib/index.d.ts').Kubeconform,
 *   readonly native: string, readonly schemas: string, readonly folder: string}} setting `folder` is empty, and ours to fill
 * @returns {Promise<readonly {readonly name: string, readonly ours: string, readonly theirs: string}[]>} both sides of each input
 */
export async function compareLibrary({ inputs, strict, kubeconform, native, schemas, folder }) {
  mkdirSync(folder, { recursive: true });
  const paths = inputs.map(({ name }) => join(folder, `${name.replaceAll('/', '_')}.yaml`));
  inputs.forEach(({ text }, index) => writeFileSync(paths[index] ?? '', text));
  const flags = [...(strict ? ['-strict'] : []), '-n', '1', '-verbose', '-output', 'json', '-schema-location', schemas];
  const { stdout } = await run(native, [...flags, folder]);
  const theirs = byFile(JSON.parse(stdout).resources);
  const validator = kubeconform.validator({ strict });
  return inputs.map(({ name, text }, index) => ({
    name: `${name}${strict ? '' : ' (not strict)'}`,
    ours: JSON.stringify(validator.validate(text).map(ourDocument)),
    theirs: JSON.stringify((theirs.get(paths[index] ?? '') ?? []).filter(({ status }) => status !== '').map(theirDocument)),
  }));
}

/** @type {(document: ValidatedDocument) => object} */
function ourDocument({ kind, apiVersion, name, status, errors }) {
  // Their path is our pointer with nothing escaped.
  const listed = errors.map(({ pointer, message }) => `${pointer.replaceAll('~1', '/').replaceAll('~0', '~')} ${message}`);
  return { kind, version: apiVersion, name, status, errors: listed.sort() };
}

/** @type {(result: any) => object} */
function theirDocument({ kind, version, name, status, validationErrors = [] }) {
  const listed = validationErrors.map((/** @type {any} */ { path, msg }) => `${path} ${inOrder(msg)}`);
  return { kind, version, name, status: status.replace('status', '').toLowerCase(), errors: listed.sort() };
}

// Their names of unknown fields come in another order at each run.
/** @type {(message: string) => string} */
function inOrder(message) {
  return message.replace(/(?<=^additional properties )'.*'(?= not allowed$)/, (names) => names.slice(1, -1).split("', '").sort().map((name) => `'${name}'`).join(', '));
}

/** @type {(results: readonly any[]) => ReadonlyMap<string, readonly any[]>} */
function byFile(results) {
  const files = new Map();
  for (const result of results) files.set(result.filename, [...(files.get(result.filename) ?? []), result]);
  return files;
}
