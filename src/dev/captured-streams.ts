// Streams that keep what is printed, for tests.
import { plainText } from '../report/text.ts';
import type { Streams } from '../cli/streams.ts';

export interface Captured extends Streams {
  readonly printed: { out: string; err: string };
}

export function captured(): Captured {
  const printed = { out: '', err: '' };
  return {
    printed,
    out: { write: (text) => void (printed.out += text) },
    err: { write: (text) => void (printed.err += text) },
    paint: plainText,
    progress: () => undefined,
  };
}

/** The exit status of a command that does not wait. */
export function atOnce(status: number | Promise<number>): number {
  if (typeof status !== 'number') throw new Error('this command waits: await it');
  return status;
}
