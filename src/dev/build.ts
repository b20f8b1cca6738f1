// `npm run build`: bundles the command line into dist/, one file a program, that runs where no package is installed.
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** Program → the module that it starts with. */
const PROGRAMS = { meshfed: 'src/cli/meshfed.ts', 'meshfed-compile': 'src/cli/meshfed-compile.ts' };

/** The GitHub Action and the hook of pre-commit. Their users get what is tracked here and no package, so they hold all of their code. */
const WHOLE = { 'action/index': 'src/action/main.ts', 'hook/meshfed-compile': 'src/cli/meshfed-compile.ts' };

/** Beside each program: the thread in which policies are evaluated, which alone holds the CEL package. */
const POLICY_WORKER = 'policy-worker';

/** From dist/action/ and dist/hook/: where the wasm and the schemas lie, which no bundle holds. */
const KUBECONFORM = '../../packages/kubeconform-wasm/';

// CommonJS packages in the bundle call require() for Node's own modules, which an ES module does not have.
const HEAD = `#!/usr/bin/env node
import { createRequire as requireFrom } from 'node:module';
const require = requireFrom(import.meta.url);`;

/** Writes `<folder>/<program>.js`, executable, and beside it the licence texts that its packages carry as comments. `isWhole`: with the packages of this project too. */
export async function bundle(programs: Readonly<Record<string, string>>, folder: string, { isWhole = false } = {}): Promise<void> {
  await build({
    entryPoints: { ...programs },
    outdir: folder,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    // A package of this project with a wasm of its own: it stays beside the bundle, and finds its files itself.
    define: { POLICY_WORKER: JSON.stringify(`./${POLICY_WORKER}.js`), ...(isWhole ? { KUBECONFORM_ASSETS: JSON.stringify(KUBECONFORM) } : {}) },
    external: isWhole ? [] : ['kubeconform-wasm'],
    banner: { js: HEAD },
    legalComments: 'linked',
    logLevel: 'warning',
    // Paths of modules stand in the bundle; wherever the packages really lie, they are those below this folder.
    preserveSymlinks: true,
  });
  for (const program of Object.keys(programs)) chmodSync(join(folder, `${program}.js`), 0o755);
}

/** All of `dist/`. */
export async function buildInto(folder: string): Promise<void> {
  await bundle(PROGRAMS, folder);
  await bundle(WHOLE, folder, { isWhole: true });
  await bundle(Object.fromEntries(['', 'action/', 'hook/'].map((place) => [place + POLICY_WORKER, 'src/io/policy-worker.ts'])), folder);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await buildInto('dist');
