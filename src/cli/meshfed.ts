// The program `meshfed`.
import { main } from './main.ts';
import { portsFor } from './ports.ts';
import { processStreams } from './streams.ts';

const words = process.argv.slice(2);

process.exitCode = await main(words, processStreams(), await portsFor(words));
