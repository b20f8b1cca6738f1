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

/** Whether a cluster has an object, `<apiVersion> <Kind> [<namespace>/]<name>`, and all of this in it. */
const look = shape({ cluster: text, object: text, there: oneOf('yes', 'no'), holds: maybe(anything) });

/** Requests made from the access matrix: each consumption once; or each client at each exposure, with methods granted and not. */
const every = shape({ every: oneOf('consumption', 'client') });

const request: Reader<Request> = (value, at) => {
  const keys = Object.keys(Object(value));
  if (keys.includes('every')) return { kind: 'every', ...every(value, at) };
  if (keys.includes('knows')) return { kind: 'knowledge', ...knowledge(value, at) };
  if (keys.includes('object')) return { kind: 'look', ...look(value, at) };
  return keys.includes('certificate') ? { kind: 'direct', ...direct(value, at) } : { kind: 'pod', ...fromPod(value, at) };
};

const compiled = {
  about: maybe(text),
  /** A folder of fixtures/. */
  agreements: text,
  edits: absent(list(edit), []),
  /** So many more exposures of cluster2, each consumed by cluster1; nobody is behind them. */
  more: absent(whole, 0),
  now: maybe(text),
  /** Exit status of the compile. */
  exit: absent(whole, 0),
};

/** What becomes of one object of an overlay. */
const given = shape({
  cluster: text,
  kind: text,
  /** All of the kind where it is left out. */
  name: maybe(text),
  /** `stored`: as it was sent; `altered`: with the `spec` below. */
  outcome: oneOf('stored', 'altered', 'refused'),
  spec: maybe(anything),
  /** Text that the refusal or the warning holds. */
  says: maybe(text),
});

/** Each object of the overlays is given to its API server (or to istioctl validate), and taken away again. What is not listed must be stored, without a warning. */
const giving = shape({
  ...compiled,
  /** Validation of unknown fields, as kubectl's `--validate`. */
  givenTo: oneOf('strict', 'ignore', 'istioctl'),
  objects: list(given),
});

const application = shape({
  sync: oneOf('Synced', 'OutOfSync', 'Unknown'),
  /** Text in what Argo CD tells of it. */
  says: maybe(text),
});

/** What somebody does to an object by hand. */
const drift = shape({
  cluster: text,
  /** `<apiVersion> <Kind> [<namespace>/]<name>`. */
  object: text,
  /** A JSON patch where it is a list, else a merge patch; without it the object is deleted. */
  patch: maybe(anything),
  /** `yes`: the object becomes what it was. `no`: it stays so, and Argo CD says Synced. `refused`: the API server does not take it. */
  healed: absent(oneOf('yes', 'no', 'refused'), 'yes'),
});

/** Only where Argo CD brings the overlays. */
const synced = {
  applied: absent(oneOf('server-side', 'client-side'), 'server-side'),
  /** `any`: also kinds that the example's project does not list. */
  kinds: absent(oneOf('listed', 'any'), 'listed'),
  /** By cluster. What is not listed is Synced, with no difference after a hard refresh. */
  applications: absent(map(application), {}),
  /** The folders that are synced, one for each cluster. */
  folders: absent(text, 'overlays/*'),
  /** Files of the repository as somebody else leaves them, after the compile; null: it, or the folder, is deleted. `{as: FOLDER}`: a copy. */
  files: absent(map(either(text, either(oneOf(null), shape({ as: text })))), {}),
  /** Seconds that Argo CD may take for one cluster. */
  patience: absent(whole, 90),
  /** All at once, before the requests; those of `no` after the others. */
  drifts: absent(list(drift), []),
};

/** The overlays are brought into the clusters, then requests are sent. */
const trading = shape({
  ...compiled,
  ...synced,
  /** Objects that others have in a cluster; gone after this step. `{file: PATH}` or `{part: NAME}`: all that are in a file of the project, or of the lab's parts. */
  others: absent(map(list(anything)), {}),
  /** Another key pair in a cluster's Secret, for this step: cluster → Secret → certificate. */
  pairs: absent(map(map(text)), {}),
  requests: list(request),
});

/** Federations at random, each request held against what the prover says; `seed` draws them. So many with `--full`. */
const drawing = shape({ about: maybe(text), random: shape({ federations: whole, full: whole, seed: whole }) });

/** Overlays as a hand changed them: one hole in so many, all with `--full`. */
const digging = shape({ about: maybe(text), holes: shape({ every: whole }) });

const step: Reader<Step> = (value, at) => {
  const has = (key: string): boolean => Object.hasOwn(Object(value) as object, key);
  if (has('holes')) return { kind: 'digging', ...digging(value, at) };
  if (has('random')) return { kind: 'drawing', ...drawing(value, at) };
  return has('givenTo') ? { kind: 'giving', ...giving(value, at) } : { kind: 'trading', ...trading(value, at) };
};

export const scenario = shape({
  about: text,
  federation: text,
  /** `yes`: it takes so long, or so much, that it runs only where its name is given. */
  onlyByName: absent(oneOf('yes', 'no'), 'no'),
  steps: list(step),
});

export type Scenario = Read<typeof scenario>;
export type Giving = { readonly kind: 'giving' } & Read<typeof giving>;
export type Trading = { readonly kind: 'trading' } & Read<typeof trading>;
export type Drawing = { readonly kind: 'drawing' } & Read<typeof drawing>;
export type Digging = { readonly kind: 'digging' } & Read<typeof digging>;
export type Step = Giving | Trading | Drawing | Digging;
export type Given = Read<typeof given>;
export type ApplicationPlan = Read<typeof application>;
export type Drift = Read<typeof drift>;
export type Edit = Read<typeof edit>;
export type Answer = Read<typeof answer>;
export type Reached = Read<typeof reached>;
export type Direct = { readonly kind: 'direct' } & Read<typeof direct>;
export type FromPod = { readonly kind: 'pod' } & Read<typeof fromPod>;
export type Knowledge = { readonly kind: 'knowledge' } & Read<typeof knowledge>;
export type Look = { readonly kind: 'look' } & Read<typeof look>;
export type Request = Direct | FromPod | Knowledge | Look | ({ readonly kind: 'every' } & Read<typeof every>);
