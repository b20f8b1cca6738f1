// `meshfed prove`: overlays as they lie there, edited or written by hand, against the agreements.
import { lstatSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { judge } from '../checks/judge.ts';
import { byPlace, type Finding } from '../finding/finding.ts';
import { diskTree } from '../io/disk-tree.ts';
import { readFederation } from '../model/read-federation.ts';
import { proveTexts } from '../proved/prove-texts.ts';
import type { ProvedOverlay } from '../proved/prove-texts.ts';
import { jsonFinding, JSON_VERSION } from '../report/json.ts';
import { counted } from '../report/summary.ts';
import { textFinding } from '../report/text.ts';
import { isUnreadable, type Tree } from '../text/tree.ts';
import { PROVE_HELP } from './help-questions.ts';
import { agreementsFrom, choiceFrom, dayFrom } from './options.ts';
import { outputFolder } from './output-folder.ts';
import { readArguments, type Arguments } from './read-arguments.ts';
import type { Streams } from './streams.ts';
import { isUsage, usage, type Usage } from './usage.ts';
import { VERSION } from './version.ts';

const NAME = 'meshfed prove';

/** Bytes of one file. */
const LIMIT = 16 * 1024 * 1024;

const FLAGS = { build: { type: 'string', multiple: true }, now: { type: 'string' }, format: { type: 'string' }, help: { type: 'boolean', short: 'h' } } as const;

export function proveCommand(words: readonly string[], { out, paint }: Streams): number | Usage {
  const args = readArguments(words, FLAGS, NAME);
  if (isUsage(args)) return args;
  if (args.flag('help')) {
    out.write(PROVE_HELP);
    return 0;
  }
  const now = dayFrom(args, NAME);
  if (isUsage(now)) return now;
  const format = choiceFrom(args, 'format', ['text', 'json'], NAME);
  if (isUsage(format)) return format;
  const [given, folder, surplus] = args.positionals;
  if (surplus !== undefined) return usage(`'${surplus}' is one folder too many`, NAME);
  const agreements = agreementsFrom({ ...args, positionals: given === undefined ? [] : [given] }, NAME);
  if (isUsage(agreements)) return agreements;
  const dir = outputFolder(given ?? '.', folder, NAME);
  if (isUsage(dir)) return dir;
  const federation = readFederation(agreements.tree, now);
  const clusters = federation.agreements.map(({ cluster }) => cluster as string);
  const builds = buildsFrom(args, clusters);
  if (isUsage(builds)) return builds;
  const overlays = clusters.map((cluster) => builds.get(cluster) ?? committed(dir, cluster));
  const wrong = overlays.find((one): one is Usage => isUsage(one));
  if (wrong !== undefined) return wrong;
  const findings = [...proveTexts(overlays as readonly ProvedOverlay[], federation, judge(federation))].sort(byPlace);
  out.write(format === 'json' ? provedJson(findings, clusters.length) : provedText(findings, clusters.length, paint));
  return findings.length === 0 ? 0 : 1;
}

/** `--build CLUSTER=FILE`: what the owner's own kustomization makes of our overlay. */
function buildsFrom(args: Arguments, clusters: readonly string[]): ReadonlyMap<string, ProvedOverlay> | Usage {
  const builds = new Map<string, ProvedOverlay>();
  for (const written of args.texts('build')) {
    const equals = written.indexOf('=');
    const [cluster, file] = [written.slice(0, equals), written.slice(equals + 1)];
    if (equals < 1 || file === '') return usage(`--build takes CLUSTER=FILE, and not '${written}'`, NAME);
    if (!clusters.includes(cluster)) return usage(`--build ${written}: there is no cluster '${cluster}'`, NAME);
    if (builds.has(cluster)) return usage(`--build ${cluster} stands twice`, NAME);
    const tree = diskTree(dirname(file));
    const text = 'unreadable' in tree ? undefined : textAt(tree, basename(file));
    if (text === undefined) return usage(`--build ${written}: the file cannot be read`, NAME);
    // A folder may hold a file called kustomization.yaml; a build is applied as it stands.
    builds.set(cluster, { cluster, folder: file.slice(0, file.length - basename(file).length), files: new Map([[basename(file), text]]) });
  }
  return builds;
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    // There is nothing, or no way to it: reading says so.
    return false;
  }
}

function committed(dir: string, cluster: string): ProvedOverlay | Usage {
  // A tree may have a link for its root, and this one is chosen by whoever wrote the repository.
  const link = ['overlays', `overlays/${cluster}`].find((path) => isLink(join(dir, path)));
  if (link !== undefined) return usage(`the folder ${link} is a link, and links are not followed`, NAME);
  const tree = diskTree(join(dir, 'overlays', cluster));
  const files = new Map<string, string>();
  if (!('unreadable' in tree)) {
    for (const { path, kind } of tree.entries) {
      if (kind === 'folder' || path.split('/').some((part) => part.startsWith('.'))) continue;
      const text = kind === 'file' ? textAt(tree, path) : undefined;
      if (text === undefined) return usage(`the file overlays/${cluster}/${path} cannot be read, or is a link`, NAME);
      files.set(path, text);
    }
  }
  return { cluster, folder: `overlays/${cluster}/`, files };
}

function textAt(tree: Tree, path: string): string | undefined {
  const bytes = tree.read(path, LIMIT);
  return isUnreadable(bytes) || bytes.length > LIMIT ? undefined : new TextDecoder().decode(bytes);
}

const provedJson = (findings: readonly Finding[], overlays: number): string =>
  `${JSON.stringify({ version: JSON_VERSION, tool: { name: 'meshfed', version: VERSION }, findings: findings.map(jsonFinding), summary: { overlays, errors: findings.length } }, null, 2)}\n`;

function provedText(findings: readonly Finding[], overlays: number, paint: Streams['paint']): string {
  const verdict = findings.length === 0 ? `${counted(overlays, 'overlay')}: what they grant is what is agreed` : `${counted(overlays, 'overlay')}: ${counted(findings.length, 'difference')}`;
  return `${findings.map((finding) => `${textFinding(finding, paint)}\n`).join('')}${verdict}\n`;
}
