// The command line against native kubeconform's: the same exit status, standard output and standard error.
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './native.js';

const PROGRAM = fileURLToPath(new URL('../bin/kubeconform-wasm.js', import.meta.url));
const MANIFESTS = fileURLToPath(new URL('manifests/', import.meta.url));
const FAULTY = 'apiVersion: v1\nkind: Service\nmetadata: {name: faulty, namespace: b}\nspec: {ports: [{port: x}], selectr: {}}\n---\n# nothing\n---\nkind: Service\n---\napiVersion: v1\nkind: Strange\nmetadata: {name: <a & "b">}\n';

/** Command lines in a folder with `manifests/`, `faulty.yaml`, `broken.json` and `notes.txt`; SCHEMAS is a folder of schemas. */
const COMMANDS = [
  ...['text', 'json', 'junit', 'tap', 'pretty'].flatMap((format) => [
    ['-output', format, 'manifests', 'faulty.yaml'],
    ['-output', format, '-summary', '-verbose', '-strict', 'faulty.yaml', 'manifests'],
    ['-output', format, '-summary', 'manifests/service.yaml'],
    ['-output', format, '-summary', '-verbose', '-skip', 'Deployment,v1/Service', '-reject', 'ConfigMap', 'manifests'],
    ['-output', format, '-ignore-missing-schemas', '-verbose', 'faulty.yaml'],
  ]),
  ['manifests'],
  ['.'],
  ['--summary', '--strict=true', 'manifests'],
  ['-summary', '-exit-on-error', 'faulty.yaml', 'manifests'],
  ['-summary', '-ignore-filename-pattern', 'manifests/[a-r]', '.'],
  ['-ignore-filename-pattern', '[', '.'],
  ['-kubernetes-version', '1.34.0', '-summary', 'manifests'],
  ['-kubernetes-version', '1.20.0', '-summary', 'manifests'],
  ['-kubernetes-version', 'latest', 'manifests'],
  ['-output', 'yaml', 'manifests'],
  ['-n', '0', 'manifests/service.yaml'],
  ['-n', 'x', 'manifests/service.yaml'],
  ['-n', '8', '-summary', 'manifests/service.yaml'],
  ['missing.yaml'],
  ['-summary', 'manifests/service.yaml', 'missing.yaml'],
  ['notes.txt'],
  ['broken.json'],
  ['-cache', 'missing', 'manifests'],
  ['-debug', 'manifests/service.yaml'],
  ['-unknown'],
  ['-h'],
  ['-v'],
  ['-skip'],
  ['--', 'manifests/service.yaml'],
];
const INPUTS = [
  ['-summary'],
  ['-summary', '-'],
  ['-output', 'json', '-verbose', '-strict'],
  ['-output', 'tap'],
  ['-output', 'junit', '-'],
];
const TEMPLATES = [
  ['{{ .NormalizedKubernetesVersion }}-standalone{{ .StrictSuffix }}/{{ .ResourceKind }}{{ .KindSuffix }}.json', '-strict'],
  ['{{.NormalizedKubernetesVersion}}-standalone{{- .StrictSuffix -}} /{{.ResourceKind}}-{{ .Group }}-{{.ResourceAPIVersion}}.json'],
  ['{{ .Nothing }}.json'],
  ['{{ .Group.json'],
];

/**
 * @param {{readonly native: string, readonly schemas: string, readonly folder: string}} setting `folder` is empty, and ours to fill
 * @returns {Promise<readonly {readonly name: string, readonly ours: string, readonly theirs: string}[]>} both sides of each command line
 */
export async function compareCommand({ native, schemas, folder }) {
  mkdirSync(folder, { recursive: true });
  cpSync(MANIFESTS, join(folder, 'manifests'), { recursive: true });
  for (const [file, text] of [['faulty.yaml', FAULTY], ['broken.json', '{"kind": '], ['notes.txt', 'kind: Service\n']]) writeFileSync(join(folder, file ?? ''), text ?? '');
  const named = ['-schema-location', schemas];
  // With one goroutine, native reads and prints in a fixed order.
  const lines = [
    ...COMMANDS.map((command) => ({ command: ['-n', '1', ...named, ...command], input: '' })),
    ...INPUTS.map((command) => ({ command: ['-n', '1', ...named, ...command], input: FAULTY })),
    ...TEMPLATES.map(([template, ...flags]) => ({ command: ['-n', '1', '-summary', ...flags, '-schema-location', `${schemas}/${template}`, 'manifests'], input: '' })),
  ];
  const compared = [];
  for (const { command, input } of lines) {
    const options = { cwd: folder, input };
    const [ours, theirs] = await Promise.all([run(PROGRAM, command, options), run(native, command, options)]);
    compared.push({ name: `command ${command.join(' ').replaceAll(schemas, 'SCHEMAS')}`, ours: shown(ours), theirs: shown(theirs) });
  }
  return compared;
}

/**
 * Faults and fields come in another order at each run. Let go are the time that a run took, what text/template says, how Go words a
 * missing file for JavaScript, and what it prints when it hangs.
 * @param {import('./native.js').Run} run
 */
function shown({ status, stdout, stderr }) {
  const settled = stdout
    .replace(/(?<=<testsuites name="kubeconform" time=")[^"]*/, '')
    .replace(/"validationErrors": \[.*?\n {6}\]/gs, (list) => list.split(/\},?\n/).map((item) => item.replace(/^.*\n +\{\n/, '')).sort().join('\n'))
    .split('\n')
    .map((line) => line.split(/ +- at /).sort().map(inOrder).join(' - at '));
  return JSON.stringify({ status, stdout: settled, stderr: stderr.replace(/(failed initialising schema location registry): .*/, '$1').replace(/^(fatal error): .*$/s, '$1') }).replaceAll(': No such file', ': no such file');
}

/** @type {(message: string) => string} */
function inOrder(message) {
  return message.replace(/(?<=additional properties )'.*'(?= not allowed)/, (names) => names.split(', ').sort().join(', '));
}
