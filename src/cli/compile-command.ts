// `meshfed compile`: judge all agreements, write the overlays, say what came of it.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fix } from '../adopt/fix.ts';
import { judge } from '../checks/judge.ts';
import { cannotWrite } from '../checks/environment/cannot-write.ts';
import { internalError } from '../checks/output/internal-error.ts';
import { compile, type Compilation, type Ports } from '../compile.ts';
import { textsOf } from '../emit/overlay.ts';
import { byPlace, reaches, SEVERITIES, type Finding } from '../finding/finding.ts';
import { occurrence } from '../finding/rule.ts';
import { diskTree } from '../io/disk-tree.ts';
import { writeAgreements, type NotWritten } from '../io/write-agreement.ts';
import { writeOverlays, type Written } from '../io/write-overlays.ts';
import { isWithoutAgreements } from '../model/federation.ts';
import type { Day } from '../model/names.ts';
import { readFederation } from '../model/read-federation.ts';
import { survey } from '../model/survey.ts';
import type { Report, ReportedOverlay } from '../report/report.ts';
import { summarize } from '../report/summary.ts';
import { byCodeUnit, positionOf, startOf } from '../text/source.ts';
import type { Tree } from '../text/tree.ts';
import { visible } from '../text/visible.ts';
import { COMPILE_HELP } from './help.ts';
import { agreementsFrom, choiceFrom, dayFrom, type Agreements } from './options.ts';
import { outputFolder } from './output-folder.ts';
import { ownershipOf } from './ownership-of.ts';
import { readArguments, type Arguments } from './read-arguments.ts';
import { FORMATS, printReport, type Format } from './print-report.ts';
import type { Streams } from './streams.ts';
import type { CommandPorts } from './main.ts';
import { isUsage, usage, type Usage } from './usage.ts';
import { VERSION } from './version.ts';
import { writeFinding } from './write-findings.ts';

const NAME = 'meshfed-compile';

