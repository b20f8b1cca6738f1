// A scenario: agreements, and what must then happen to requests. One YAML file each.
import { absent, anything, either, list, map, maybe, oneOf, shape, text, whole, type Read, type Reader } from './strict.ts';

/** Keys of mappings, numbers of items, or an item told by what stands in it: `[spec, exposes, {service: httpbin}, to, 0]`. */
const path = list(either(either(text, whole), map(either(text, whole))));

/** One change of one agreement file. Exactly one of the last five says what is done at `at`. */
const edit = shape({
  file: text,
  at: maybe(path),
  set: maybe(anything),
  add: maybe(anything),
  remove: maybe(oneOf('yes')),
  /** The file becomes the CA certificates of these authorities. */
  authorities: maybe(list(text)),
  /** The file is removed. */
  delete: maybe(oneOf('yes')),
});

const answer = either(whole, oneOf('refused', 'unreached', 'closed'));

const reached = shape({
  /** One of these. */
  pod: either(text, list(text)),
  path: text,
  /** As the application saw them; null: not there. */
  headers: absent(map(either(text, oneOf(null))), {}),
});

const toBe = {
  method: absent(text, 'GET'),
  headers: absent(list(text), []),
  /** A status, or how the connection ended; a list where several will do. */
  answer: either(answer, list(answer)),
  /** Where it arrives, once; without this it must arrive nowhere. */
  reached: maybe(reached),
  /** What decides it, where the access matrix cannot know (a caller that is not named, a gateway that is not who it says). */
  beyondMatrix: maybe(text),
};

/** Straight to a cluster's ingress gateway, as a gateway of another cluster does; `none` brings no certificate. */
const direct = shape({ certificate: text, to: text, path: text, sni: maybe(text), authority: maybe(text), ...toBe });

/** From a pod, `<cluster>/<pod>`, through its sidecar. `path` as it goes out, where it differs from the URL's. */
const fromPod = shape({ pod: text, url: text, path: maybe(text), authority: maybe(text), ...toBe });

/** Whether the proxy of a pod has ever heard of a host. */
const knowledge = shape({ pod: text, knows: text, answer: oneOf('yes', 'no') });

/** Requests made from the access matrix: each consumption once; or each client at each exposure, with methods granted and not. */
const every = shape({ every: oneOf('consumption', 'client') });

const request: Reader<Request> = (value, at) => {
  const keys = Object.keys(Object(value));
  if (keys.includes('every')) return { kind: 'every', ...every(value, at) };
  if (keys.includes('knows')) return { kind: 'knowledge', ...knowledge(value, at) };
  return keys.includes('certificate') ? { kind: 'direct', ...direct(value, at) } : { kind: 'pod', ...fromPod(value, at) };
};

const step = shape({
  about: maybe(text),
  /** A folder of fixtures/. */
  agreements: text,
  edits: absent(list(edit), []),
  now: maybe(text),
  /** Exit status of the compile. */
  exit: absent(whole, 0),
  /** Objects that others have in a cluster; gone after this step. */
  others: absent(map(list(anything)), {}),
  /** Another key pair in a cluster's Secret, for this step: cluster → Secret → certificate. */
  pairs: absent(map(map(text)), {}),
  requests: list(request),
});

export const scenario = shape({ about: text, federation: text, steps: list(step) });

export type Scenario = Read<typeof scenario>;
export type Step = Read<typeof step>;
export type Edit = Read<typeof edit>;
export type Answer = Read<typeof answer>;
export type Reached = Read<typeof reached>;
export type Direct = { readonly kind: 'direct' } & Read<typeof direct>;
export type FromPod = { readonly kind: 'pod' } & Read<typeof fromPod>;
export type Knowledge = { readonly kind: 'knowledge' } & Read<typeof knowledge>;
export type Request = Direct | FromPod | Knowledge | ({ readonly kind: 'every' } & Read<typeof every>);
