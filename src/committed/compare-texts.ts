// Two texts of YAML object by object.
import { entryOf, headOf, type Node } from '../syntax/node.ts';
import { parse } from '../syntax/parse.ts';
import { startOf, type Source, type Span } from '../text/source.ts';
import { fieldDifferences, type FieldDifference } from './field-differences.ts';

export interface ObjectDifference {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly fields: readonly FieldDifference[];
}

export type TextComparison =
  | { readonly kind: 'objects'; readonly objects: readonly ObjectDifference[] }
  /** `why` finishes the sentence 'the file …'. */
  | { readonly kind: 'unclear'; readonly why: string; readonly at: Span };

/** UTF-16 units: a second to parse. Hostile text takes ten times as long, and a megabyte of it is nobody's slip. */
const LONGEST = 1024 * 1024;

export function compareTexts(committed: Source, compiled: Source): TextComparison {
  if (committed.text.length > LONGEST) return { kind: 'unclear', why: 'differs, and is too long to be compared field by field', at: startOf(committed) };
  const [theirs, ours] = [parse(committed), parse(compiled)];
  const fault = theirs.faults[0];
  if (fault !== undefined) return { kind: 'unclear', why: `cannot be read as plain YAML (${fault.kind})`, at: fault.at };
  const objects = inPairs(theirs.documents, ours.documents).flatMap(([a, b]) => differing(a, b, startOf(committed)));
  if (objects.length > 0) return { kind: 'objects', objects };
  const ends = committed.text.replaceAll('\r\n', '\n') === compiled.text;
  return { kind: 'unclear', why: ends ? 'differs in line ends alone' : 'differs in comments, order or layout alone', at: startOf(committed) };
}

type Pair = readonly [Node | undefined, Node | undefined];

/** By kind, namespace and name. Where both hold one object, that is the pair, so that a new name is a field that differs. */
function inPairs(committed: readonly Node[], compiled: readonly Node[]): readonly Pair[] {
  if (committed.length === 1 && compiled.length === 1) return [[committed[0], compiled[0]]];
  const left = [...compiled];
  const pairs = committed.map((node): Pair => {
    const index = left.findIndex((other) => identity(other) === identity(node));
    return [node, index === -1 ? undefined : left.splice(index, 1)[0]];
  });
  return [...pairs, ...left.map((node): Pair => [undefined, node])];
}

const textAt = (node: Node | undefined, ...path: readonly string[]): string => {
  const found = path.reduce<Node | undefined>((at, key) => entryOf(at, key)?.value, node);
  return found?.kind === 'scalar' && typeof found.value === 'string' ? found.value : '';
};

const named = (node: Node | undefined): Omit<ObjectDifference, 'fields'> => ({
  kind: textAt(node, 'kind'),
  namespace: textAt(node, 'metadata', 'namespace'),
  name: textAt(node, 'metadata', 'name'),
});

const identity = (node: Node): string => JSON.stringify(named(node));

function differing(committed: Node | undefined, compiled: Node | undefined, start: Span): readonly ObjectDifference[] {
  if (committed !== undefined && compiled !== undefined) {
    const fields = fieldDifferences(committed, compiled);
    return fields.length === 0 ? [] : [{ ...named(compiled), fields }];
  }
  const whole = { path: '', committed: committed && 'the whole object', compiled: compiled && 'the whole object', at: committed === undefined ? start : headOf(committed) };
  return [{ ...named(committed ?? compiled), fields: [{ ...whole, committed: whole.committed ?? null, compiled: whole.compiled ?? null }] }];
}
