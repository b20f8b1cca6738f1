// What kubeconform costs as wasm, as a ratio to the native program: CPU time, one thread each, over the same manifests and schemas.
// `node --import tsx bench/kubeconform.ts [COUNT…]`; native's and the warm figure are medians of five. Linux only: it reads /proc.
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PACKAGE = join(import.meta.dirname, '../packages/kubeconform-wasm');
const RUNS = 5;
const PER_FILE = 200;

interface Cost {
  /** CPU milliseconds. */
  readonly cpu: number;
  readonly megabytes: number;
}

const counts = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [100, 1_000, 10_000];
const scratch = mkdtempSync(join(tmpdir(), 'bench-kubeconform-'));
try {
  const schemas = join(scratch, 'schemas');
  execFileSync(process.execPath, [join(PACKAGE, 'rebuild/write-schemas.js'), schemas]);
  const native = execFileSync(process.execPath, [join(PACKAGE, 'oracle/native.js')], { encoding: 'utf8' }).trim();
  console.log(`Node ${process.version}; CPU milliseconds, ratio to native; peak memory`);
  for (const count of counts) {
    const folder = join(scratch, String(count));
    writeManifests(folder, count);
    const natives: Cost[] = [];
    for (let run = 0; run < RUNS; run += 1) natives.push(await runNative(native, ['-strict', '-n', '1', '-schema-location', schemas, folder]));
    const wasm = JSON.parse(execFileSync(process.execPath, [join(import.meta.dirname, 'kubeconform-once.js'), folder], { encoding: 'utf8' }));
    if (wasm.valid !== count) throw new Error(`${wasm.valid} of ${count} manifests are valid`);
    const base = median(natives.map(({ cpu }) => cpu));
    const against = (cpu: number): string => `${cpu.toFixed(0)} (${(cpu / base).toFixed(2)})`;
    const memory = `${median(natives.map(({ megabytes }) => megabytes)).toFixed(0)} MB native, ${wasm.megabytes.toFixed(0)} MB wasm`;
    console.log(`${count} manifests: native ${base.toFixed(0)}, wasm cold ${against(wasm.cold)}, wasm warm ${against(median(wasm.warm))}; ${memory}`);
  }
} finally {
  rmSync(scratch, { recursive: true });
}

/** What a federation's owner has in Git, over and over, each under a name of its own. */
function writeManifests(folder: string, count: number): void {
  const manifests = join(PACKAGE, 'oracle/manifests');
  const documents = readdirSync(manifests)
    .filter((file) => !/^(kustomization|custom-resource)/.test(file))
    .flatMap((file) => readFileSync(join(manifests, file), 'utf8').split(/^---\n/m));
  const named = Array.from({ length: count }, (_, index) => (documents[index % documents.length] ?? '').replace(/(?<=^ {2}name: ).*/m, `n${index}`));
  mkdirSync(folder);
  for (let start = 0; start < count; start += PER_FILE) writeFileSync(join(folder, `${start}.yaml`), named.slice(start, start + PER_FILE).join('---\n'));
}

/** Node does not tell what a child cost; bash does, and the kernel keeps the child's peak memory until it is gone. */
function runNative(program: string, command: readonly string[]): Promise<Cost> {
  return new Promise((done, fail) => {
    const script = 'TIMEFORMAT="%U %S"; time "$@" > /dev/null; exit $?';
    const child = spawn('bash', ['-c', script, 'bash', program, ...command], { env: { ...process.env, GOMAXPROCS: '1', LC_ALL: 'C' } });
    let megabytes = 0;
    const watch = setInterval(() => (megabytes = Math.max(megabytes, peakOfChildren(child.pid))), 5);
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.on('close', (code) => {
      clearInterval(watch);
      const [user, system] = said.trim().split(' ').map(Number);
      if (code !== 0 || user === undefined || system === undefined) fail(new Error(`native kubeconform ended with ${code}: ${said}`));
      else done({ cpu: 1000 * (user + system), megabytes });
    });
  });
}

function peakOfChildren(pid: number | undefined): number {
  try {
    const [child] = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ');
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
