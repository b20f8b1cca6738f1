// Flags and positionals of a command, with our own words for what is wrong with them.
import { parseArgs } from 'node:util';
import { nearest } from '../finding/nearest.ts';
import { usage, type Usage } from './usage.ts';

export interface Flag {
  readonly type: 'string' | 'boolean';
  readonly short?: string;
  readonly multiple?: boolean;
}

export interface Arguments {
  readonly positionals: readonly string[];
  readonly flag: (name: string) => boolean;
  /** The last one given. */
  readonly text: (name: string) => string | undefined;
  readonly texts: (name: string) => readonly string[];
}

/** `command` is whose `--help` tells more. A flag may stand before or after what it does not belong to. */
export function readArguments(args: readonly string[], flags: Readonly<Record<string, Flag>>, command: string): Arguments | Usage {
  const { tokens } = parseArgs({ args: [...args], options: { ...flags }, strict: false, allowPositionals: true, tokens: true });
  const positionals: string[] = [];
  const values = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const known = Object.hasOwn(flags, token.name) ? flags[token.name] : undefined;
    if (known === undefined) return usage(unknownFlag(token.rawName, flags), command);
    const missing = known.type === 'string' && (token.value === undefined || (!token.inlineValue && token.value.startsWith('-')));
    if (missing) return usage(`${token.rawName} needs a value`, command);
    if (known.type === 'boolean' && token.value !== undefined) return usage(`${token.rawName} takes no value`, command);
    const earlier = values.get(token.name) ?? [];
    if (earlier.length > 0 && known.multiple !== true && known.type === 'string') return usage(`${token.rawName} stands twice`, command);
    values.set(token.name, [...earlier, token.value ?? '']);
  }
  return {
    positionals,
    flag: (name) => values.has(name),
    text: (name) => values.get(name)?.at(-1),
    texts: (name) => values.get(name) ?? [],
  };
}

function unknownFlag(raw: string, flags: Readonly<Record<string, Flag>>): string {
  const meant = nearest(raw.replace(/^-+/, ''), Object.keys(flags));
  return `there is no option ${raw}${meant === undefined ? '' : `; did you mean --${meant}?`}`;
}
