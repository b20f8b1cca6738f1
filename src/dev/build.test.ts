// A bundle runs by itself, in a folder where no package is installed.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import * as assert from 'uvu/assert';
import { bundle } from './build.ts';
import { spec } from './spec.ts';

// One package that is CommonJS and requires node:crypto, one that is not, and a schema.
const PROGRAM = `
import forge from '${resolve('node_modules/node-forge/lib/index.js')}';
import glob from '${resolve('node_modules/fast-glob/out/index.js')}';
import { parse } from '${resolve('node_modules/yaml')}';
import schema from '${resolve('schemas/agreement.schema.json')}' with { type: 'json' };
/*! licence of a stand-in */
console.log(forge.util.encode64('a'), parse('[1]').length, schema.title, glob.sync('*.js').join(), process.argv.slice(2).join());
`;

spec('build', (test) => {
  test('makes an executable file that needs nothing beside it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'build-'));
    try {
      writeFileSync(join(folder, 'program.ts'), PROGRAM);
      await bundle({ program: join(folder, 'program.ts') }, join(folder, 'dist'));
      const file = join(folder, 'dist/program.js');
      assert.is(execFileSync(file, ['--flag', 'a'], { cwd: join(folder, 'dist'), encoding: 'utf8' }), 'YQ== 1 meshfed Agreement program.js --flag,a\n');
      assert.is(statSync(file).mode & 0o111, 0o111);
      assert.match(readFileSync(`${file}.LEGAL.txt`, 'utf8'), 'licence of a stand-in');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
