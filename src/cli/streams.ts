// Where a command prints, and whether there are colours.
import { styleText } from 'node:util';
import type { Paint } from '../report/text.ts';

export interface Output {
  write(text: string): void;
}

export interface Streams {
  readonly out: Output;
  readonly err: Output;
  readonly paint: Paint;
  /** Tells somebody who waits at a terminal what takes so long; goes nowhere else. */
  readonly progress: (text: string) => void;
}

/** Colours only where standard output is a terminal that has them; NO_COLOR, FORCE_COLOR and TERM=dumb are heeded. */
export const processStreams = (): Streams => ({
  out: { write: (text) => void process.stdout.write(text) },
  err: { write: (text) => void process.stderr.write(text) },
  progress: (text) => void (process.stderr.isTTY && process.stderr.write(`${text}\n`)),
  paint: (style, text) => styleText(style, text, { stream: process.stdout }),
});
