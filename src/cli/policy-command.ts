// `meshfed policy`: an organisation's own rules, tested, begun, and those that come with meshfed listed.
import { visible } from '../text/visible.ts';
import { nearest } from '../finding/nearest.ts';
import { writeNewFile } from '../io/write-new-file.ts';
import { POLICY_KINDS, POLICY_SETS } from '../model/policy.ts';
import { readFederation } from '../model/read-federation.ts';
import { isRefusal, policyName } from '../model/values.ts';
import { newPolicy } from '../policy/new-policy.ts';
import { setOf } from '../policy/sets.ts';
import { SETS } from '../policy/sets.generated.ts';
import { testPolicies } from '../policy/test-policies.ts';
import { policiesTestedJson, policiesTestedText } from '../report/policies-tested.ts';
import { POLICY_HELP } from './help.ts';
import type { CommandPorts } from './main.ts';
import { agreementsOption, choiceFrom, dayFrom } from './options.ts';
import { readArguments, type Arguments } from './read-arguments.ts';
import type { Streams } from './streams.ts';
import { isUsage, usage, type Usage } from './usage.ts';

const NAME = 'meshfed policy';

const FLAGS = {
  agreements: { type: 'string', short: 'a' },
  over: { type: 'string' },
  format: { type: 'string' },
  now: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

const COMMANDS: Readonly<Record<string, (args: Arguments, words: readonly string[], streams: Streams, ports: CommandPorts) => number | Usage>> = { test, new: create, list };

export function policyCommand(words: readonly string[], streams: Streams, ports: CommandPorts): number | Usage {
  const args = readArguments(words, FLAGS, NAME);
  if (isUsage(args)) return args;
  if (args.flag('help')) {
    streams.out.write(POLICY_HELP);
    return 0;
  }
  const [name, ...rest] = args.positionals;
  if (name === undefined) return usage('test, new or list?', NAME);
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  const meant = nearest(name, Object.keys(COMMANDS));
  return command === undefined ? usage(`there is no '${name}'${meant === undefined ? '; there are test, new and list' : `; did you mean '${meant}'?`}`, NAME) : command(args, rest, streams, ports);
}

function test(args: Arguments, names: readonly string[], { out, paint }: Streams, { evaluate }: CommandPorts): number | Usage {
  const agreements = agreementsOption(args, NAME);
  if (isUsage(agreements)) return agreements;
  const now = dayFrom(args, NAME);
  if (isUsage(now)) return now;
  const format = choiceFrom(args, 'format', ['text', 'json'], NAME);
  if (isUsage(format)) return format;
  if (evaluate === undefined) throw new Error('nothing evaluates policies');
  const federation = readFederation(agreements.tree, now);
  const strange = names.find((name) => !federation.policies.some((policy) => policy.name === name));
  if (strange !== undefined) return usage(unknownName(strange, federation.policies.map(({ name }) => name)), NAME);
  const tested = testPolicies(federation, evaluate, (name) => names.length === 0 || names.includes(name));
  out.write(format === 'json' ? policiesTestedJson(tested) : policiesTestedText(tested, paint));
  return tested.faults.some(({ severity }) => severity === 'error') || tested.tested.some(({ results }) => results.some(({ holds }) => !holds)) ? 1 : 0;
}

function unknownName(name: string, known: readonly string[]): string {
  if (setOf(name) !== undefined) return `'${name}' comes with meshfed and is tested there; here the policies of a repository are`;
  const meant = nearest(name, known);
  return `there is no policy '${name}' that can be read${meant === undefined ? '' : `; did you mean '${meant}'?`}`;
}

function create(args: Arguments, words: readonly string[], { out }: Streams): number | Usage {
  const [name, surplus] = words;
  if (name === undefined) return usage('what is the policy called? Its name is that of its file', NAME);
  if (surplus !== undefined) return usage(`one name is expected, and '${surplus}' is one too many`, NAME);
  const parsed = policyName(name);
  if (isRefusal(parsed)) return usage(`'${visible(name)}': ${parsed.problem}. ${parsed.instead}`, NAME);
  if (setOf(name) !== undefined || POLICY_SETS.some((set) => set === name)) return usage(`'${name}' is a name of meshfed's own; take another`, NAME);
  const over = choiceFrom(args, 'over', ['grant', ...POLICY_KINDS.filter((kind) => kind !== 'grant')], NAME);
  if (isUsage(over)) return over;
  const agreements = agreementsOption(args, NAME);
  if (isUsage(agreements)) return agreements;
  const path = `policies/${name}.yaml`;
  const fault = writeNewFile(agreements.folder, path, newPolicy(name, over));
  if (fault !== undefined) return usage(`the file ${path} ${fault}`, NAME);
  out.write(`${path} is written. Change it, then: meshfed policy test ${name}\n`);
  return 0;
}

function list(args: Arguments, words: readonly string[], { out, paint }: Streams): number | Usage {
  if (words[0] !== undefined) return usage(`'${words[0]}' is one word too many; meshfed explain policy:${words[0]} shows one`, NAME);
  const format = choiceFrom(args, 'format', ['text', 'json'], NAME);
  if (isUsage(format)) return format;
  const all = POLICY_SETS.flatMap((set) => SETS[set].map((policy) => ({ set, ...policy })));
  if (format === 'json') out.write(`${JSON.stringify(all, null, 2)}\n`);
  else for (const { set, name, severity, over, why } of all) out.write(`${paint('bold', name)}\n  ${set}, ${severity}, over ${over}: ${why}\n`);
  return 0;
}

