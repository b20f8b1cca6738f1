// What can be wrong with a file as YAML and as a shape. Data only: code, severity and words belong to the checks.
import type { Span } from '../text/source.ts';
import type { Fix, Related } from '../finding/finding.ts';

/** The arguments of each kind of fault, as its check's message uses them. */
export interface SyntaxFaults {
  'unreadable-file': { reason: string };
  'file-too-large': { limit: string };
  'too-much-text': { limit: string };
  'not-utf8': { byte: string };
  'control-character': { character: string };
  'bad-yaml': { problem: string; instead: string };
  'too-deep': { limit: string };
  'duplicate-key': { key: string };
  'yaml-anchor': { anchor: string };
  'yaml-alias': { alias: string };
  'yaml-merge-key': Record<never, string>;
  'yaml-tag': { tag: string };
  'yaml-directive': { directive: string };
  /** `nearest` is the known key that it was probably meant to be, or empty. */
  'unknown-key': { key: string; parent: string; nearest: string; instead: string };
  'wrong-type': { what: string; written: string; wanted: string; instead: string };
  'missing-key': { key: string; parent: string; meaning: string };
  'not-a-choice': { written: string; what: string; choices: string; instead: string };
  'empty-value': { what: string; instead: string };
  'wrong-kind': { problem: string; instead: string };
}

/** One fault of the kinds that `Table` names. */
export type FaultOf<Table> = {
  readonly [Kind in keyof Table]: {
    readonly kind: Kind;
    readonly at: Span;
    readonly args: Readonly<Table[Kind]>;
    readonly related?: readonly Related[];
    readonly fix?: Fix | undefined;
  };
}[keyof Table];

export type SyntaxFault = FaultOf<SyntaxFaults>;
