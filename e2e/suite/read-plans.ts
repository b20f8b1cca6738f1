// All scenarios and federations, read before anything is started: a mistake in one is told in a second.
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { federation, type Federation } from '../plan/federation.ts';
import { scenario, type Scenario } from '../plan/scenario.ts';

export interface Named<T> {
  readonly name: string;
  readonly plan: T;
}

export interface Group {
  readonly federation: Named<Federation>;
  readonly scenarios: readonly Named<Scenario>[];
}

/** Scenarios by the federation in which they play, both by name. `only`: those whose names hold one of these texts; none is all but those that want their whole name. */
export function readPlans(only: readonly string[]): readonly Group[] {
  const scenarios = readFolder('scenarios', scenario).filter(({ name, plan }) => isChosen(name, plan, only));
  const federations = readFolder('federations', asWhole);
  const stray = scenarios.find(({ plan }) => !federations.some(({ name }) => name === plan.federation));
  if (stray !== undefined) throw new Error(`scenarios/${stray.name}.yaml: there is no federations/${stray.plan.federation}.yaml`);
  return federations
    .map((each) => ({ federation: each, scenarios: scenarios.filter(({ plan }) => plan.federation === each.name) }))
    .filter((group) => group.scenarios.length > 0);
}

/** One federation by its name. */
export const planOf = (name: string): Federation => asWhole(readYaml(`federations/${name}.yaml`), `federations/${name}.yaml`);

const isChosen = (name: string, { onlyByName }: Scenario, only: readonly string[]): boolean =>
  onlyByName === 'yes' ? only.includes(name) : only.length === 0 || only.some((text) => name.includes(text));

/** `like` names another federation: what a file does not say itself is as there. */
function asWhole(value: unknown, at: string): Federation {
  const { like, ...own } = Object(value) as Readonly<Record<string, unknown>>;
  return federation(typeof like === 'string' ? { ...Object(readYaml(`federations/${like}.yaml`)), ...own } : value, at);
}

const readYaml = (file: string): unknown => parse(readFileSync(new URL(`../${file}`, import.meta.url), 'utf8'), { merge: true });

function readFolder<T>(folder: string, read: (value: unknown, at: string) => T): readonly Named<T>[] {
  const path = new URL(`../${folder}/`, import.meta.url).pathname;
  const files = readdirSync(path).filter((file) => file.endsWith('.yaml'));
  return files.sort().map((file) => {
    return { name: file.replace(/\.yaml$/, ''), plan: read(readYaml(`${folder}/${file}`), `${folder}/${file}`) };
  });
}
