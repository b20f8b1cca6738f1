// Makes src/policy/*.generated.ts from policies/: our own policies, which the program carries, and the sample of their examples.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { diskTree } from '../io/disk-tree.ts';
import { POLICY_SETS, type Policy, type PolicySet, type PolicyTexts } from '../model/policy.ts';
import { readPolicies } from '../model/read-policies.ts';
import { pageOfPolicy } from '../cli/policy-page.ts';
import { evaluateHere } from '../policy/evaluate.ts';
import { positionOf } from '../text/source.ts';

export const SETS_FILE = 'src/policy/sets.generated.ts';

/** The policies of a set as they lie in policies/; throws where one cannot be read. */
export function policiesIn(set: PolicySet): readonly Policy[] {
  const tree = diskTree(`policies/${set}`);
  if ('unreadable' in tree) throw new Error(`policies/${set} ${tree.unreadable}`);
  const paths = readdirSync(`policies/${set}`).filter((path) => path.endsWith('.yaml')).sort();
  const { policies, faults } = readPolicies(tree, paths, 2 ** 20);
  for (const { kind, at, args } of faults) throw new Error(`policies/${set}/${at.source.path}:${positionOf(at).line}: ${kind} ${JSON.stringify(args)}`);
  return policies;
}

/** Without places and examples, which a compile does not need. */
const textsOf = ({ name, severity, over, expression, message, why, fix }: Policy): PolicyTexts => ({ name, severity, over, expression, message, why: oneLine(why), fix: fix === undefined ? undefined : oneLine(fix) });

const oneLine = (text: string): string => text.trim().replace(/\s+/g, ' ');

export function generatePolicies(): string {
  const sets = Object.fromEntries(POLICY_SETS.map((set) => [set, policiesIn(set).map(textsOf)]));
  return `// Made by \`npm run generate\` from policies/; do not edit.
import type { PolicySet, PolicyTexts } from '../model/policy.ts';

export const SETS: Readonly<Record<PolicySet, readonly PolicyTexts[]>> = ${literal(sets, 0)};
`;
}

/** As the code here is written, so that a difference of two versions can be read. */
function literal(value: unknown, indent: number): string {
  if (value === undefined) return 'undefined';
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const pad = ' '.repeat(indent + 2);
  const end = ' '.repeat(indent);
  if (Array.isArray(value)) return value.length === 0 ? '[]' : `[\n${value.map((one) => `${pad}${literal(one, indent + 2)},\n`).join('')}${end}]`;
  return `{\n${Object.entries(value).map(([key, one]) => `${pad}${/^[A-Za-z]\w*$/.test(key) ? key : JSON.stringify(key)}: ${literal(one, indent + 2)},\n`).join('')}${end}}`;
}

/** The pages of our own policies: path → text. */
export const policyPages = (): ReadonlyMap<string, string> => new Map(POLICY_SETS.flatMap((set) => policiesIn(set).map((policy) => [`policies/${set}/${policy.name}.md`, pageOfPolicy(policy, set, evaluateHere)] as const)));

export const SAMPLE_FILE = 'src/policy/sample.generated.ts';

const SAMPLE_STORY = 'fixtures/bookinfo/agreements';
const SAMPLE_CERTIFICATES = 'policies/certificates';

/** The sample federation that examples of policies change, and certificates that they may name. */
export function generateSample(): string {
  const specs = Object.fromEntries(['cluster1', 'cluster2'].map((cluster) => [cluster, (parse(readFileSync(`${SAMPLE_STORY}/${cluster}/agreement.yaml`, 'utf8')) as { readonly spec: object }).spec]));
  const ofStory = ['cluster1', 'cluster2'].flatMap((cluster) => certificatesIn(`${SAMPLE_STORY}/${cluster}/certs`));
  return `// Made by \`npm run generate\` from ${SAMPLE_STORY} and ${SAMPLE_CERTIFICATES}; do not edit.

/** The day on which examples are compiled, unless they say another. */
export const SAMPLE_DAY = '2026-11-25';

/** By cluster, \`spec\` of its agreement. */
export const SAMPLE: Readonly<Record<string, unknown>> = ${literal(specs, 0)};

/** By name: the file NAME.crt lies in the folder certs of every cluster. */
export const SAMPLE_CERTIFICATES: Readonly<Record<string, string>> = ${literal(Object.fromEntries([...ofStory, ...certificatesIn(SAMPLE_CERTIFICATES)]), 0)};
`;
}

function certificatesIn(folder: string): readonly (readonly [name: string, text: string])[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((file) => file.endsWith('.crt')).sort();
  return files.map((file) => [file.slice(0, -'.crt'.length), readFileSync(`${folder}/${file}`, 'utf8')] as const);
}
