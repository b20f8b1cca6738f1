// A rule's declaration, and how it makes findings. The arguments of a message are inferred from its text, so a misspelt one does not compile.
import { visible } from '../text/visible.ts';
import type { Span } from '../text/source.ts';
import type { Finding, Fix, Related, Severity } from './finding.ts';

/** What `explain`, SARIF and the README's table need of a rule. */
export interface Rule<Message extends string = string, Help extends string = string> {
  readonly code: `MF${number}` | `policy:${string}`;
  /** Kebab-case, named for the fault; also the name of its file. */
  readonly name: string;
  /** The version of meshfed that first had it. */
  readonly since: string;
  readonly severity: Severity;
  /** What is wrong and why it matters, with `{placeholders}`. */
  readonly message: Message;
  /** What to write instead, with `{placeholders}`. */
  readonly help: Help;
}

type Placeholder<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Placeholder<Rest> : never;

export type Arguments<R extends Rule> = Readonly<Record<Placeholder<R['message'] | R['help']>, string>>;

export interface Occurrence {
  readonly at: Span | null;
  readonly related?: readonly Related[];
  readonly withholds?: readonly string[];
  readonly fix?: Fix | undefined;
  /** Only where the command does mend it. */
  readonly accept?: Acceptable | undefined;
}

/** What `meshfed accept` writes into the agreement of `cluster`, as `peer` says it. */
export interface Acceptable {
  readonly cluster: string;
  readonly peer: string;
  readonly facts: readonly string[];
}

/** Values in `with` may come from anybody: what cannot be seen in them is made visible. */
export function occurrence<R extends Rule>(rule: R, where: Occurrence, args: Arguments<R>): Finding {
  return {
    code: rule.code,
    name: rule.name,
    severity: rule.severity,
    message: fill(rule.message, args),
    help: [fill(rule.help, args).trim(), ...commands(where)].join(' '),
    at: where.at,
    related: where.related ?? [],
    withholds: where.withholds ?? [],
    ...(where.fix === undefined ? {} : { fix: where.fix }),
  };
}

/** Only names of clusters and facts are in them, so that each can be pasted as it stands. */
function commands({ fix, accept }: Occurrence): readonly string[] {
  const asked = accept === undefined ? [] : [`\`meshfed accept ${accept.cluster} --peer ${accept.peer}${accept.facts.map((fact) => ` --fact ${fact}`).join('')}\` writes that.`];
  return fix === undefined ? asked : [...asked, `A compile with \`--fix\` ${fix.kind === 'edit' ? 'writes it' : 'takes it out'}.`];
}

function fill(template: string, args: Readonly<Record<string, string>>): string {
  return template.replace(/\{([A-Za-z]+)\}/g, (_, name: string) => visible(args[name] ?? ''));
}
