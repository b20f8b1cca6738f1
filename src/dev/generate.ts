// `npm run generate`: makes the validators of documents' shapes from schemas/, and from policies/ those that the program carries.
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { Ajv } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';
import { generatePolicies, generateSample, SAMPLE_FILE, SETS_FILE } from './generate-policies.ts';
import { structureOf, type Schema } from './schema-structure.ts';

const OUT = 'src/syntax/shape.generated';

const HEADER = '// Made by `npm run generate` from schemas/*.schema.json; do not edit. Checks structure alone: values are parsed in src/model/values.ts.\n';

const DECLARATIONS = `${HEADER}
/** One way in which a value is not of the shape that a schema gives. */
export interface ShapeError {
  /** The schema's keyword: type, required, additionalProperties, enum, minItems or minProperties. */
  readonly keyword: string;
  /** JSON pointer (RFC 6901) to the value in question; for a missing or an unknown key, to the map around it. */
  readonly pointer: string;
  /** What the keyword says, as ajv names it: type, missingProperty, additionalProperty, allowedValues or limit. */
  readonly params: Readonly<Record<string, unknown>>;
}

/** All errors; at a value of the wrong type only that. The value must be a tree. */
export function agreement(value: unknown): ShapeError[];
export function federation(value: unknown): ShapeError[];
export function policy(value: unknown): ShapeError[];
`;

const ENTRY = `
import * as validators from 'validators';

function shapeErrors(validate, value) {
  validate(value);
  const errors = validate.errors ?? [];
  const wrongType = new Set(errors.filter(({ keyword }) => keyword === 'type').map(({ instancePath }) => instancePath));
  return errors
    .filter(({ keyword, instancePath }) => keyword === 'type' || !wrongType.has(instancePath))
    .map(({ keyword, instancePath, params }) => ({ keyword, pointer: instancePath, params }));
}

export const agreement = (value) => shapeErrors(validators.agreement, value);
export const federation = (value) => shapeErrors(validators.federation, value);
export const policy = (value) => shapeErrors(validators.policy, value);
`;

/** Compiles the schemas' structure to code that needs neither ajv nor eval. */
function validators(): string {
  const ajv = new Ajv({
    strict: true,
    strictTypes: true,
    strictRequired: true,
    // `type: [string, array]`, where one value may stand for a list of one.
    allowUnionTypes: true,
    allErrors: true,
    // Without it a key called `constructor` or `toString` is found on every object.
    ownProperties: true,
    code: { source: true, esm: true },
  });
  const read = (name: string): Schema => JSON.parse(readFileSync(`schemas/${name}.schema.json`, 'utf8')) as Schema;
  for (const name of ['agreement', 'federation', 'policy']) ajv.addSchema(structureOf(read(name)), name);
  return standalone.default(ajv, { agreement: 'agreement', federation: 'federation', policy: 'policy' });
}

/** The generated files: path → text. Reads schemas/ in the working folder. */
export async function generate(): Promise<ReadonlyMap<string, string>> {
  const code = validators();
  const bundled = await build({
    stdin: { contents: ENTRY, loader: 'js', resolveDir: process.cwd() },
    plugins: [
      {
        name: 'validators',
        setup(step) {
          step.onResolve({ filter: /^validators$/ }, () => ({ path: 'validators', namespace: 'validators' }));
          step.onLoad({ filter: /.*/, namespace: 'validators' }, () => ({ contents: code, resolveDir: process.cwd() }));
        },
      },
    ],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    target: 'node20',
    minify: true,
    lineLimit: 160,
  });
  return new Map([
    [`${OUT}.js`, HEADER + (bundled.outputFiles[0]?.text ?? '')],
    [`${OUT}.d.ts`, DECLARATIONS],
    [SETS_FILE, generatePolicies()],
    [SAMPLE_FILE, generateSample()],
  ]);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const [path, text] of await generate()) writeFileSync(path, text);
}