const FLAGS = {
  output: { type: 'string', short: 'o' },
  check: { type: 'boolean' },
  fix: { type: 'boolean' },
  // Taken, and done in any case.
  prove: { type: 'boolean' },
  cluster: { type: 'string', multiple: true },
  now: { type: 'string' },
  'fail-on': { type: 'string' },
  format: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const;

/** So many files take a second on a common disk: each is flushed before the change is decided. */
const MANY = 150;

interface Options {
  readonly agreements: Agreements;
  /** DIR. */
  readonly out: string;
  readonly check: boolean;
  readonly fix: boolean;
  readonly scope: ReadonlySet<string> | undefined;
  readonly now: Day;
  readonly failOn: (typeof SEVERITIES)[number];
  readonly format: Format;
}

export function compileCommand(words: readonly string[], streams: Streams, { validate, evaluate }: CommandPorts): number | Usage {
  const args = readArguments(words, FLAGS, NAME);
  if (isUsage(args)) return args;
  if (args.flag('help') || args.flag('version')) {
    streams.out.write(args.flag('help') ? COMPILE_HELP : `${VERSION}\n`);
    return 0;
  }
  const options = readOptions(args);
  if (isUsage(options)) return options;
  try {
    return work(options, streams, { ...(validate === undefined ? {} : { validate }), ...(evaluate === undefined ? {} : { evaluate }) });
  } catch (error) {
    // Whatever is wrong with agreements or a disk is a finding; an exception is a contradiction in ourselves.
    return reportBug(error instanceof Error ? error : new Error(String(error)), options, streams);
  }
}

function readOptions(args: Arguments): Options | Usage {
  const now = dayFrom(args, NAME);
  if (isUsage(now)) return now;
  const failOn = choiceFrom(args, 'fail-on', SEVERITIES, NAME);
  if (isUsage(failOn)) return failOn;
  const format = choiceFrom(args, 'format', FORMATS, NAME);
  if (isUsage(format)) return format;
  const agreements = agreementsFrom(args, NAME);
  if (isUsage(agreements)) return agreements;
  const out = outputFolder(agreements.folder, args.text('output'), NAME);
  if (isUsage(out)) return out;
  const names = args.texts('cluster');
  if (args.flag('check') && args.flag('fix')) return usage('--check writes nothing, and --fix writes into agreements: take one of them', NAME);
  return { agreements, out, check: args.flag('check'), fix: args.flag('fix'), scope: names.length === 0 ? undefined : new Set(names), now, failOn, format };
}

function work(options: Options, streams: Streams, loaded: Pick<Ports, 'validate' | 'evaluate'>): number | Usage {
  const { out, now, check, scope, failOn } = options;
  const { tree, faults } = options.fix ? fixed(options, streams) : { tree: options.agreements.tree, faults: [] };
  const ownership = ownershipOf(options.agreements.folder);
  const compilation = compile(tree, { now, ownership, ...loaded });
  const unknown = [...(scope ?? [])].find((name) => !isKnown(name, compilation, out));
  if (unknown !== undefined) return usage(`--cluster ${unknown}: there is no such cluster`, NAME);
  const files = compilation.compiled.reduce((sum, { overlay }) => sum + overlay.files.size, 0);
  if (files > MANY && !check) streams.progress(`${files} manifests to compare and write …`);
  const written = write(compilation, options);
  const findings = [...compilation.findings, ...faults, ...written.faults.map(writeFinding)].sort(byPlace);
  print(reportOf(compilation, findings, written, options), options, streams);
  const stale = check && written.overlays.some(({ status }) => status === 'written' || status === 'removed');
  if (findings.some(({ code }) => code.startsWith('MF5'))) return 70;
  return stale || findings.some((finding) => reaches(finding, failOn)) ? 1 : 0;
}

/** The tree with what has one right answer mended, on the disk too; each mended finding is told in a line. What could not be written is a finding. */
function fixed({ agreements: { folder, tree }, now }: Options, { err }: Streams): { readonly tree: Tree; readonly faults: readonly Finding[] } {
  const mended = fix(tree, (one) => judge(readFederation(one, now)));
  const fault = writeAgreements(folder, [...survey(tree).clusters.keys()], [...mended.files].map(([path, texts]) => ({ path, ...texts })));
  if (fault !== undefined) return { tree: standing(folder, tree), faults: [unwritten(fault)] };
  for (const { code, name, at } of mended.fixed) err.write(`fixed ${code} ${name}${at === null ? '' : ` at ${visible(at.source.path)}:${positionOf(at).line}`}\n`);
  return { tree: mended.tree, faults: [] };
}

/** An overlay must be of the agreements that stand there, mended or not. */
function standing(folder: string, before: Tree): Tree {
  const tree = diskTree(folder);
  return 'unreadable' in tree ? before : tree;
}

const unwritten = ({ path, why }: NotWritten): Finding => occurrence(cannotWrite, { at: startOf({ path, text: '' }) }, { path, why });

/** A cluster may have an overlay and no agreement any more. */
const isKnown = (name: string, { federation }: Compilation, out: string): boolean =>
  federation.agreements.some(({ cluster }) => cluster === name) || (/^[a-z0-9-]+$/.test(name) && existsSync(join(out, 'overlays', '.meshfed', `${name}.json`)));

/** A folder without agreements removes nothing: most likely another one was meant. */
function write({ federation, compiled, withheld }: Compilation, { out, scope, check }: Options): Written {
  if (isWithoutAgreements(federation)) return { overlays: [], faults: [] };
  const overlays = compiled.map(({ overlay }) => ({ cluster: overlay.cluster, files: textsOf(overlay) }));
  return writeOverlays({ out, overlays, withheld, scope, check });
}

function reported({ compiled }: Compilation, { overlays }: Written): readonly ReportedOverlay[] {
  const byCluster = new Map(compiled.map(({ overlay }) => [overlay.cluster as string, overlay]));
  return [...overlays]
    .sort((a, b) => byCodeUnit(a.cluster, b.cluster))
    .map(({ cluster, status }) => {
      const path = `overlays/${cluster}`;
      const files = status === 'written' || status === 'unchanged' ? [...(byCluster.get(cluster)?.files ?? [])] : [];
      return { cluster, path, status, files: files.map(([file, { causes }]) => ({ path: `${path}/${file}`, sources: causes })) };
    });
}

function reportOf(compilation: Compilation, findings: readonly Finding[], written: Written, { scope, check }: Options): Report {
  const { federation, compiled } = compilation;
  const inScope = compiled.filter(({ overlay }) => scope?.has(overlay.cluster) ?? true);
  const secrets = inScope.flatMap(({ overlay, secrets: needed }) => needed.map((secret) => ({ cluster: overlay.cluster, ...secret })));
  return { version: VERSION, findings, summary: summarize(federation, findings), overlays: reported(compilation, written), secrets, check };
}

const print = (report: Report, { format, agreements, out, failOn }: Options, streams: Streams): void =>
  printReport(report, { format, agreements: agreements.folder, out, failOn }, streams);

function reportBug(error: Error, options: Options, streams: Streams): number {
  const findings = [occurrence(internalError, { at: null }, { reason: error.message })];
  const summary = summarize({ agreements: [] }, findings);
  print({ version: VERSION, findings, summary, overlays: [], secrets: [], check: options.check }, options, streams);
  if (process.env['MESHFED_STACK'] !== undefined) streams.err.write(`${error.stack ?? ''}\n`);
  return 70;
}
