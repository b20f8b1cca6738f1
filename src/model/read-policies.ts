// A folder of policies to policies: one a file, called as the file is. Expressions are texts here.
import { SEVERITIES } from '../finding/finding.ts';
import type { Document } from '../syntax/document.ts';
import { replace } from '../syntax/edit-yaml.ts';
import type { SyntaxFault } from '../syntax/fault.ts';
import type { Node, ScalarNode } from '../syntax/node.ts';
import { readDocuments } from '../syntax/read-documents.ts';
import { readSource } from '../syntax/read-source.ts';
import { lineAt, startOf, type Source, type Span } from '../text/source.ts';
import type { Tree } from '../text/tree.ts';
import type { ModelFault } from './fault.ts';
import { POLICY_KINDS, type Policy } from './policy.ts';
import { child, choice, read, type Reader } from './reader.ts';
import { POLICY } from './vocabulary.ts';

/** Bytes of all policies together. */
export const POLICIES_LIMIT = 1024 * 1024;

export interface PoliciesRead {
  /** Those that can be read, by the order of their files; no two of one name. */
  readonly policies: readonly Policy[];
  readonly faults: readonly ModelFault[];
}

/** `paths` are the files that may hold one; at most `limit` bytes are read in all. */
export function readPolicies(tree: Tree, paths: readonly string[], limit: number): PoliciesRead {
  const faults: ModelFault[] = [];
  const byName = new Map<string, Policy>();
  let left = limit;
  for (const path of paths) {
    const { source, faults: unreadable, size } = readSource(tree, path);
    left -= size;
    const read: { readonly documents: readonly Document[]; readonly faults: readonly SyntaxFault[] } =
      left < 0 ? { documents: [], faults: [tooMuch(source)] } : unreadable.length > 0 ? { documents: [], faults: unreadable } : readDocuments(source, 'Policy');
    faults.push(...read.faults.map(inExpression));
    const [first, ...more] = read.documents;
    // With a file each, a policy is found by its name, and taken out by taking its file out.
    for (const { root } of more) faults.push(nameFault(child(child(root, 'metadata'), 'name')?.at ?? startOf(source), 'a second policy stands in one file', 'Give it a file of its own.'));
    const policy = first === undefined ? undefined : readPolicy(first, faults);
    if (policy === undefined) continue;
    const other = byName.get(policy.name);
    if (other === undefined) byName.set(policy.name, policy);
    else faults.push({ ...nameFault(policy.at, `there are two policies \`${policy.name}\``, 'Take one of them out, or rename it and its file.'), related: [{ at: other.at, message: 'the other one' }] });
  }
  return { policies: [...byName.values()], faults };
}

/** CEL and YAML use the same signs: what YAML makes of an expression is told in the words of who writes one. */
function inExpression(fault: SyntaxFault): SyntaxFault {
  const { source, start } = fault.at;
  const above = source.text.slice(0, source.text.lastIndexOf('\n', start - 1) + 1).trimEnd().split('\n').at(-1) ?? '';
  const block = /^\s*(expression|message)\s*:\s*[|>][-+]?$/.exec(above)?.[1];
  if (block !== undefined && fault.kind === 'bad-yaml') return { kind: 'bad-yaml', at: fault.at, args: { problem: `this does not stand below \`${block}\` as a part of it`, instead: `Indent each line of the expression by two spaces more than \`${block}\`, and with spaces alone.` } };
  const key = /^\s*(expression|message)\s*:/.exec(lineAt(fault.at))?.[1];
  const isPlain = fault.kind === 'wrong-type' && !/^a (list|map)/.test(fault.args.written);
  if (key === undefined || isPlain || !READ_AS_YAML.has(fault.kind)) return fault;
  const problem = 'tag' in fault.args ? `YAML takes \`${fault.args.tag}\` for a tag of its own` : 'problem' in fault.args ? `in the expression ${fault.args.problem}, as YAML reads it` : 'YAML reads a sign of the expression as its own';
  return { kind: 'bad-yaml', at: fault.at, args: { problem, instead: `Write \`${key}: |-\`, and the expression on the line below, indented: there all signs are CEL’s.` } };
}

const READ_AS_YAML: ReadonlySet<SyntaxFault['kind']> = new Set<SyntaxFault['kind']>(['bad-yaml', 'yaml-tag', 'yaml-alias', 'yaml-anchor', 'wrong-type']);

const tooMuch = (source: Source): SyntaxFault => ({ kind: 'too-much-text', at: startOf(source), args: { limit: '1 MiB of policies' } });

const nameFault = (at: Span, problem: string, instead: string): ModelFault => ({ kind: 'bad-policy-name', at, args: { problem, instead } });

/** Undefined where a part is missing without which it says nothing; the shape check, or the check of its name, has said so. */
function readPolicy({ source, root }: Document, faults: ModelFault[]): Policy | undefined {
  const spec = child(root, 'spec');
  const reader: Reader = { faults };
  const named = child(child(root, 'metadata'), 'name');
  const name = read(reader, named, POLICY);
  const [expressionNode, messageNode] = [text(spec, 'expression'), text(spec, 'message')];
  const over = choice(child(spec, 'over'), POLICY_KINDS);
  if (name === undefined || named === undefined || expressionNode === undefined || messageNode === undefined || over === undefined) return undefined;
  const file = /([^/]*)\.ya?ml$/.exec(source.path)?.[1] ?? '';
  if (file !== name.value) faults.push({ ...nameFault(name.at, `the policy is called \`${name.value}\` and its file \`${file}\``, `Call it \`${file}\`, or rename the file.`), fix: { kind: 'edit', edit: replace(named, file) } });
  return {
    name: name.value,
    at: name.at,
    severity: choice(child(spec, 'severity'), SEVERITIES)?.value ?? 'error',
    over: over.value,
    expression: String(expressionNode.value),
    expressionNode,
    message: String(messageNode.value),
    messageNode,
    why: String(text(spec, 'why')?.value ?? ''),
    fix: text(spec, 'fix')?.value as string | undefined,
    examples: child(spec, 'examples'),
  };
}

function text(node: Node | undefined, key: string): ScalarNode | undefined {
  const value = child(node, key);
  return value?.kind === 'scalar' && typeof value.value === 'string' ? value : undefined;
}
