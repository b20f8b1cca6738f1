// `npm run rebuild`: remakes what is generated, from pinned sources. With --check it writes nothing, and fails where a byte differs.
// The wasm's bytes are those of linux/amd64; the compressed file is compared by what it holds, as the packing depends on Node's version.
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { startEngine } from '../lib/engine.js';
import { buildSchemas } from './build-schemas.js';
import { buildWasm } from './build-wasm.js';

const HOME = new URL('../', import.meta.url);
const WASM = 'wasm/kubeconform.wasm.br';

const { wasm, runtime, licences } = await buildWasm(HOME);
const engine = startEngine(await WebAssembly.compile(wasm), () => null);
const schemas = await buildSchemas(HOME, engine.toJSON);
const hash = createHash('sha256').update(wasm).digest('hex');
/** @type {readonly (readonly [string, string])[]} */
const texts = [
  ['wasm/kubeconform.wasm.sha256', `${hash}  kubeconform.wasm\n`],
  ['lib/go-runtime.js', runtime],
  ['LICENSES.txt', licences],
  ...[...schemas].map(([set, text]) => /** @type {const} */ ([`schemas/${set}.json`, text])),
];

const different = [];
for (const [path, text] of texts) if (text !== (await committed(path))?.toString()) different.push(path);
const packed = await committed(WASM);
if (packed === undefined || !brotliDecompressSync(packed).equals(wasm)) different.push(WASM);

if (process.argv.includes('--check')) {
  for (const path of different) console.log(`not ok - ${path} is not what its sources give`);
  console.log(`${texts.length + 1 - different.length} passed, ${different.length} failed`);
  process.exitCode = different.length === 0 ? 0 : 1;
} else {
  for (const [path, text] of texts) if (different.includes(path)) await write(path, text);
  if (different.includes(WASM)) await write(WASM, brotliCompressSync(wasm, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 } }));
  console.log(different.length === 0 ? 'nothing changed' : `written: ${different.join(', ')}`);
}

/** @type {(path: string) => Promise<Buffer | undefined>} */
async function committed(path) {
  return readFile(new URL(path, HOME)).catch(() => undefined);
}

/** @type {(path: string, content: string | Uint8Array) => Promise<void>} */
async function write(path, content) {
  await mkdir(new URL('.', new URL(path, HOME)), { recursive: true });
  await writeFile(new URL(path, HOME), content);
}
