// `meshfed trace`: a consumption hop by hop, through the manifests that the agreements compile to.
import { compile } from '../compile.ts';
import { nearest } from '../finding/nearest.ts';
import type { ConsumptionLink, Federation } from '../model/federation.ts';
import { holds } from '../model/federation.ts';
import { callersOf } from '../prove/prove-egress.ts';
import { trace, type Trace } from '../prove/trace.ts';
import { meshesOf } from '../proved/meshes.ts';
import { placeFields } from '../report/json.ts';
import { positionOf } from '../text/source.ts';
import { visible } from '../text/visible.ts';
import { TRACE_HELP } from './help-questions.ts';
import { agreementsOption, choiceFrom, dayFrom } from './options.ts';
import { readArguments } from './read-arguments.ts';
import type { Streams } from './streams.ts';
import { isUsage, usage, type Usage } from './usage.ts';

const NAME = 'meshfed trace';

const FLAGS = { agreements: { type: 'string', short: 'a' }, now: { type: 'string' }, format: { type: 'string' }, help: { type: 'boolean', short: 'h' } } as const;

export function traceCommand(words: readonly string[], { out, paint }: Streams): number | Usage {
  const args = readArguments(words, FLAGS, NAME);
  if (isUsage(args)) return args;
  if (args.flag('help')) {
    out.write(TRACE_HELP);
    return 0;
  }
  const now = dayFrom(args, NAME);
  if (isUsage(now)) return now;
  const format = choiceFrom(args, 'format', ['text', 'json'], NAME);
  if (isUsage(format)) return format;
  const [cluster, name, surplus] = args.positionals;
  if (cluster === undefined || name === undefined || surplus !== undefined) return usage('it takes CLUSTER NAMESPACE/SERVICE[:PORT]', NAME);
  const agreements = agreementsOption(args, NAME);
  if (isUsage(agreements)) return agreements;
  const { federation, compiled } = compile(agreements.tree, { now, prove: false });
  const links = linksOf(federation, cluster, name);
  if (isUsage(links)) return links;
  const meshes = meshesOf(compiled.filter(({ target }) => target === 'istio').map(({ overlay }) => overlay));
  const traces = links.map((link) => ({ link, trace: traceOf(meshes, link, federation) }));
  out.write(format === 'json' ? `${JSON.stringify(traces.map(({ link, trace: one }) => traceJson(link, one)), null, 2)}\n` : traces.map(({ link, trace: one }) => traceText(link, one, paint)).join('\n'));
  return traces.every(({ trace: { broken } }) => broken === null) ? 0 : 1;
}

/** The first caller, and the first request that is granted; where nothing is granted, the chain breaks at the other gateway. */
function traceOf(meshes: Parameters<typeof trace>[0], link: ConsumptionLink, { now }: Federation): Trace {
  const [caller] = callersOf(link.consumer, link.consumption);
  // Only where the callers are faulty, and then nothing is made of the agreement.
  if (caller === undefined) return { hops: [], broken: { at: null, why: `there is no overlay of ${link.consumer.cluster}` } };
  const grant = link.grants.find((one) => holds(one, now));
  return trace(meshes, link, caller, grant?.methods?.[0]?.value ?? 'GET', (grant?.paths?.[0]?.value ?? '/').replace('*', ''));
}

function linksOf({ consumptions }: Federation, cluster: string, written: string): readonly ConsumptionLink[] | Usage {
  const own = consumptions.filter(({ consumer }) => consumer.cluster === cluster);
  const names = ({ consumption: { as } }: ConsumptionLink): readonly string[] => {
    const name = `${as.namespace.value}/${as.service.value}`;
    return [name, `${name}:${as.port.value}`];
  };
  const links = own.filter((link) => names(link).includes(written));
  if (links.length > 0) return links;
  const meant = nearest(written, own.flatMap((link) => names(link)));
  return usage(`${visible(cluster)} consumes nothing as '${visible(written)}'${meant === undefined ? '' : `; did you mean '${meant}'?`}`, NAME);
}

const traceJson = ({ consumption, origin }: ConsumptionLink, { hops, broken }: Trace): object => ({
  consumption: { namespace: consumption.as.namespace.value, service: consumption.as.service.value, port: consumption.as.port.value },
  exposure: { cluster: origin.cluster.value, name: origin.exposure.value },
  hops,
  broken: broken === null ? null : { reason: broken.why, ...placeFields(broken.at) },
});

function traceText({ consumption: { as }, origin }: ConsumptionLink, { hops, broken }: Trace, paint: Streams['paint']): string {
  const lines = hops.map(({ from, to, sni, port, authority, path, identity }, index) =>
    [
      `${index + 1}  ${from} → ${to}\n`,
      `     port ${port}${sni === null ? '' : `, SNI ${sni}`}\n`,
      `     authority ${visible(authority)}, path ${visible(path)}\n`,
      identity === null ? '' : `     comes as ${identity}\n`,
    ].join(''));
  const place = broken?.at == null ? '' : `   ${visible(broken.at.source.path)}:${positionOf(broken.at).line}`;
  const end = broken === null ? `${paint('green', 'arrives')}\n` : `${paint('red', 'breaks')}  ${visible(broken.why)}${place}\n`;
  return `${as.service.value}.${as.namespace.value}:${as.port.value}, which is ${origin.exposure.value} of ${origin.cluster.value}\n${lines.join('')}${end}`;
}
