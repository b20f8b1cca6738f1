// `meshfed explain`: why a finding exists, of a check or of a policy.
import { pageOf } from '../checks/areas.ts';
import { ALL_RULES } from '../checks/index.ts';
import { nearest } from '../finding/nearest.ts';
import { today } from '../io/clock.ts';
import { readPage, readPolicyPage } from '../io/read-page.ts';
import type { Day } from '../model/names.ts';
import { isPolicyCode, policyCode } from '../model/policy.ts';
import { readFederation } from '../model/read-federation.ts';
import { policyPage } from '../policy/policy-page.ts';
import { ourPolicies, setOf } from '../policy/sets.ts';
import { pageText } from '../report/page-text.ts';
import { EXPLAIN_HELP } from './help.ts';
import { agreementsOption } from './options.ts';
import { readArguments, type Arguments } from './read-arguments.ts';
import type { Streams } from './streams.ts';
import { isUsage, usage, type Usage } from './usage.ts';

const NAME = 'meshfed explain';

const FLAGS = { agreements: { type: 'string', short: 'a' }, help: { type: 'boolean', short: 'h' } } as const;

type Shown = Pick<Streams, 'out' | 'paint'>;

export function explainCommand(words: readonly string[], { out, paint }: Shown): number | Usage {
  const args = readArguments(words, FLAGS, NAME);
  if (isUsage(args)) return args;
  if (args.flag('help')) {
    out.write(EXPLAIN_HELP);
    return 0;
  }
  const [name, surplus] = args.positionals;
  if (name === undefined) return usage('which finding? Name a code, such as MF3001', NAME);
  if (surplus !== undefined) return usage(`one code is expected, and '${surplus}' is one too many`, NAME);
  if (isPolicyCode(name)) return explainPolicy(name.slice(policyCode('').length), args, { out, paint });
  const rule = ALL_RULES.find((one) => one.code === name.toUpperCase() || one.name === name);
  if (rule === undefined && setOf(name) !== undefined) return usage(`'${name}' is a policy; meshfed explain ${policyCode(name)} shows it`, NAME);
  if (rule === undefined) return usage(`there is no finding '${name}'${suggestion(name)}`, NAME);
  out.write(pageText(readPage(pageOf(rule)), paint));
  return 0;
}

/** One of ours has a page; that of a repository's own is made of its file. */
function explainPolicy(name: string, args: Arguments, { out, paint }: Shown): number | Usage {
  if (setOf(name) !== undefined) {
    out.write(pageText(readPolicyPage(name), paint));
    return 0;
  }
  const agreements = agreementsOption(args, NAME);
  const policies = isUsage(agreements) ? [] : readFederation(agreements.tree, today() as Day).policies;
  const policy = policies.find((one) => one.name === name);
  if (policy !== undefined) {
    out.write(pageText(policyPage(policy, `Of this repository: ${policy.at.source.path}`), paint));
    return 0;
  }
  const meant = nearest(name, [...policies, ...ourPolicies()].map((one) => one.name));
  if (meant !== undefined) return usage(`there is no policy '${name}'; did you mean '${policyCode(meant)}'?`, NAME);
  return usage(isUsage(agreements) ? `meshfed has no policy '${name}' of its own, and ${agreements.problem}` : `there is no policy '${name}' that can be read; meshfed policy list shows ours`, NAME);
}

function suggestion(name: string): string {
  const meant = nearest(name, ALL_RULES.flatMap((rule) => [rule.code, rule.name]));
  return meant === undefined ? '; meshfed checks lists all' : `; did you mean '${meant}'?`;
}
