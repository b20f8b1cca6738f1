// A program from its first word to its exit status: whatever goes wrong in ourselves is told in a line.
import { visible } from '../text/visible.ts';
import { processStreams, type Streams } from './streams.ts';

/** What an exception means, for whoever reads the exit status. */
const BUG = 70;

/** Runs the command and sets the exit status; never throws. */
export async function program(command: (streams: Streams) => Promise<number> | number): Promise<void> {
  // A reader such as `head` that has seen enough is no fault of anybody's.
  process.stdout.on('error', passOverClosedPipe);
  process.stderr.on('error', passOverClosedPipe);
  try {
    process.exitCode = await command(processStreams());
  } catch (error) {
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    process.stderr.write(`meshfed: a bug of meshfed, please report it: ${visible(message)}\n`);
    if (process.env['MESHFED_STACK'] !== undefined) process.stderr.write(`${stack ?? ''}\n`);
    process.exitCode = BUG;
  }
}

function passOverClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}
