// Manifests of real projects: Istio's samples and Argo CD's install manifests, out of their Go modules.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { moduleZip } from '../rebuild/go-command.js';
import { zipFiles } from '../rebuild/zip-files.js';

/** @returns {Promise<readonly {readonly name: string, readonly text: string}[]>} */
export async function moduleManifests() {
  const sources = JSON.parse(readFileSync(new URL('sources.json', import.meta.url), 'utf8'));
  const found = [];
  for (const [project, { module, version, sum, folder }] of Object.entries(sources)) {
    const zip = await moduleZip(module, version, sum, fileURLToPath(new URL('../go/', import.meta.url)));
    const files = zipFiles(zip, (path) => path.startsWith(folder) && /\.ya?ml$/.test(path));
    found.push(...files.map(({ path, text }) => ({ name: `${project}/${path}`, text })));
  }
  return found;
}
