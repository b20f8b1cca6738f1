// What a check is: a rule, and the function that finds where a federation breaks it.
import type { Finding } from '../finding/finding.ts';
import { occurrence, type Arguments, type Occurrence, type Rule } from '../finding/rule.ts';
import type { Placed } from '../model/fault.ts';
import type { Federation } from '../model/federation.ts';

export interface Check extends Rule {
  /** Every place where the rule is broken; none throws. */
  readonly run: (federation: Federation) => Iterable<Finding>;
}

type Found<R extends Rule> = (where: Occurrence, args: Arguments<R>) => Finding;

/** Declares a check. Its messages' placeholders are the arguments that `found` wants. */
export function check<const M extends string, const H extends string>(
  rule: Rule<M, H>,
  run: (federation: Federation, found: Found<Rule<M, H>>) => Iterable<Finding>,
): Check {
  const found: Found<Rule<M, H>> = (where, args) => occurrence(rule, where, args);
  return { ...rule, run: (federation) => run(federation, found) };
}

/** Declares a rule about something outside of the agreements: the command line finds where it is broken. */
export const rule = <const M extends string, const H extends string>(declared: Rule<M, H>): Rule<M, H> => declared;

type FaultKind = Placed['kind'];
type ArgumentsOf<Kind extends FaultKind> = Extract<Placed, { readonly kind: Kind }>['args'];

/** A rule whose placeholders are all among the arguments of a kind of fault. */
type RuleFor<Kind extends FaultKind, M extends string, H extends string> =
  ArgumentsOf<Kind> extends Arguments<Rule<M, H>> ? Rule<M, H> : { readonly misspelt: Exclude<keyof Arguments<Rule<M, H>>, keyof ArgumentsOf<Kind>> };

/**
 * A check for what reading has already found. An error in a cluster's own folder withholds its overlay and no other,
 * unless it is said that the fault changes nothing that is emitted.
 */
export function faultCheck<Kind extends FaultKind, const M extends string, const H extends string>(
  kind: Kind,
  rule: RuleFor<Kind, M, H> & Rule<M, H>,
  { withholds = rule.severity === 'error' }: { readonly withholds?: boolean } = {},
): Check {
  return check<string, string>(rule, function* (federation, found) {
    for (const fault of federation.faults) {
      if (fault.kind !== kind) continue;
      const withheld = withholds && fault.cluster !== null ? [fault.cluster] : [];
      yield found({ at: fault.at, related: fault.related ?? [], withholds: withheld, fix: fault.fix }, fault.args as Record<string, string>);
    }
  });
}
