// `npm run build`: bundles the command line into dist/, one file a program, that runs where no package is installed.
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** Program → the module that it starts with. */
const PROGRAMS = { meshfed: 'src/cli/meshfed.ts', 'meshfed-compile': 'src/cli/meshfed-compile.ts' };

// CommonJS packages in the bundle call require() for Node's own modules, which an ES module does not have.
const HEAD = `#!/usr/bin/env node
import { createRequire as requireFrom } from 'node:module';
const require = requireFrom(import.meta.url);`;

/** Writes `<folder>/<program>.js`, executable, and beside it the licence texts that its packages carry as comments. */
export async function bundle(programs: Readonly<Record<string, string>>, folder: string): Promise<void> {
  await build({
    entryPoints: { ...programs },
    outdir: folder,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    // A package of this project with a wasm of its own: it stays beside the bundle, and finds its files itself.
    external: ['kubeconform-wasm'],
    banner: { js: HEAD },
    legalComments: 'linked',
    logLevel: 'warning',
  });
  for (const program of Object.keys(programs)) chmodSync(join(folder, `${program}.js`), 0o755);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await bundle(PROGRAMS, 'dist');
