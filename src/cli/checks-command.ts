// `meshfed checks`: what is checked.
import { areaOf } from '../checks/areas.ts';
import { ALL_RULES } from '../checks/index.ts';
import type { Rule } from '../finding/rule.ts';
import { CHECKS_HELP } from './help.ts';
import { choiceFrom } from './options.ts';
import { readArguments } from './read-arguments.ts';
import type { Streams } from './streams.ts';
import { isUsage, usage, type Usage } from './usage.ts';

const HELP = { help: { type: 'boolean', short: 'h' } } as const;

export function checksCommand(words: readonly string[], { out, paint }: Streams): number | Usage {
  const args = readArguments(words, { ...HELP, format: { type: 'string' } }, 'meshfed checks');
  if (isUsage(args)) return args;
  if (args.flag('help')) {
    out.write(CHECKS_HELP);
    return 0;
  }
  const format = choiceFrom(args, 'format', ['text', 'json'], 'meshfed checks');
  if (isUsage(format)) return format;
  const [surplus] = args.positionals;
  if (surplus !== undefined) return usage(`'${surplus}' is one word too many; meshfed explain ${surplus} shows one check`, 'meshfed checks');
  if (format === 'json') out.write(`${JSON.stringify(ALL_RULES.map(listed), null, 2)}\n`);
  else for (const rule of ALL_RULES) out.write(`${paint('bold', rule.code)}  ${rule.severity.padEnd(7)}  ${rule.name}\n`);
  return 0;
}

const listed = (rule: Rule): object => {
  const { code, name, severity, since, message, help } = rule;
  return { code, name, area: areaOf(rule).folder, severity, since, message, help };
};
