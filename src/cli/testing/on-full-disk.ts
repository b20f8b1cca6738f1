// For tests: commands on a disk that is really full, in a folder that is a small tmpfs of its own. Arguments: the folder, agreements to copy. Prints what it saw as JSON.
import { cpSync, mkdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ALL_AT_ONCE } from '../../io/testing/scenarios.ts';
import { contentOf } from '../../io/testing/temporary-folder.ts';
import { inLines, writeTo } from '../../io/testing/write-to.ts';
import { main } from '../main.ts';

const [disk = '', fixture = ''] = process.argv.slice(2);
const FILLER = join(disk, 'filler');

/** What one run on a full disk came to, and what the next one did, with room again. */
export interface Seen {
  readonly free: number;
  readonly said: string;
  readonly full: Content;
  readonly saidNext: string;
  readonly next: Content;
}

type Content = Readonly<Record<string, string | null>>;

/** Runs with no room at all, then with a page more each time, until it is through. */
function squeeze(folder: string, prepare: () => void, run: () => string, isThrough: (said: string) => boolean): readonly Seen[] {
  const seen: Seen[] = [];
  for (let pages = 0; ; pages++) {
    rmSync(folder, { recursive: true, force: true });
    prepare();
    const { bsize, bavail } = statfsSync(disk);
    writeFileSync(FILLER, Buffer.alloc(Math.max(0, bavail - pages) * bsize));
    const said = run();
    const full = contentOf(folder);
    rmSync(FILLER);
    seen.push({ free: pages * bsize, said, full, saidNext: run(), next: contentOf(folder) });
    if (isThrough(said)) return seen;
  }
}

function command(...words: readonly string[]): string {
  let printed = '';
  const out = { write: (text: string) => void (printed += text) };
  const status = main(words, { out, err: out, paint: (_, text) => text, progress: () => undefined }, { validate: undefined });
  return `${String(status)}\n${printed}`;
}

const root = join(disk, 'agreements');
const out = join(disk, 'out');

function edited(from: string, to: string): () => void {
  return () => {
    cpSync(fixture, root, { recursive: true });
    const file = join(root, 'cluster1/agreement.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
  };
}

const through = (said: string): boolean => said.startsWith('0\n');

const answer: Readonly<Record<string, readonly Seen[]>> = {
  accept: squeeze(root, edited('hostname: c2.example.com', 'hostname: c2.example.org'), () => command('accept', 'cluster1', '-a', root), through),
  // The overlays go elsewhere, so that the agreement is all that is written here.
  fix: squeeze(root, edited('hostname: c1.example.com', 'Hostname: c1.example.com'), () => command('compile', root, '--fix', '-o', `${disk}-out`, '--now', '2026-11-25'), through),
  overlays: squeeze(out, () => (mkdirSync(out), void writeTo(out, ALL_AT_ONCE.before)), () => inLines(writeTo(out, ALL_AT_ONCE.after)).join('\n'), (said) => !said.includes(':')),
};
process.stdout.write(JSON.stringify(answer));
