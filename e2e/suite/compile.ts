// The product, as anybody runs it: its command line, and nothing of its inside.
import { existsSync } from 'node:fs';
import type { NeededSecret } from '../harness/key-pair.ts';
import { run } from '../harness/process.ts';
import type { Row } from '../plan/access.ts';

const CLI = new URL('../../src/cli/', import.meta.url).pathname;

export interface Compiled {
  readonly exit: number;
  /** The folder of each cluster that has an overlay. */
  readonly overlays: ReadonlyMap<string, string>;
  readonly secrets: readonly NeededSecret[];
  readonly findings: readonly string[];
}

interface Finding {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly file: string | null;
  readonly line: number | null;
}

interface Printed {
  readonly findings: readonly Finding[];
  readonly overlays: readonly { readonly cluster: string; readonly path: string }[];
  readonly secrets: readonly NeededSecret[];
}

/** `output` keeps its overlays from one compile to the next, as a repository does. */
export async function compile(agreements: string, output: string, now: string | undefined): Promise<Compiled> {
  const day = now === undefined ? [] : ['--now', now];
  const { exit, printed } = await cli<Printed>('meshfed-compile.ts', [agreements, '-o', output, ...day]);
  const folders = printed.overlays.map(({ cluster, path }) => [cluster, `${output}/${path}`] as const);
  return {
    exit,
    overlays: new Map(folders.filter(([, folder]) => existsSync(`${folder}/kustomization.yaml`))),
    secrets: printed.secrets,
    findings: printed.findings.map(({ code, severity, message, file, line }) => `${code} ${severity} ${file ?? ''}:${line ?? ''} ${message}`),
  };
}

export async function access(agreements: string, now: string | undefined): Promise<readonly Row[]> {
  const day = now === undefined ? [] : ['--now', now];
  return (await cli<readonly Row[]>('meshfed.ts', ['access', agreements, ...day])).printed;
}

async function cli<T>(program: string, args: readonly string[]): Promise<{ readonly exit: number; readonly printed: T }> {
  const ended = await run([process.execPath, '--import', 'tsx', `${CLI}${program}`, ...args, '--format', 'json']);
  if (ended.status !== 0 && ended.status !== 1) throw new Error(`${program} ${args.join(' ')}: exit ${ended.status}\n${ended.stdout}${ended.stderr}`);
  return { exit: ended.status, printed: JSON.parse(ended.stdout) as T };
}
