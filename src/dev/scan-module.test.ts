// The scan sees every way to import, and no import or global where there is none.
import * as assert from 'uvu/assert';
import { globalsOf, importsOf } from './scan-module.ts';
import { spec } from './spec.ts';

spec('scan-module', (test) => {
  const scanned = (text: string): string => importsOf(text).map(({ from, names }) => `${from}: ${names.join(' ')}`).join('; ');

  test('finds every way to import', () => {
    assert.is(scanned(`import type { A } from './a.ts';\nimport b, { type C,\n  D as E,\n} from './b.ts';`), './a.ts: A; ./b.ts: default C D');
    assert.is(scanned(`export * from './a.ts';\nexport type { A } from "./b.ts";\nimport * as c from './c.ts';`), './a.ts: *; ./b.ts: A; ./c.ts: *');
    assert.is(scanned(`import './a.ts';\nconst b = await import('./b.ts');\nlet c: import('./c.ts').C;`), './a.ts: ; ./b.ts: ; ./c.ts: ');
    assert.is(scanned(`// import a from './a.ts';\nconst text = 'import b from "./b.ts"';\nexport const from = 1;\nexport function f() {}`), '');
  });

  test('finds globals that reach out of the program', async () => {
    assert.equal(await globalsOf('export const a = process.env.A;'), ['process']);
    assert.equal(await globalsOf('export const a = Date.now(), b = new Date(), c = Math.random();'), ['Date.now', 'Math.random', 'Date']);
    assert.equal(await globalsOf('export const run = (process: string): string => "console" + process; // fetch'), []);
    assert.equal(await globalsOf('export const day = (text: string): Date => new Date(text);'), []);
  });
});
