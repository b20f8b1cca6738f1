// `meshfed checks` and `meshfed explain`: what is checked, and why.
import { areaOf, pageOf } from '../checks/areas.ts';
import { ALL_RULES } from '../checks/index.ts';
import { nearest } from '../finding/nearest.ts';
import type { Rule } from '../finding/rule.ts';
import { readPage } from '../io/read-page.ts';
import { pageText } from '../report/page-text.ts';
import { CHECKS_HELP, EXPLAIN_HELP } from './help.ts';
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

export function explainCommand(words: readonly string[], { out, paint }: Streams): number | Usage {
  const args = readArguments(words, HELP, 'meshfed explain');
  if (isUsage(args)) return args;
  if (args.flag('help')) {
    out.write(EXPLAIN_HELP);
    return 0;
  }
  const [name, surplus] = args.positionals;
  if (name === undefined) return usage('which finding? Name a code, such as MF3001', 'meshfed explain');
  if (surplus !== undefined) return usage(`one code is expected, and '${surplus}' is one too many`, 'meshfed explain');
  const rule = ALL_RULES.find((one) => one.code === name.toUpperCase() || one.name === name);
  if (rule === undefined) return usage(`there is no finding '${name}'${suggestion(name)}`, 'meshfed explain');
  out.write(pageText(readPage(pageOf(rule)), paint));
  return 0;
}

function suggestion(name: string): string {
  const meant = nearest(name, ALL_RULES.flatMap((rule) => [rule.code, rule.name]));
  return meant === undefined ? '; meshfed checks lists all' : `; did you mean '${meant}'?`;
}
