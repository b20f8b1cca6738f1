// Writes the certificates of fixtures/, by hand only: `node --import tsx src/dev/write-fixture-certificates.ts [--all]`.
// Only certificates are written; their keys are never on a disk and are forgotten. So the same bytes cannot be made again, and every
// golden that holds them changes. What exists is left alone, unless `--all` says otherwise.
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { FIXTURE_TRUSTS, makeFixtureTrust, type FixtureTrust } from './fixture-certificates.ts';

const fixtures = resolve(import.meta.dirname, '../../fixtures');
const all = process.argv.includes('--all');

for (const trust of FIXTURE_TRUSTS) {
  const paths = Object.keys(trust.files);
  if (!all) copyTwins(trust);
  const missing = paths.filter(isMissing);
  if (!all && missing.length === 0) continue;
  if (!all && missing.length < paths.length) {
    process.stderr.write(`missing: ${missing.join(', ')}; its CA exists, but its key does not. Only --all makes it, and all others anew.\n`);
    process.exitCode = 1;
    continue;
  }
  for (const [path, pem] of makeFixtureTrust(trust)) writeFileSync(placeFor(path), pem);
}

function isMissing(path: string): boolean {
  return !existsSync(resolve(fixtures, path));
}

/** A certificate that another story has already needs no key. */
function copyTwins({ files }: FixtureTrust): void {
  for (const path of Object.keys(files).filter(isMissing)) {
    const twin = Object.keys(files).find((other) => files[other] === files[path] && !isMissing(other));
    if (twin !== undefined) copyFileSync(resolve(fixtures, twin), placeFor(path));
  }
}

function placeFor(path: string): string {
  const file = resolve(fixtures, path);
  mkdirSync(dirname(file), { recursive: true });
  process.stdout.write(`${path}\n`);
  return file;
}
