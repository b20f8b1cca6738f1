// The program `meshfed`.
import { main } from './main.ts';
import { processStreams } from './streams.ts';

process.exitCode = main(process.argv.slice(2), processStreams());
