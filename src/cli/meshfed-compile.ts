// The program `meshfed-compile`: `meshfed compile` under a name of its own.
import { compileCommand } from './compile-command.ts';
import { run } from './main.ts';
import { processStreams } from './streams.ts';

process.exitCode = run(compileCommand, process.argv.slice(2), processStreams());
