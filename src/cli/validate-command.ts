// `meshfed validate`: anybody's manifests against the schemas of Kubernetes and Istio.
import { basename, dirname, join } from 'node:path';
import { statSync } from 'node:fs';
import { invalidManifest } from '../checks/output/invalid-manifest.ts';
import { byPlace, reaches, SEVERITIES, type Finding } from '../finding/finding.ts';
import { occurrence } from '../finding/rule.ts';
import { diskTree } from '../io/disk-tree.ts';
import { inWords } from '../io/errno.ts';
import { jsonFinding, JSON_VERSION } from '../report/json.ts';
import { counted } from '../report/summary.ts';
import { textFinding } from '../report/text.ts';
import { startOf } from '../text/source.ts';
import { isUnreadable, type Tree } from '../text/tree.ts';
import type { ValidateManifests } from '../validate/manifest-fault.ts';
import { manifestFindings } from '../validate/manifest-findings.ts';
import { VALIDATE_HELP } from './help.ts';
import type { CommandPorts } from './main.ts';
import { choiceFrom } from './options.ts';
import { readArguments } from './read-arguments.ts';
import type { Streams } from './streams.ts';
import { isUsage, usage, type Usage } from './usage.ts';
import { VERSION } from './version.ts';

const NAME = 'meshfed validate';

/** Bytes of one file. */
const LIMIT = 16 * 1024 * 1024;

const FLAGS = { 'fail-on': { type: 'string' }, format: { type: 'string' }, help: { type: 'boolean', short: 'h' } } as const;

export function validateCommand(words: readonly string[], { out, paint }: Streams, { validate }: CommandPorts): number | Usage {
  const args = readArguments(words, FLAGS, NAME);
  if (isUsage(args)) return args;
  if (args.flag('help')) {
    out.write(VALIDATE_HELP);
    return 0;
  }
  const format = choiceFrom(args, 'format', ['text', 'json'], NAME);
  if (isUsage(format)) return format;
  const failOn = choiceFrom(args, 'fail-on', SEVERITIES, NAME);
  if (isUsage(failOn)) return failOn;
  if (args.positionals.length === 0) return usage('which files or folders?', NAME);
  const files = manifestsIn(args.positionals);
  if (isUsage(files)) return files;
  if (validate === undefined) throw new Error('no validator was loaded');
  const findings = files.flatMap((file) => judgeFile(file, validate)).sort(byPlace);
  const errors = findings.length;
  if (format === 'json') {
    out.write(`${JSON.stringify({ version: JSON_VERSION, tool: { name: 'meshfed', version: VERSION }, findings: findings.map(jsonFinding), summary: { files: files.length, errors } }, null, 2)}\n`);
  } else {
    out.write(`${findings.map((finding) => `${textFinding(finding, paint)}\n`).join('')}${counted(files.length, 'file')}: ${counted(errors, 'error')}\n`);
  }
  return findings.some((finding) => reaches(finding, failOn)) ? 1 : 0;
}

interface ManifestFile {
  /** As the user would write it. */
  readonly path: string;
  readonly tree: Tree;
  readonly name: string;
}

/** Dotfiles and dotted folders are other tools’, or our own records. */
const isManifest = (path: string): boolean => /\.(ya?ml|json)$/.test(path) && !path.split('/').some((part) => part.startsWith('.'));

const REMEDY = 'Write the field as the reference of its kind says, or take it out.';

/** A file by its name; of a folder every YAML and JSON file below it. */
function manifestsIn(paths: readonly string[]): readonly ManifestFile[] | Usage {
  const found: ManifestFile[] = [];
  for (const path of paths) {
    const isFolder = isFolderAt(path);
    if (isUsage(isFolder)) return isFolder;
    const tree = diskTree(isFolder ? path : dirname(path));
    if ('unreadable' in tree) return usage(`'${path}' ${tree.unreadable}`, NAME);
    if (!isFolder) found.push({ path, tree, name: basename(path) });
    else for (const { path: name, kind } of tree.entries) if (kind === 'file' && isManifest(name)) found.push({ path: join(path, name), tree, name });
  }
  return found;
}

/** A link may lead there: the user has named it. */
function isFolderAt(path: string): boolean | Usage {
  try {
    return statSync(path).isDirectory();
  } catch (error) {
    return usage(`'${path}' ${inWords(error)}`, NAME);
  }
}

function judgeFile({ path, tree, name }: ManifestFile, validate: ValidateManifests): readonly Finding[] {
  const bytes = tree.read(name, LIMIT);
  const fail = (field: string, problem: string): Finding => occurrence(invalidManifest, { at: startOf({ path, text: '' }) }, { field, path, problem, remedy: 'Give files that can be read.' });
  if (isUnreadable(bytes)) return [fail('the whole', `the file ${bytes.unreadable}`)];
  if (bytes.length > LIMIT) return [fail('the whole', 'the file is over 16 MiB')];
  return manifestFindings({ path, text: new TextDecoder().decode(bytes) }, validate, REMEDY);
}
