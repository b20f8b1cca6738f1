// `meshfed checks` and `meshfed explain`: what is checked, and why.
import { areaOf, pageOf } from '../checks/areas.ts';
import { ALL_RULES } from '../checks/index.ts';
import { nearest } from '../finding/nearest.ts';
import type { Rule } from '../finding/rule.ts';
import { readPage, readPolicyPage } from '../io/read-page.ts';
import { isPolicyCode } from '../model/policy.ts';
import { readFederation } from '../model/read-federation.ts';
import { ourPolicies, setOf } from '../policy/sets.ts';
import { pageText } from '../report/page-text.ts';
import { CHECKS_HELP, EXPLAIN_HELP } from './help.ts';
import type { CommandPorts } from './main.ts';
import { agreementsOption, choiceFrom, dayFrom } from './options.ts';
import { pageOfPolicy } from './policy-page.ts';
import { readArguments, type Arguments } from './read-arguments.ts';
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

export function explainCommand(words: readonly string[], { out, paint }: Streams, ports: CommandPorts): number | Usage {
  const args = readArguments(words, { ...HELP, agreements: { type: 'string', short: 'a' } }, 'meshfed explain');
  if (isUsage(args)) return args;
  if (args.flag('help')) {
    out.write(EXPLAIN_HELP);
    return 0;
  }
  const [name, surplus] = args.positionals;
  if (name === undefined) return usage('which finding? Name a code, such as MF3001', 'meshfed explain');
  if (surplus !== undefined) return usage(`one code is expected, and '${surplus}' is one too many`, 'meshfed explain');
  if (isPolicyCode(name)) return explainPolicy(name.slice('policy:'.length), args, { out, paint }, ports);
  const rule = ALL_RULES.find((one) => one.code === name.toUpperCase() || one.name === name);
  if (rule === undefined) return usage(`there is no finding '${name}'${suggestion(name)}`, 'meshfed explain');
  out.write(pageText(readPage(pageOf(rule)), paint));
  return 0;
}

/** One of ours from its page; a repository's own from its file. */
function explainPolicy(name: string, args: Arguments, { out, paint }: Pick<Streams, 'out' | 'paint'>, { evaluate }: CommandPorts): number | Usage {
  const set = setOf(name);
  if (set !== undefined) {
    out.write(pageText(readPolicyPage(`${set}/${name}.md`), paint));
    return 0;
  }
  const ours = ourPolicies().map((policy) => policy.name);
  const agreements = agreementsOption(args, 'meshfed explain');
  if (isUsage(agreements)) return args.text('agreements') === undefined ? usage(`meshfed has no policy '${name}', and there is no folder 'agreements' with policies of your own (-a names another)${nearestName(name, ours)}`, 'meshfed explain') : agreements;
  const now = dayFrom(args, 'meshfed explain');
  if (isUsage(now)) return now;
  const { policies } = readFederation(agreements.tree, now);
  const own = policies.find((policy) => policy.name === name);
  if (own === undefined) return usage(`there is no policy '${name}' that can be read${nearestName(name, [...ours, ...policies.map((policy) => policy.name)])}`, 'meshfed explain');
  out.write(pageText(pageOfPolicy(own, undefined, evaluate ?? (() => () => [])), paint));
  return 0;
}

function nearestName(name: string, known: readonly string[]): string {
  const meant = nearest(name, known);
  return meant === undefined ? '' : `; did you mean 'policy:${meant}'?`;
}

function suggestion(name: string): string {
  if (setOf(name) !== undefined) return `; did you mean 'policy:${name}'?`;
  const meant = nearest(name, ALL_RULES.flatMap((rule) => [rule.code, rule.name]));
  return meant === undefined ? '; meshfed checks lists all' : `; did you mean '${meant}'?`;
}
