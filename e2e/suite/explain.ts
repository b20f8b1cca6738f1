// What a person needs who wonders why a request did not go as expected: the access logs of the gateways, and the objects behind it.
import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { stringify } from 'yaml';
import type { KubernetesObject } from '../plan/kubernetes-object.ts';
import type { Lab } from '../harness/lab.ts';
import { pause } from '../harness/process.ts';
import { describe } from '../plan/judge-probe.ts';
import type { Probe } from '../plan/probe.ts';
import type { Asked } from './ask.ts';

/** Envoy writes its access log once a second. */
const FLUSH = 1300;

const TELLING = ['AuthorizationPolicy', 'Gateway', 'VirtualService', 'DestinationRule', 'ServiceEntry'];

export async function explain(lab: Lab, overlays: ReadonlyMap<string, readonly KubernetesObject[]>, probe: Probe, asked: Asked): Promise<string> {
  await pause(FLUSH);
  const logs = [...lab.pods].map(([name, pod]) => {
    const lines = written(pod.accessLog, asked.before.get(pod.accessLog) ?? 0, asked.tag);
    return lines === '' ? '' : `access log of ${name}:\n${lines}`;
  });
  const objects = [...overlays].flatMap(([cluster, all]) =>
    all.filter((object) => concerns(object, probe.concerns)).map((object) => `# in ${cluster}\n${stringify(object, { lineWidth: 0 })}`),
  );
  return [
    `request:  ${probe.what} (${asked.tag})`,
    `answer:   ${describe(asked.outcome)}`,
    `arrived:  ${asked.arrivals.length === 0 ? 'nowhere' : JSON.stringify(asked.arrivals)}`,
    ...logs.filter((log) => log !== ''),
    `objects concerned:\n${objects.join('---\n')}`,
  ].join('\n');
}

function concerns(object: KubernetesObject, names: readonly string[]): boolean {
  if (!TELLING.includes(object.kind)) return false;
  const text = JSON.stringify(object);
  return names.some((name) => text.includes(name));
}

/** Of this request, or of none: a handshake that fails has no request yet. */
function written(file: string, from: number, tag: string): string {
  if (!existsSync(file)) return '';
  const bytes = Buffer.alloc(Math.max(0, statSync(file).size - from));
  const open = openSync(file, 'r');
  readSync(open, bytes, 0, bytes.length, from);
  closeSync(open);
  const lines = bytes.toString().split('\n');
  const ours = new RegExp(`^\\[[^\\]]*\\] (${tag}|-) `);
  return lines.filter((line) => ours.test(line)).join('\n');
}
