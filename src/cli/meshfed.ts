// The program `meshfed`.
import { main } from './main.ts';
import { portsFor } from './ports.ts';
import { program } from './program.ts';

const words = process.argv.slice(2);

await program(async (streams) => main(words, streams, await portsFor(words)));
