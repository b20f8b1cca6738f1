// The command line: a name, its arguments, an exit status. Everything that is printed goes through the streams that are given.
import { acceptCommand } from './accept-command.ts';
import { accessCommand } from './access-command.ts';
import { canCommand } from './can-command.ts';
import { checksCommand, explainCommand } from './checks-command.ts';
import { compileCommand } from './compile-command.ts';
import { diffCommand } from './diff-command.ts';
import { GENERAL_HELP } from './help.ts';
import { policyCommand } from './policy-command.ts';
import { proveCommand } from './prove-command.ts';
import type { Streams } from './streams.ts';
import { traceCommand } from './trace-command.ts';
import { isUsage, usage, type Usage } from './usage.ts';
import { validateCommand } from './validate-command.ts';
import { VERSION } from './version.ts';
import type { Absent } from '../io/git/absent.ts';
import type { Evaluate } from '../policy/outcome.ts';
import type { Tree, Unreadable } from '../text/tree.ts';
import type { ValidateManifests } from '../validate/manifest-fault.ts';
import { nearest } from '../finding/nearest.ts';

export const EXIT = { clean: 0, findings: 1, usage: 2, bug: 70 } as const;

/** What commands need of the world besides files, loaded by the program. */
export interface CommandPorts {
  /** Undefined where the words of the command line did not ask for it. */
  readonly validate: ValidateManifests | undefined;
  /** Left out, no policy is looked at. */
  readonly evaluate?: Evaluate;
  /** The folder as it stands in a git revision; a reason finishes the sentence 'the revision …'. Left out, revisions are not read. */
  readonly treeOfRevision?: (revision: string, folder: string) => Promise<Tree | Absent | Unreadable>;
}

/** A promise only of a command that has to wait, as for git. */
export type Command = (args: readonly string[], streams: Streams, ports: CommandPorts) => number | Usage | Promise<number | Usage>;

const COMMANDS: Readonly<Record<string, Command>> = { compile: compileCommand, access: accessCommand, can: canCommand, trace: traceCommand, prove: proveCommand, diff: diffCommand, validate: validateCommand, accept: acceptCommand, policy: policyCommand, explain: explainCommand, checks: checksCommand };

/** `meshfed COMMAND …`. The exit status, at once unless the command waits; the caller exits. */
export function main(args: readonly string[], streams: Streams, ports: CommandPorts): number | Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined) return fail(usage('which command? ', 'meshfed'), streams);
  if (name === '--help' || name === '-h' || name === 'help') return say(GENERAL_HELP, streams);
  if (name === '--version') return say(`${VERSION}\n`, streams);
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined) return fail(unknownCommand(name), streams);
  return run(command, rest, streams, ports);
}

/** Runs one command: what it says about usage goes to standard error. */
export function run(command: Command, args: readonly string[], streams: Streams, ports: CommandPorts): number | Promise<number> {
  const status = (result: number | Usage): number => (isUsage(result) ? fail(result, streams) : result);
  const result = command(args, streams, ports);
  return result instanceof Promise ? result.then(status) : status(result);
}

function unknownCommand(name: string): Usage {
  const meant = nearest(name, Object.keys(COMMANDS));
  return usage(`there is no command '${name}'${meant === undefined ? '' : `; did you mean '${meant}'?`}`, 'meshfed');
}

function say(text: string, { out }: Streams): number {
  out.write(text);
  return EXIT.clean;
}

function fail({ problem, command }: Usage, { err }: Streams): number {
  err.write(`${command}: ${problem}\nTry '${command} --help'.\n`);
  return EXIT.usage;
}
