// Writes the certificates of fixtures/, by hand only: `node --import tsx src/dev/write-fixture-certificates.ts [--all]`.
// Only certificates are written; their keys are never on a disk and are forgotten. So the same bytes cannot be made again, and every
// golden that holds them changes. What exists is left alone, unless `--all` says otherwise.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { FIXTURE_TRUSTS, makeFixtureTrust } from './fixture-certificates.ts';

const fixtures = resolve(import.meta.dirname, '../../fixtures');
const all = process.argv.includes('--all');

for (const trust of FIXTURE_TRUSTS) {
  const paths = Object.keys(trust.files);
  const missing = paths.filter((path) => !existsSync(resolve(fixtures, path)));
  if (!all && missing.length === 0) continue;
  if (!all && missing.length < paths.length) {
    process.stderr.write(`missing: ${missing.join(', ')}; its CA exists, but its key does not. Only --all makes it, and all others anew.\n`);
    process.exitCode = 1;
    continue;
  }
  for (const [path, pem] of makeFixtureTrust(trust)) {
    const file = resolve(fixtures, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, pem);
    process.stdout.write(`${path}\n`);
  }
}
