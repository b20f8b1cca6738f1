// A thing that policies look at: what expressions see of it, what it is called, and where it stands.
import type { Related } from '../finding/finding.ts';
import type { Span } from '../text/source.ts';
import type { Row } from './outcome.ts';

export interface Subject {
  readonly row: Row;
  /** Where a violation is reported. */
  readonly at: Span | null;
  /** As a violation names it: `the grant of bookinfo/httpbin to cluster3`. */
  readonly name: string;
  /** Other lines that show it: the other owner's, or each hop of a way. */
  readonly related?: readonly Related[];
}
