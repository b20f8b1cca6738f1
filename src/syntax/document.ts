// A document that is YAML, of a kind that we know, and where it lies.
import type { Source } from '../text/source.ts';
import type { Node } from './node.ts';

export interface Document {
  readonly source: Source;
  readonly root: Node;
}
