// The tables of docs/policies.md: what expressions see, what they may call, and which policies come with meshfed.
import { POLICY_SETS, type PolicyKind } from '../model/policy.ts';
import { example } from '../policy/check-call.ts';
import { FUNCTIONS, MACROS } from '../policy/functions.ts';
import { SETS } from '../policy/sets.generated.ts';
import { celName, type ObjectType, type Type } from '../policy/type.ts';
import { objectNamed } from '../policy/variables.ts';

/** Every name that expressions of a kind see; `[]` stands for each element of a list. */
export function variableTable(kind: PolicyKind): string {
  return table(['name', 'type', 'what it is'], rows(kind, objectNamed(kind)));
}

function rows(prefix: string, { fields }: ObjectType): readonly (readonly string[])[] {
  return [...fields].flatMap(([name, { type, isOptional, description, example: value }]) => {
    const path = `${prefix}.${name}`;
    const more = value === undefined ? '' : ` Such as \`${value}\`.`;
    const own = [`\`${path}\``, isOptional ? `${typeName(type)}, **optional**` : typeName(type), `${description}${more}`];
    const inner = type.kind === 'list' ? type.of : type;
    return [own, ...(inner.kind === 'object' ? rows(type.kind === 'list' ? `${path}[]` : path, inner) : [])];
  });
}

const typeName = (type: Type): string => (type.kind === 'object' ? 'fields' : type.kind === 'list' && type.of.kind === 'object' ? 'list' : `\`${celName(type)}\``);

export function functionTable(): string {
  const own = FUNCTIONS.map((one) => [`\`${example(one)}\``, one.gives === 'element' ? 'element' : one.gives === 'same' ? 'the same' : `\`${celName(one.gives)}\``, `${one.does}${one.fails === undefined ? '' : `; only where it cannot fail: it fails where ${one.fails.when}`}${one.pattern === true ? '; the pattern must be written out' : ''}`]);
  return table(['call', 'gives', 'what'], [...own, ...MACROS.map((name) => [`\`list.${name}(x, …)\``, name === 'map' || name === 'filter' ? 'list' : '`bool`', MACRO_WORDS[name]])]);
}

const MACRO_WORDS = {
  all: 'does it hold for each element? For none it does',
  exists: 'does it hold for one at least?',
  exists_one: 'does it hold for exactly one?',
  filter: 'the elements for which it holds',
  map: 'what is made of each; `map(x, condition, …)` of those for which the condition holds',
} as const;

export function policyTable(): string {
  return table(
    ['policy', 'set', 'severity', 'over', 'why'],
    POLICY_SETS.flatMap((set) => SETS[set].map(({ name, severity, over, why }) => [`[${name}](../policies/${set}/${name}.md)`, set, severity, over, why])),
  );
}

const table = (head: readonly string[], lines: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`).join('');
