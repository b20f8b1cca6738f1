// `meshfed accept`: what a cluster's peers say, written into its own agreement.
import { accept, type Accepted } from '../adopt/accept.ts';
import { FACTS, NAMED_ALONE, type Fact } from '../adopt/difference.ts';
import { pairsOf } from '../adopt/pair.ts';
import { trustDifferences, whyNotTrust } from '../adopt/trust-differences.ts';
import { writeAgreements } from '../io/write-agreement.ts';
import type { Agreement } from '../model/agreement.ts';
import type { Federation } from '../model/federation.ts';
import type { ClusterName } from '../model/names.ts';
import { readFederation } from '../model/read-federation.ts';
import { nearest } from '../finding/nearest.ts';
import { acceptedJson, acceptedText } from '../report/accepted.ts';
import { visible } from '../text/visible.ts';
import { ACCEPT_HELP } from './help.ts';
import { agreementsOption, choiceFrom, dayFrom, type Agreements } from './options.ts';
import { readArguments, type Arguments } from './read-arguments.ts';
import type { Streams } from './streams.ts';
import { isUsage, usage, type Usage } from './usage.ts';

const NAME = 'meshfed accept';

const FLAGS = {
  agreements: { type: 'string', short: 'a' },
  peer: { type: 'string' },
  fact: { type: 'string', multiple: true },
  'dry-run': { type: 'boolean' },
  now: { type: 'string' },
  format: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

export function acceptCommand(words: readonly string[], streams: Streams): number | Usage {
  const args = readArguments(words, FLAGS, NAME);
  if (isUsage(args)) return args;
  if (args.flag('help')) {
    streams.out.write(ACCEPT_HELP);
    return 0;
  }
  const now = dayFrom(args, NAME);
  if (isUsage(now)) return now;
  const format = choiceFrom(args, 'format', ['text', 'json'], NAME);
  if (isUsage(format)) return format;
  const facts = factsFrom(args);
  if (isUsage(facts)) return facts;
  const agreements = agreementsOption(args, NAME);
  if (isUsage(agreements)) return agreements;
  const federation = readFederation(agreements.tree, now);
  const owner = ownerFrom(args, federation);
  if (isUsage(owner)) return owner;
  const peer = peerFrom(args, federation, owner);
  if (isUsage(peer)) return peer;
  const why = facts?.has('trust') === true && peer !== null ? whyNoCa(federation, owner, peer) : undefined;
  if (why !== undefined) return usage(why, NAME);
  const accepted = accept(agreements.tree, federation, owner, { cluster: owner.cluster, peer, facts });
  const dryRun = args.flag('dry-run');
  const problem = dryRun ? undefined : write(agreements, owner, accepted);
  if (problem !== undefined) {
    streams.err.write(`${NAME}: ${problem}\n`);
    return 1;
  }
  const report = { ...accepted, cluster: owner.cluster, dryRun };
  streams.out.write(format === 'json' ? acceptedJson(report) : acceptedText(report, streams.paint));
  return accepted.left.length > 0 ? 1 : 0;
}

function write({ folder }: Agreements, { cluster }: Agreement, { files }: Accepted): string | undefined {
  const fault = writeAgreements(folder, [cluster], [...files].map(([path, change]) => ({ path, ...change })));
  if (fault === undefined) return undefined;
  const written = fault.written.length === 0 ? 'nothing was written' : `nothing was written but ${fault.written.map(visible).join(', ')}`;
  return `the file ${visible(fault.path)} ${fault.why}; ${written}`;
}

/** Undefined where there is a CA to accept, or none is missing. */
function whyNoCa(federation: Federation, owner: Agreement, peer: ClusterName): string | undefined {
  const pair = pairsOf(owner, federation).find(({ about }) => about.cluster === peer);
  if (pair === undefined || trustDifferences(pair).length > 0) return undefined;
  const why = whyNotTrust(pair);
  return why === undefined ? undefined : visible(why);
}

const DECIDES = { identity: 'an identity decides who gets in', trust: 'a trust anchor can issue a certificate with any identity' } as const;

function factsFrom(args: Arguments): ReadonlySet<Fact> | null | Usage {
  const given = args.texts('fact');
  if (given.length === 0) return null;
  const facts = new Set<Fact>();
  for (const name of given) {
    const fact = FACTS.find((one) => one === name);
    if (fact === undefined) return usage(`--fact is one of ${FACTS.join(', ')}, and not '${name}'`, NAME);
    facts.add(fact);
  }
  const alone = [...facts].find((fact) => NAMED_ALONE.has(fact));
  if (alone !== undefined && args.text('peer') === undefined) return usage(`${DECIDES[alone === 'trust' ? 'trust' : 'identity']}, so it is accepted from one peer at a time: add --peer`, NAME);
  return facts;
}

function ownerFrom({ positionals: [name, surplus] }: Arguments, { agreements }: Federation): Agreement | Usage {
  if (name === undefined) return usage('into whose agreement? Name a cluster', NAME);
  if (surplus !== undefined) return usage(`one cluster is expected, and '${surplus}' is one too many`, NAME);
  const owner = agreements.find(({ cluster }) => cluster === name);
  if (owner === undefined) return usage(`there is no agreement of '${name}'${suggestion(name, agreements)}`, NAME);
  return owner.complete ? owner : usage(`not all of the agreement of ${name} could be read; meshfed compile --check says what is wrong with it`, NAME);
}

function peerFrom(args: Arguments, { agreements }: Federation, owner: Agreement): ClusterName | null | Usage {
  const name = args.text('peer');
  if (name === undefined) return null;
  const peer = agreements.find(({ cluster }) => cluster === name && cluster !== owner.cluster);
  return peer?.cluster ?? usage(`there is no agreement of a peer '${name}' from which to accept anything${suggestion(name, agreements)}`, NAME);
}

function suggestion(name: string, agreements: Federation['agreements']): string {
  const meant = nearest(name, agreements.map(({ cluster }) => cluster));
  return meant === undefined || meant === name ? '' : `; did you mean '${meant}'?`;
}
