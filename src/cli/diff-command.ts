// `meshfed diff`: what a change to the agreements means, between two folders or revisions.
import { existsSync, statSync } from 'node:fs';
import { compileChange, type CompiledChange } from '../compile-change.ts';
import { reaches, SEVERITIES, type Severity } from '../finding/finding.ts';
import { diskTree } from '../io/disk-tree.ts';
import { type Absent, isAbsent } from '../io/git/absent.ts';
import type { Day } from '../model/names.ts';
import { differenceJson } from '../report/difference-json.ts';
import { differenceRemarks } from '../report/difference-remarks.ts';
import type { DifferenceReport } from '../report/difference-report.ts';
import { differenceText } from '../report/difference-text.ts';
import { markdownReport } from '../report/pull-request/markdown-report.ts';
import { memoryTree } from '../text/memory-tree.ts';
import type { Tree, Unreadable } from '../text/tree.ts';
import { visible } from '../text/visible.ts';
import { DIFF_HELP } from './help.ts';
import type { CommandPorts } from './main.ts';
import { choiceFrom, dayFrom } from './options.ts';
import { ownershipOf } from './ownership-of.ts';
import { readArguments, type Arguments } from './read-arguments.ts';
import type { Streams } from './streams.ts';
import { isUsage, usage, type Usage } from './usage.ts';
import { VERSION } from './version.ts';

const NAME = 'meshfed diff';

const FLAGS = {
  agreements: { type: 'string', short: 'a' },
  format: { type: 'string' },
  now: { type: 'string' },
  'fail-on': { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

interface Options {
  readonly base: string;
  /** Undefined: the folder of agreements as it stands. */
  readonly head: string | undefined;
  readonly agreements: string;
  readonly now: Day;
  readonly format: 'text' | 'json' | 'markdown';
  readonly failOn: Severity;
}

export async function diffCommand(words: readonly string[], streams: Streams, ports: CommandPorts): Promise<number | Usage> {
  const args = readArguments(words, FLAGS, NAME);
  if (isUsage(args)) return args;
  if (args.flag('help')) {
    streams.out.write(DIFF_HELP);
    return 0;
  }
  const options = readOptions(args);
  if (isUsage(options)) return options;
  const found = await treeOf(options.base, options.agreements, ports);
  if (isUsage(found)) return found;
  const head = options.head === undefined ? folderTree(options.agreements, '; name the folder of agreements with -a') : demandFolder(await treeOf(options.head, options.agreements, ports), options.head, options.agreements);
  if (isUsage(head)) return head;
  // Before the first agreement there is nothing to read, and then everything is new.
  const isNew = isAbsent(found);
  const more = isNew ? [`The base has no folder ${visible(options.agreements)}: all is new, or the folder was moved`] : [];
  try {
    return compare(isNew ? memoryTree({}) : found, head, more, options, streams, ports);
  } catch (error) {
    // Whatever is wrong with agreements is a finding; an exception is a contradiction in ourselves.
    streams.err.write(`${NAME}: a bug of meshfed: ${visible(error instanceof Error ? error.message : String(error))}\n`);
    return 70;
  }
}

function compare(base: Tree, head: Tree, more: readonly string[], options: Options, streams: Streams, { evaluate }: CommandPorts): number {
  const change = compileChange({ base, head }, { now: options.now, prove: false, ...(evaluate === undefined ? {} : { evaluate }) });
  print(change, more, options, streams);
  return change.findings.some((finding) => reaches(finding, options.failOn)) ? 1 : 0;
}

function readOptions(args: Arguments): Options | Usage {
  const [base, head, surplus] = args.positionals;
  if (base === undefined) return usage('what is the base? Name a folder of agreements, or a revision', NAME);
  if (surplus !== undefined) return usage(`a base and a head are compared, and '${surplus}' is one too many`, NAME);
  const now = dayFrom(args, NAME);
  if (isUsage(now)) return now;
  const format = choiceFrom(args, 'format', ['text', 'json', 'markdown'], NAME);
  if (isUsage(format)) return format;
  const failOn = choiceFrom(args, 'fail-on', SEVERITIES, NAME);
  if (isUsage(failOn)) return failOn;
  return { base, head, agreements: args.text('agreements') ?? 'agreements', now, format, failOn };
}

/** A folder that exists is meant as one; so is what starts as only a path does. */
const isFolder = (word: string): boolean => /^[./]/.test(word) || (existsSync(word) && statSync(word).isDirectory());

async function treeOf(word: string, agreements: string, { treeOfRevision }: CommandPorts): Promise<Tree | Absent | Usage> {
  if (isFolder(word)) return folderTree(word, '');
  if (treeOfRevision === undefined) return usage(`there is no folder '${word}', and revisions are not read yet`, NAME);
  const tree = await treeOfRevision(word, agreements);
  return isUnreadableTree(tree) ? usage(`there is no folder '${word}', and the revision ${tree.unreadable}`, NAME) : tree;
}

/** A head without agreements is most likely a slip of -a: it must not read as 'all access is lost'. */
const demandFolder = (tree: Tree | Absent | Usage, word: string, agreements: string): Tree | Usage =>
  isAbsent(tree) ? usage(`the revision '${word}' has no folder '${agreements}'; name the folder of agreements with -a`, NAME) : tree;

const isUnreadableTree = (tree: Tree | Absent | Unreadable): tree is Unreadable => 'unreadable' in tree;

function folderTree(folder: string, hint: string): Tree | Usage {
  const tree = diskTree(folder);
  return isUnreadableTree(tree) ? usage(`the folder '${folder}' ${tree.unreadable}${hint}`, NAME) : tree;
}

/** Of a head that is a folder: what CODEOWNERS names in its repository. The forge itself holds a change to those of the base. */
function ownersOf({ head, agreements }: Options): ((file: string) => readonly string[]) | undefined {
  const folder = head ?? agreements;
  const ownership = head === undefined || isFolder(head) ? ownershipOf(folder) : undefined;
  return ownership && ((file) => ownership.of(ownership.folder + file));
}

function print({ difference, base, head }: CompiledChange, more: readonly string[], options: Options, { out, err, paint }: Streams): void {
  const names = { base: options.base, head: options.head ?? options.agreements };
  const report: DifferenceReport = { ...names, difference, sides: { base, head }, remarks: [...more, ...(base === undefined ? [] : differenceRemarks(base, head))] };
  if (options.format !== 'text') for (const remark of report.remarks) err.write(`${NAME}: ${remark}\n`);
  if (options.format === 'markdown') out.write(markdownReport(difference, { base: more.length > 0 ? undefined : base, head, names, failOn: options.failOn, version: VERSION, owners: ownersOf(options) }));
  else out.write(options.format === 'json' ? differenceJson(report) : differenceText(report, paint));
}
