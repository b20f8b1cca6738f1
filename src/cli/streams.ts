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
}

/** Colours only where standard output is a terminal that has them; NO_COLOR, FORCE_COLOR and TERM=dumb are heeded. */
export const processStreams = (): Streams => ({
  out: { write: (text) => void process.stdout.write(text) },
  err: { write: (text) => void process.stderr.write(text) },
  paint: (style, text) => styleText(style, text, { stream: process.stdout }),
});
