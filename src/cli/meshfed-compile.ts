// The program `meshfed-compile`: `meshfed compile` under a name of its own.
import { compileCommand } from './compile-command.ts';
import { run } from './main.ts';
import { portsFor } from './ports.ts';
import { processStreams } from './streams.ts';

const words = process.argv.slice(2);

process.exitCode = await run(compileCommand, words, processStreams(), await portsFor(['compile', ...words]));
