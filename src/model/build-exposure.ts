// An item of `exposes`, with its grants.
import { entryOf, type Node } from '../syntax/node.ts';
import { located } from '../text/source.ts';
import type { Exposure, Grant, Subset, Workload } from './agreement.ts';
import { DEFAULT_PROTOCOL, defaultExposureName, defaultPath } from './defaults.ts';
import { METHODS, PROTOCOLS } from './names.ts';
import { child, choice, items, maps, placeOf, read, readAll, readLabels, type Reader } from './reader.ts';
import { ANY_TEXT, CLUSTER, DAY, EXPOSURE, NAMESPACE, PATTERN, PORT, PREFIX, SERVICE, SUBSET } from './vocabulary.ts';

/** Undefined where a key is missing without which it has no meaning; the shape check has said so. */
export function buildExposure(reader: Reader, node: Node): Exposure | undefined {
  const service = read(reader, child(node, 'service'), SERVICE);
  const namespace = read(reader, child(node, 'namespace'), NAMESPACE);
  const port = read(reader, child(node, 'port'), PORT);
  const subset = buildSubset(reader, node);
  const written = read(reader, child(node, 'name'), EXPOSURE);
  const rest = {
    at: placeOf(node),
    subset,
    protocol: choice(child(node, 'protocol'), PROTOCOLS) ?? located(DEFAULT_PROTOCOL, placeOf(node)),
    workload: buildWorkload(reader, node),
    to: maps(child(node, 'to')).map((item) => buildGrant(reader, item)).filter((grant) => grant !== undefined),
  };
  const path = read(reader, child(node, 'path'), PREFIX);
  if (service === undefined || namespace === undefined || port === undefined) return undefined;
  const parts = [namespace.value, service.value, ...(subset === undefined ? [] : [subset.name.value])];
  const name = written ?? located(defaultExposureName(...parts), service.at);
  return { ...rest, service, namespace, port, name, path: path ?? located(defaultPath(name.value), name.at) };
}

function buildSubset(reader: Reader, node: Node): Subset | undefined {
  const entry = entryOf(node, 'subset');
  const name = read(reader, child(entry?.value, 'name'), SUBSET);
  const labels = readLabels(reader, child(entry?.value, 'labels'));
  return entry === undefined || name === undefined || labels === undefined ? undefined : { at: entry.keyAt, name, labels };
}

function buildWorkload(reader: Reader, node: Node): Workload | undefined {
  const entry = entryOf(node, 'workload');
  const labels = readLabels(reader, child(entry?.value, 'labels'));
  const port = read(reader, child(entry?.value, 'port'), PORT);
  return entry === undefined || labels === undefined || port === undefined ? undefined : { at: entry.keyAt, labels, port };
}

function buildGrant(reader: Reader, node: Node): Grant | undefined {
  const cluster = read(reader, child(node, 'cluster'), CLUSTER);
  const methods = child(node, 'methods');
  const paths = child(node, 'paths');
  const grant = {
    at: placeOf(node),
    methods: methods === undefined ? undefined : items(methods).map((item) => choice(item, METHODS)).filter((item) => item !== undefined),
    paths: paths === undefined ? undefined : readAll(reader, paths, PATTERN),
    until: read(reader, child(node, 'until'), DAY),
    reason: read(reader, child(node, 'reason'), ANY_TEXT),
  };
  return cluster === undefined ? undefined : { ...grant, cluster };
}
