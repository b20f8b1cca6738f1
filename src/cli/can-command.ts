// `meshfed can`: one question of access, answered by the manifests that the agreements compile to.
import { compile } from '../compile.ts';
import { nearest } from '../finding/nearest.ts';
import type { Agreement, Exposure, Peer } from '../model/agreement.ts';
import { statementAbout, type Federation } from '../model/federation.ts';
import { isRefusal, spiffeId } from '../model/values.ts';
import { can, type Answer, type Question, type Reason } from '../prove/can.ts';
import { meshesOf } from '../proved/meshes.ts';
import { placeFields } from '../report/json.ts';
import { positionOf } from '../text/source.ts';
import { visible } from '../text/visible.ts';
import { CAN_HELP } from './help-questions.ts';
import { agreementsOption, choiceFrom, dayFrom } from './options.ts';
import { readArguments } from './read-arguments.ts';
import type { Streams } from './streams.ts';
import { isUsage, usage, type Usage } from './usage.ts';

const NAME = 'meshfed can';

const FLAGS = { agreements: { type: 'string', short: 'a' }, now: { type: 'string' }, format: { type: 'string' }, help: { type: 'boolean', short: 'h' } } as const;

export function canCommand(words: readonly string[], { out, paint }: Streams): number | Usage {
  const args = readArguments(words, FLAGS, NAME);
  if (isUsage(args)) return args;
  if (args.flag('help')) {
    out.write(CAN_HELP);
    return 0;
  }
  const now = dayFrom(args, NAME);
  if (isUsage(now)) return now;
  const format = choiceFrom(args, 'format', ['text', 'json'], NAME);
  if (isUsage(format)) return format;
  const [client, method, exposure, path = '/', surplus] = args.positionals;
  if (client === undefined || method === undefined || exposure === undefined || surplus !== undefined) return usage('it takes CLIENT METHOD EXPOSURE and perhaps PATH', NAME);
  if (!/^[A-Za-z]+$/.test(method)) return usage(`'${method}' is no method`, NAME);
  if (!path.startsWith('/')) return usage(`the path '${path}' does not start with /`, NAME);
  const agreements = agreementsOption(args, NAME);
  if (isUsage(agreements)) return agreements;
  const { federation, compiled } = compile(agreements.tree, { now, prove: false });
  const provider = providerOf(federation, exposure);
  if (isUsage(provider)) return provider;
  const clients = clientsOf(federation, provider.agreement, client);
  if (isUsage(clients)) return clients;
  const mesh = meshesOf(compiled.filter(({ target }) => target === 'istio').map(({ overlay }) => overlay)).get(provider.agreement.cluster);
  const answers = clients.map((one) => can(mesh, federation, { provider: provider.agreement, exposure: provider.exposure, client: one, method, path }));
  const answer = answers.find(({ allowed }) => allowed) ?? answers[0];
  if (answer === undefined) throw new Error('a client without an identity');
  out.write(format === 'json' ? `${JSON.stringify(answerJson(answer, provider.agreement), null, 2)}\n` : answerText(answer, `${client} ${method} ${exposure} ${path}`, paint));
  return answer.allowed ? 0 : 1;
}

interface Asked {
  readonly agreement: Agreement;
  readonly exposure: Exposure;
}

/** `<cluster>/<exposure>`. */
function providerOf({ agreements }: Federation, written: string): Asked | Usage {
  const slash = written.indexOf('/');
  const [cluster, name] = [written.slice(0, slash), written.slice(slash + 1)];
  const agreement = agreements.find((one) => one.cluster === cluster);
  const exposure = agreement?.exposes.find((one) => one.name.value === name);
  if (agreement !== undefined && exposure !== undefined) return { agreement, exposure };
  const meant = nearest(written, agreements.flatMap((one) => one.exposes.map((each) => `${one.cluster}/${each.name.value}`)));
  return usage(`there is no exposure '${visible(written)}', written CLUSTER/EXPOSURE${meant === undefined ? '' : `; did you mean '${meant}'?`}`, NAME);
}

/** A cluster comes with each identity that the provider states about it, or with its own where the provider states none. */
function clientsOf({ agreements, statements }: Federation, provider: Agreement, written: string): readonly Question['client'][] | Usage {
  if (written.includes(':')) {
    const identity = spiffeId(written);
    if (isRefusal(identity)) return usage(`'${visible(written)}' is neither the name of a cluster nor a SPIFFE ID: ${identity.problem}`, NAME);
    return [{ identity, peer: provider.peers.find(({ egressIdentities }) => egressIdentities.some(({ value }) => value === identity)) }];
  }
  const names = [...agreements.map(({ cluster }) => cluster as string), ...statements.map(({ peer }) => peer.cluster.value as string)];
  if (!names.includes(written)) {
    const meant = nearest(written, names);
    return usage(`there is no cluster '${visible(written)}'${meant === undefined ? '' : `; did you mean '${meant}'?`}`, NAME);
  }
  const peer: Peer | undefined = statementAbout(provider, written as never);
  const stated = peer?.egressIdentities.map(({ value }) => value) ?? [];
  const own = agreements.find(({ cluster }) => cluster === written)?.gateways.egress?.identity?.value;
  const identities = stated.length > 0 ? stated : [own ?? `spiffe://${written}.invalid/unknown`];
  return identities.map((identity) => ({ identity, peer }));
}

const answerJson = ({ allowed, reason, agreement, manifest }: Answer, { cluster }: Agreement): object => ({
  allowed,
  reason,
  agreement: agreement === null ? null : placeFields(agreement),
  manifest: manifest === null ? null : { overlay: cluster, kind: manifest.kind, namespace: manifest.namespace, name: manifest.name },
});

const WORDS: Readonly<Record<Reason, string>> = {
  granted: 'it is granted',
  'no-grant': 'nothing of it is granted to this client',
  method: 'what is granted has other methods',
  path: 'what is granted has other paths',
  expired: 'the grant has ended',
  'no-route': 'it is granted, and the gateway does not deliver it',
  handshake: 'the gateway refuses the handshake',
  'outside-understanding': 'nothing certain can be said; meshfed compile --check says why',
};

function answerText({ allowed, reason, agreement, manifest }: Answer, asked: string, paint: Streams['paint']): string {
  const place = agreement === null ? '' : `  agreement  ${visible(agreement.source.path)}:${positionOf(agreement).line}:${positionOf(agreement).column}\n`;
  const object = manifest === null ? '' : `  manifest   ${manifest.reading.object}\n`;
  return `${paint(allowed ? 'green' : 'red', allowed ? 'allowed' : 'denied')}  ${visible(asked)}: ${WORDS[reason]}\n${place}${object}`;
}
