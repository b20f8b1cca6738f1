// The program `meshfed-compile`: `meshfed compile` under a name of its own.
import { compileCommand } from './compile-command.ts';
import { run } from './main.ts';
import { portsFor } from './ports.ts';
import { program } from './program.ts';

const words = process.argv.slice(2);

await program(async (streams) => run(compileCommand, words, streams, await portsFor(['compile', ...words])));
