// Holds the code to the table of layers, and to the few rules of form that a reader counts on.
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, posix } from 'node:path';
import glob from 'fast-glob';
import * as assert from 'uvu/assert';
import { DATA, LAYERS, PURE_MODULES, seenBy } from './layers.ts';
import { globalsOf, importsOf, type Import } from './scan-module.ts';
import { spec } from './spec.ts';

const LONGEST = 400;

const paths = glob.sync('src/**/*', { followSymbolicLinks: false }).sort();
const modules = paths.filter((path) => /\.(ts|js)$/.test(path) && !path.includes('.generated.'));

const textOf = (path: string): string => readFileSync(path, 'utf8');
const isTest = (path: string): boolean => path.endsWith('.test.ts');

/** `src/model/values.ts` → `model`, `src/compile.ts` and `src/compile.test.ts` → `compile.ts`, `schemas/x.json` → `schemas`. */
function layerOf(path: string): string {
  const [top = '', first = '', ...rest] = path.split('/');
  if (top !== 'src') return top;
  return rest.length === 0 ? first.replace(/\.test\.ts$/, '.ts') : first;
}

/** What is wrong with one import, or undefined. */
function faultOf(path: string, { from, names }: Import): string | undefined {
  const layer = layerOf(path);
  if (from.startsWith('.')) {
    const other = layerOf(posix.join(dirname(path), from));
    const seen = isTest(path) ? new Set([...seenBy(layer), ...DATA, 'dev', 'compile.ts']) : new Set(LAYERS[layer]?.imports);
    return other === layer || seen.has(other) ? undefined : `${path} imports ${from}, and ${layer} may not see ${other}`;
  }
  if (isTest(path) || LAYERS[layer]?.world === true) return undefined;
  const allowed = PURE_MODULES[from];
  if (allowed === null || (allowed !== undefined && names.length > 0 && names.every((name) => allowed.includes(name)))) return undefined;
  return `${path} imports ${names.join(', ')} from ${from}, which is not known to be pure (PURE_MODULES in layers.ts)`;
}

const none = (faults: readonly string[]): void => assert.ok(faults.length === 0, faults.join('; '));

spec('architecture', (test) => {
  test('each folder of src is a layer', () => {
    none([...new Set(modules.map(layerOf))].filter((layer) => LAYERS[layer] === undefined));
  });

  test('a layer imports those above it in the table only', () => {
    const order = [...DATA, ...Object.keys(LAYERS)];
    none(Object.entries(LAYERS).flatMap(([layer, { imports }]) =>
      imports.filter((other) => !order.slice(0, order.indexOf(layer)).includes(other)).map((other) => `${layer} → ${other}`)));
  });

  // Whatever else becomes of the table.
  test('the table keeps what the design rests on', () => {
    const never = (layer: string, others: readonly string[]): readonly string[] =>
      others.filter((other) => seenBy(layer).has(other)).map((other) => `${layer} sees ${other}`);
    const agreements = ['model', 'access', 'checks', 'lower', 'emit'];
    none([
      ...never('prove', ['lower', 'emit', 'checks']),
      ...never('access', ['checks', 'lower', 'emit', 'manifests']),
      ...['text', 'finding', 'certificates', 'manifests', 'syntax'].flatMap((layer) => never(layer, agreements)),
      ...never('report', ['checks']),
      ...never('lower', ['checks', 'access']),
      ...never('compile.ts', ['io', 'cli', 'action', 'dev']),
    ]);
    assert.equal(Object.keys(LAYERS).filter((layer) => LAYERS[layer]?.world), ['io', 'cli', 'action', 'dev']);
  });

  test('modules import what their layer may see', () => {
    const edges = modules.flatMap((path) => importsOf(textOf(path)).map((found) => ({ path, found })));
    assert.ok(edges.length > modules.length, 'the scan finds hardly any import');
    none(edges.map(({ path, found }) => faultOf(path, found)).filter((fault) => fault !== undefined));
  });

  test('only the outer layers touch the world', async () => {
    const pure = modules.filter((path) => !isTest(path) && LAYERS[layerOf(path)]?.world !== true);
    const faults = await Promise.all(pure.map(async (path) => (await globalsOf(textOf(path))).map((name) => `${path} uses ${name}`)));
    none(faults.flat());
  });

  test('tests go through spec(), and compare bytes', () => {
    const uvu = modules.filter((path) => path !== 'src/dev/spec.ts' && importsOf(textOf(path)).some(({ from }) => from === 'uvu'));
    none([...uvu.map((path) => `${path} imports uvu`), ...modules.filter((path) => /\bassert\.(fixture|snapshot)\(/.test(textOf(path)))]);
  });

  test('a file starts by saying what it is for', () => {
    none(modules.filter((path) => !/^\/\/ \S/.test(textOf(path))));
  });

  test(`no file has more than ${LONGEST} lines`, () => {
    none(modules.filter((path) => textOf(path).split('\n').length > LONGEST + 1));
  });

  test('files are kebab-case, and none is a place for anything', () => {
    const named = /^[a-z0-9]+(-[a-z0-9]+)*(\.test|\.generated)?(\.d)?\.[a-z0-9]+$/;
    const vague = /\b(utils?|helpers?|managers?|misc|common)\b/;
    none(paths.filter((path) => basename(path) !== 'README.md' && (!named.test(basename(path)) || vague.test(path))));
  });

  test('each folder of src has a README', () => {
    const folders = new Set(modules.map(layerOf).filter((layer) => !layer.endsWith('.ts')));
    none([...folders].filter((folder) => !existsSync(`src/${folder}/README.md`)).map((folder) => `src/${folder}/README.md is missing`));
  });
});
