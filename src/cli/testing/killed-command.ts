// For tests: a command that kills itself before its N-th change below a folder. Arguments: the folder, N (0: never), the command's words.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { OPERATIONS } from '../../io/files.ts';
import { main } from '../main.ts';

const [folder = '', at = '0', ...words] = process.argv.slice(2);

type Any = (...args: readonly unknown[]) => unknown;
const real = fs as unknown as Record<string, Any>;

// The operations are those of Node itself, so nothing in the program knows of it.
const open = new Set<unknown>();
let step = 0;
for (const name of OPERATIONS) {
  const operation = real[name] as Any;
  real[name] = (...args) => {
    const isOurs = args.some((argument) => open.has(argument) || (typeof argument === 'string' && argument.startsWith(folder)));
    const isReading = name === 'openSync' && typeof args[1] !== 'string';
    if (isOurs && !isReading && ++step === Number(at)) process.kill(process.pid, 'SIGKILL');
    const result = operation(...args);
    if (isOurs && name === 'openSync' && !isReading) open.add(result);
    if (name === 'closeSync') open.delete(args[0]);
    return result;
  };
}
syncBuiltinESMExports();

const streams = {
  out: { write: (text: string) => void process.stdout.write(text) },
  err: { write: (text: string) => void process.stderr.write(text) },
  paint: (_: unknown, text: string) => text,
  progress: () => undefined,
};
process.exitCode = await main(words, streams, { validate: undefined });
