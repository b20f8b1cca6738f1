// By which DestinationRule a proxy speaks to a host: where several speak of one, what istiod makes of them.
import type { Labels } from '../model/names.ts';
import { kept } from './kept.ts';
import type { DestinationRule, Subset } from './kinds/destination-rule.ts';
import { sameTls } from './kinds/destination-rule.ts';
import { selects } from './reading.ts';
import { isVisible, type Unclear } from './routing.ts';

export interface Found {
  readonly kind: 'rule';
  readonly rule: DestinationRule;
}

type Answer = Found | Unclear | undefined;

interface Index {
  readonly exact: ReadonlyMap<string, readonly DestinationRule[]>;
  readonly wild: readonly DestinationRule[];
  readonly answers: Map<string, Answer>;
}

const indexes = new WeakMap<readonly DestinationRule[], Index>();

/**
 * The client's own namespace decides, then the host's, then the root namespace: the first that has any rule for it which the client sees.
 * `labels` are those of the client's pods, undefined where they are not known.
 */
export function ruleFor(rules: readonly DestinationRule[], host: string, namespace: string, labels: Labels | undefined): Answer {
  const index = kept(indexes, rules, () => indexOf(rules));
  const key = `${host} ${namespace} ${labels === undefined ? '' : [...labels].join(' ')}`;
  if (!index.answers.has(key)) index.answers.set(key, find(index, host, namespace, labels));
  return index.answers.get(key);
}

function indexOf(rules: readonly DestinationRule[]): Index {
  const exact = new Map<string, DestinationRule[]>();
  for (const rule of rules) kept(exact, rule.host, () => []).push(rule);
  return { exact, wild: rules.filter(({ host }) => host.startsWith('*')), answers: new Map<string, Answer>() };
}

function find({ exact, wild }: Index, host: string, namespace: string, labels: Labels | undefined): Answer {
  for (const place of new Set([namespace, host.split('.')[1], 'istio-system'])) {
    const seen = (rule: DestinationRule): boolean => rule.manifest.namespace === place && isVisible(rule.exportTo, rule.manifest.namespace, namespace);
    const named = (exact.get(host) ?? []).filter(seen);
    const found = named.length > 0 ? named : longest(wild.filter((rule) => seen(rule) && (rule.host === '*' || host.endsWith(rule.host.slice(1)))));
    if (found.length > 0) return joined(found, host, labels);
  }
  return undefined;
}

const longest = (rules: readonly DestinationRule[]): readonly DestinationRule[] => rules.filter(({ host }) => rules.every((other) => other.host.length <= host.length));

/** A rule that selects the client's pods wins over those that select none, and one that selects others says nothing. */
function joined(found: readonly DestinationRule[], host: string, labels: Labels | undefined): Answer {
  const [selecting, general] = [found.filter(({ workloadSelector }) => workloadSelector !== undefined), found.filter(({ workloadSelector }) => workloadSelector === undefined)];
  const mine = selecting.filter(({ workloadSelector }) => labels !== undefined && selects(workloadSelector ?? new Map(), labels));
  const unclear = (rule: DestinationRule | undefined): Unclear | undefined => rule && { kind: 'unclear', at: rule.manifest.at, what: `a second DestinationRule for ${host}` };
  // istiod copies subsets from one kind into the other, by the order in which it met them.
  if (mine.length > 0 && general.length > 0) return unclear(general[0]);
  const rules = mine.length > 0 ? mine : general;
  const [first] = rules;
  if (first === undefined) return undefined;
  const apart = rules.find((rule) => !joins(first, rule));
  if (apart !== undefined) return unclear(apart);
  const subsets = new Map<string, Subset>();
  for (const subset of rules.flatMap((rule) => rule.subsets)) {
    const before = subsets.get(subset.name);
    if (before !== undefined && !(labelsOf(before.labels) === labelsOf(subset.labels) && sameTls(before.tls, subset.tls))) return { kind: 'unclear', at: subset.at, what: `a second subset ${subset.name}` };
    subsets.set(subset.name, before ?? subset);
  }
  return { kind: 'rule', rule: { ...first, subsets: [...subsets.values()] } };
}

/** True where istiod makes one rule of both, and the same one in either order. */
const joins = (a: DestinationRule, b: DestinationRule): boolean =>
  namesOf(a.exportTo) === namesOf(b.exportTo) && labelsOf(a.workloadSelector) === labelsOf(b.workloadSelector) && a.hasPolicy === b.hasPolicy && sameTls(a.tls, b.tls);

const namesOf = (exportTo: readonly string[] | undefined): string => [...new Set(exportTo ?? ['*'])].sort().join(' ');

const labelsOf = (labels: Labels | undefined): string => [...(labels ?? [])].map(([key, value]) => `${key}=${value}`).sort().join(',');
