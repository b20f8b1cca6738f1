// A program from its first word to its exit status: whatever goes wrong in ourselves is told in a line.
import { inWords, isSystemError } from '../io/errno.ts';
import { visible } from '../text/visible.ts';
import { processStreams, type Streams } from './streams.ts';

/** What an exception means, for whoever reads the exit status. */
const BUG = 70;

/** The command was right, and where it was given is nowhere. */
const USAGE = 2;

/** Runs the command and sets the exit status; never throws. */
export async function program(command: (streams: Streams) => Promise<number> | number): Promise<void> {
  // A reader such as `head` that has seen enough is no fault of anybody's.
  process.stdout.on('error', tellUnprinted);
  process.stderr.on('error', tellUnprinted);
  try {
    const status = await command(processStreams());
    process.exitCode = process.exitCode === UNPRINTED && status === 0 ? UNPRINTED : status;
  } catch (error) {
    if (isSystemError(error) && 'syscall' in error && error.syscall === 'uv_cwd') {
      process.stderr.write(`meshfed: the current folder ${inWords(error)}; go to another\n`);
      process.exitCode = USAGE;
      return;
    }
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    process.stderr.write(`meshfed: a bug of meshfed, please report it: ${visible(message)}\n`);
    if (process.env['MESHFED_STACK'] !== undefined) process.stderr.write(`${stack ?? ''}\n`);
    process.exitCode = BUG;
  }
}

/** As where an overlay can't be written: what was asked for did not all happen. */
const UNPRINTED = 1;

function tellUnprinted(this: NodeJS.WriteStream, error: NodeJS.ErrnoException): void {
  // After the first failure the stream is closed, and says so of each write that follows.
  if (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED') return;
  process.exitCode ||= UNPRINTED;
  if (this === process.stdout) process.stderr.write(`meshfed: standard output ${inWords(error)}\n`);
}
