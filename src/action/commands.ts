// Everything that the action prints. The runner reads commands out of what is printed, so what others wrote stands where it reads none.
import { randomUUID } from 'node:crypto';

export interface Log {
  /** Text that may hold anything: no command in it is obeyed. */
  readonly text: (text: string) => void;
  /** Lines that are commands, escaped by whoever made them. */
  readonly commands: (lines: string) => void;
  readonly error: (sentence: string) => void;
  readonly warning: (sentence: string) => void;
  readonly notice: (sentence: string) => void;
}

/** `write` takes whole lines. */
export function logTo(write: (text: string) => void): Log {
  const command = (name: string) => (sentence: string) => write(`::${name} title=meshfed::${escaped(sentence)}\n`);
  return {
    text: (text) => {
      const token = randomUUID();
      write(`::stop-commands::${token}\n${disarmed(text)}${text.endsWith('\n') ? '' : '\n'}::${token}::\n`);
    },
    commands: write,
    error: command('error'),
    warning: command('warning'),
    notice: command('notice'),
  };
}

/** As the toolkit of Actions does it: `%` first. */
const escaped = (text: string): string => disarmed(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

/** The older form of a command counts anywhere in a line, and some tools read logs without heeding stop-commands. */
export const disarmed = (text: string): string => text.replaceAll('##[', '# #[').replace(/^(\s*)::/gm, '$1: :');
