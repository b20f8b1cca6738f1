// An item of `consumes`, with what it relies on.
import { entryOf, type Node } from '../syntax/node.ts';
import { located } from '../text/source.ts';
import type { Consumption, LocalName, Origin, Uses } from './agreement.ts';
import { DEFAULT_PROTOCOL, defaultCallers, defaultPath } from './defaults.ts';
import { METHODS, PROTOCOLS } from './names.ts';
import { child, choice, items, maps, placeOf, read, readAll, type Reader } from './reader.ts';
import { CALLER, CLUSTER, EXPOSURE, NAMESPACE, PATTERN, PORT, PREFIX, PRIORITY, SERVICE, WEIGHT } from './vocabulary.ts';

/** Undefined where a key is missing without which it has no meaning; the shape check has said so. */
export function buildConsumption(reader: Reader, node: Node): Consumption | undefined {
  const as = buildLocalName(reader, child(node, 'as'));
  const callers = child(node, 'callers');
  const rest = {
    at: placeOf(node),
    from: maps(child(node, 'from')).map((item) => buildOrigin(reader, item)).filter((origin) => origin !== undefined),
    uses: buildUses(reader, node),
    callers: items(callers).map((item) => read(reader, item, CALLER)).filter((caller) => caller !== undefined),
  };
  if (as === undefined || rest.from.length === 0) return undefined;
  const byDefault = defaultCallers(as.namespace.value).map((caller) => located(caller, as.namespace.at));
  return { ...rest, as, callers: callers === undefined ? byDefault : rest.callers };
}

function buildLocalName(reader: Reader, node: Node | undefined): LocalName | undefined {
  const service = read(reader, child(node, 'service'), SERVICE);
  const namespace = read(reader, child(node, 'namespace'), NAMESPACE);
  const port = read(reader, child(node, 'port'), PORT);
  return service === undefined || namespace === undefined || port === undefined ? undefined : { service, namespace, port };
}

function buildOrigin(reader: Reader, node: Node): Origin | undefined {
  const at = placeOf(node);
  const cluster = read(reader, child(node, 'cluster'), CLUSTER);
  const exposure = read(reader, child(node, 'exposure'), EXPOSURE);
  const path = read(reader, child(node, 'path'), PREFIX);
  const rest = {
    at,
    protocol: choice(child(node, 'protocol'), PROTOCOLS) ?? located(DEFAULT_PROTOCOL, exposure?.at ?? at),
    weight: read(reader, child(node, 'weight'), WEIGHT),
    priority: read(reader, child(node, 'priority'), PRIORITY) ?? located(0, at),
  };
  if (cluster === undefined || exposure === undefined) return undefined;
  return { ...rest, cluster, exposure, path: path ?? located(defaultPath(exposure.value), exposure.at) };
}

function buildUses(reader: Reader, node: Node): Uses | undefined {
  const entry = entryOf(node, 'uses');
  if (entry === undefined) return undefined;
  const methods = child(entry.value, 'methods');
  const paths = child(entry.value, 'paths');
  return {
    at: entry.keyAt,
    methods: methods === undefined ? undefined : items(methods).map((item) => choice(item, METHODS)).filter((item) => item !== undefined),
    paths: paths === undefined ? undefined : readAll(reader, paths, PATTERN),
  };
}
