// A file to its documents of one kind: parsed, and their shape checked.
import type { Source } from '../text/source.ts';
import { startOf } from '../text/source.ts';
import type { Document } from './document.ts';
import type { SyntaxFault } from './fault.ts';
import { entryOf, headOf, type Node } from './node.ts';
import { parse } from './parse.ts';
import { checkShape, type DocumentKind } from './shape.ts';

export const API_VERSION = 'meshfed.dev/v1alpha1';

export interface DocumentsRead {
  readonly documents: readonly Document[];
  readonly faults: readonly SyntaxFault[];
  /** False where the file, or a document in it, says nothing that can be used. */
  readonly readable: boolean;
}

export function readDocuments(source: Source, kind: DocumentKind): DocumentsRead {
  const { documents: roots, faults } = parse(source);
  if (faults.length > 0) return { documents: [], faults, readable: false };
  const found: SyntaxFault[] = [];
  const documents: Document[] = [];
  for (const root of roots) {
    const fault = wrongKind(root, kind);
    if (fault !== undefined) found.push(fault);
    else {
      documents.push({ source, root });
      found.push(...checkShape(kind, root));
    }
  }
  return { documents, faults: found, readable: documents.length === roots.length };
}

function wrongKind(root: Node, kind: DocumentKind): SyntaxFault | undefined {
  const header = `apiVersion: ${API_VERSION}, kind: ${kind}`;
  const manifest = kind === 'Agreement' ? ' If it is a manifest of yours, list its file in `spec.inventory`.' : '';
  const instead = `Start the document with ${header}.${manifest}`;
  if (root.kind !== 'map') return { kind: 'wrong-kind', at: headOf(root), args: { problem: `this document is no map of keys but a ${root.kind}`, instead } };
  for (const [key, wanted] of [['kind', kind], ['apiVersion', API_VERSION]] as const) {
    const entry = entryOf(root, key);
    if (entry === undefined) continue;
    const { value } = entry;
    if (value.kind === 'scalar' && value.value === wanted) continue;
    const problem = `${key} is ${value.kind === 'scalar' ? `\`${value.written}\`` : `a ${value.kind}`} and not \`${wanted}\``;
    return { kind: 'wrong-kind', at: value.at, args: { problem, instead } };
  }
  // Without a kind it may be anybody's; with one key missing the shape check says which.
  if (entryOf(root, 'kind') === undefined && entryOf(root, 'apiVersion') === undefined) {
    return { kind: 'wrong-kind', at: root.entries[0]?.keyAt ?? startOf(root.at.source), args: { problem: 'this document has neither apiVersion nor kind', instead } };
  }
  return undefined;
}
