// `npm run schemas -- FOLDER`: writes the schemas on board as the files that native kubeconform reads with `-schema-location FOLDER`.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { OWN_ASSETS } from '../lib/kubeconform.js';
import { openSchemaSets, SCHEMA_SETS } from '../lib/schema-sets.js';

/**
 * Folders `master-standalone`, `v1.36.0-standalone` and so on, and each with `-strict`; in all of them the newest of the other sets.
 * @param {string} folder
 */
export function writeSchemas(folder) {
  const sets = openSchemaSets(OWN_ASSETS);
  for (const kubernetes of ['master', ...sets.versions('kubernetes').map((minor) => `${minor}.0`)]) {
    for (const strict of [true, false]) {
      const place = join(folder, `${kubernetes === 'master' ? kubernetes : `v${kubernetes}`}-standalone${strict ? '-strict' : ''}`);
      mkdirSync(place, { recursive: true });
      for (const set of SCHEMA_SETS) {
        const own = sets.open(set, set === 'kubernetes' ? sets.place(set, kubernetes) : 0);
        for (const [key, name] of own.kinds) writeFileSync(join(place, `${key}.json`), sets.compose(name, own, { kubernetes, strict }));
      }
    }
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [folder] = process.argv.slice(2);
  if (folder === undefined) throw new Error('usage: npm run schemas -- FOLDER');
  writeSchemas(resolve(folder));
}
