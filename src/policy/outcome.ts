// What is asked of whoever evaluates policies, and what comes back: plain data, so that it can cross to another thread.
import type { PolicyKind } from '../model/policy.ts';

/** A thing that expressions look at; its fields are those of the schema. Whole numbers alone. */
export type Value = string | number | boolean | readonly Value[] | { readonly [field: string]: Value };

export interface Row {
  readonly [field: string]: Value;
}

/** What evaluation needs of a policy. */
export interface Expressions {
  readonly name: string;
  readonly over: PolicyKind;
  readonly expression: string;
  readonly message: string;
  /** One that comes with meshfed: it is known to come to an end, however slow the machine is. */
  readonly ours?: boolean;
}

export interface Job {
  readonly policies: readonly Expressions[];
  readonly today: string;
  /** Only of kinds that a policy is over. */
  readonly rows: Readonly<Partial<Record<PolicyKind, readonly Row[]>>>;
  /** Who can reach what, for `reaches`: `FROM CLUSTER` and `FROM CLUSTER/EXPOSURE`. */
  readonly reached: readonly string[];
}

/** Why an expression is refused. */
export interface ExpressionFault {
  readonly in: 'expression' | 'message';
  /** In UTF-16 units of the text. */
  readonly start: number;
  readonly end: number;
  /** `fallible`: it is well formed and could fail. */
  readonly kind: 'wrong' | 'fallible';
  readonly problem: string;
  readonly instead: string;
}

export interface Violation {
  /** Index into the rows of the policy's kind. */
  readonly row: number;
  readonly message: string;
}

/** Of one policy. Refused ones are not evaluated. */
export type Outcome =
  | { readonly kind: 'refused'; readonly faults: readonly ExpressionFault[] }
  /** It did not come to an end within its bound, or took too much memory: `why` finishes 'it was stopped: '. */
  | { readonly kind: 'stopped'; readonly why: string }
  | { readonly kind: 'evaluated'; readonly violations: readonly Violation[] };

/** Starts on the policies of a job; the function that it gives waits for the outcomes, one for each policy in their order. */
export type Evaluate = (job: Job) => () => readonly Outcome[];
