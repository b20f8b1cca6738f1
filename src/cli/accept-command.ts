// `meshfed accept`: what a cluster's peers say, written into its own agreement.
import { accept, type Accepted } from '../adopt/accept.ts';
import { FACTS, type Fact } from '../adopt/difference.ts';
import { writeAgreements } from '../io/write-agreement.ts';
import type { Agreement } from '../model/agreement.ts';
import type { Federation } from '../model/federation.ts';
import type { ClusterName } from '../model/names.ts';
import { readFederation } from '../model/read-federation.ts';
import { nearest } from '../finding/nearest.ts';
import { acceptedJson, acceptedText } from '../report/accepted.ts';
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
  const accepted = accept(agreements.tree, federation, owner, { cluster: owner.cluster, peer, facts });
  const dryRun = args.flag('dry-run');
  const problem = dryRun ? undefined : write(agreements, federation, accepted);
  if (problem !== undefined) {
    streams.err.write(`${NAME}: ${problem}; nothing more was written\n`);
    return 1;
  }
  const report = { ...accepted, cluster: owner.cluster, dryRun };
  streams.out.write(format === 'json' ? acceptedJson(report) : acceptedText(report, streams.paint));
  return accepted.left.length > 0 ? 1 : 0;
}

function write({ folder }: Agreements, { agreements }: Federation, { files }: Accepted): string | undefined {
  const before = new Map(agreements.flatMap(({ at, items }) => [at, ...items.map(({ extent }) => extent)]).map(({ source }) => [source.path, source.text]));
  const fault = writeAgreements(folder, [...files].map(([path, after]) => ({ path, before: before.get(path) ?? '', after })));
  return fault === undefined ? undefined : `the file ${fault.path} ${fault.why}`;
}

function factsFrom(args: Arguments): ReadonlySet<Fact> | null | Usage {
  const given = args.texts('fact');
  if (given.length === 0) return null;
  const facts = new Set<Fact>();
  for (const name of given) {
    if (name === 'trust') return usage('no agreement says which CA vouches for its owner: get the certificate from the owner of the peer, and name its file under `trust`', NAME);
    const fact = FACTS.find((one) => one === name);
    if (fact === undefined) return usage(`--fact is one of ${FACTS.join(', ')}, and not '${name}'`, NAME);
    facts.add(fact);
  }
  if (facts.has('identity') && args.text('peer') === undefined) return usage('an identity decides who gets in, so it is accepted from one peer at a time: add --peer', NAME);
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
