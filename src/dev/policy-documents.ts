// What documents show of policies: a page for each of ours, and the tables of docs/policies.md.
import { POLICY_KINDS, POLICY_SETS } from '../model/policy.ts';
import { example } from '../policy/check-call.ts';
import { evaluateHere } from '../policy/evaluate.ts';
import { runExample } from '../policy/examples.ts';
import { FUNCTIONS, REFUSED, type Signature } from '../policy/functions.ts';
import { policyPage } from '../policy/policy-page.ts';
import { policiesOfSet, setOf } from '../policy/sets.ts';
import { celName, type ObjectType, type Type } from '../policy/type.ts';
import { objectNamed } from '../policy/variables.ts';
import { policiesIn } from './generate-policies.ts';

let pages: ReadonlyMap<string, string> | undefined;

/** By path from the root of the project. Made once: each example is a compile. */
export function policyPages(): ReadonlyMap<string, string> {
  pages ??= new Map(
    POLICY_SETS.flatMap((set) => policiesIn(set).map((policy) => [`docs/policies/${policy.name}.md`, policyPage(policy, `Of the set ${set}`, (one) => runExample(policy, one, evaluateHere).findings)] as const)),
  );
  return pages;
}

/** By the name that a document shows them under. */
export const POLICY_TABLES: Readonly<Record<string, () => string>> = {
  ...Object.fromEntries(POLICY_SETS.map((set) => [`set ${set}`, () => setTable(set)])),
  ...Object.fromEntries(POLICY_KINDS.map((kind) => [`fields of ${kind}`, () => fieldTable(kind)])),
  functions: functionTable,
  'functions that are not there': () => table(['not there', 'why', 'in its place'], Object.entries(REFUSED).map(([name, [why, instead]]) => [`\`${name}()\``, why, instead])),
};

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows.map((row) => row.map((cell) => cell.replaceAll('|', '\\|')))].map((row) => `| ${row.join(' | ')} |\n`).join('');

function setTable(set: (typeof POLICY_SETS)[number]): string {
  const own = policiesOfSet(set).filter(({ name }) => setOf(name) === set);
  return table(['policy', 'severity', 'over', 'why'], own.map(({ name, severity, over, why }) => [`[${name}](policies/${name}.md)`, severity, over, why]));
}

function fieldTable(kind: string): string {
  return table(['field', 'type', 'meaning'], fieldRows(objectNamed(kind), kind));
}

/** What stands in a thing stands below it, by its whole name; of a list of things the fields of one follow. */
function fieldRows({ fields }: ObjectType, path: string): readonly (readonly string[])[] {
  return [...fields].flatMap(([name, { type, isOptional, description, example: sample }]) => {
    const whole = `${path}.${name}`;
    const said = `${isOptional ? '**Optional.** ' : ''}${description}${sample === undefined ? '' : ` \`${sample}\`.`}`;
    const inside = type.kind === 'object' ? fieldRows(type, whole) : type.kind === 'list' && type.of.kind === 'object' ? fieldRows(type.of, `${whole}[…]`) : [];
    return [[`\`${whole}\``, typeCell(type), said], ...inside];
  });
}

const typeCell = (type: Type): string => (type.kind === 'object' ? type.name : type.kind === 'list' && type.of.kind === 'object' ? 'list' : celName(type));

function functionTable(): string {
  return table(['call', 'gives', 'what it does'], FUNCTIONS.map((one) => [`\`${example(one)}\``, givesCell(one), `${one.does}${one.fails === undefined ? '' : `; refused unless it is known not to fail: where ${one.fails.when}`}`]));
}

const givesCell = ({ gives }: Signature): string => (gives === 'element' ? 'an element' : gives === 'same' ? 'the same' : celName(gives));
