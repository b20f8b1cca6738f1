// A rule of an organisation's own, as it is written: its expressions are texts here, and are understood in src/policy.
import type { Severity } from '../finding/finding.ts';
import type { Node, ScalarNode } from '../syntax/node.ts';
import type { Located, Span } from '../text/source.ts';

export const POLICY_KINDS = ['cluster', 'exposure', 'grant', 'consumption', 'certificate', 'change', 'reach'] as const;
export type PolicyKind = (typeof POLICY_KINDS)[number];

/** The sets of policies that come with meshfed; each holds all of those before it. */
export const POLICY_SETS = ['baseline', 'strict', 'regulated'] as const;
export type PolicySet = (typeof POLICY_SETS)[number];

/** What a policy says, wherever it comes from. */
export interface PolicyTexts {
  readonly name: string;
  readonly severity: Severity;
  readonly over: PolicyKind;
  readonly expression: string;
  readonly message: string;
  readonly why: string;
  /** What to write instead; undefined where the policy doesn't say. */
  readonly fix: string | undefined;
}

/** A policy in a file. */
export interface Policy extends PolicyTexts {
  /** Of its name. */
  readonly at: Span;
  /** Where its expressions stand, with their quotes or as a block. */
  readonly expressionNode: ScalarNode;
  readonly messageNode: ScalarNode;
  /** Not looked at by a compile; undefined where there are none. */
  readonly examples: Node | undefined;
}

/** A word of `spec.policies`: a set, or a policy. */
export type ChosenPolicy = Located<string>;

/** The code of a policy's findings. */
export const policyCode = (name: string): `policy:${string}` => `policy:${name}`;

export const isPolicyCode = (code: string): boolean => code.startsWith('policy:');
