// The inputs of action.yml, read and judged. Whatever is wrong with them is said in one sentence each.
import { SEVERITIES, type Severity } from '../finding/finding.ts';
import { nearest } from '../finding/nearest.ts';
import { visible } from '../text/visible.ts';
import { folderList } from './folder-list.ts';

export const COMMENTS = ['auto', 'always', 'never'] as const;
export const CHECKS = ['auto', 'true', 'false'] as const;

export interface Inputs {
  /** From the repository's root, sorted; at least one. */
  readonly agreements: readonly string[];
  /** A revision; undefined where the event says it. */
  readonly base: string | undefined;
  readonly failOn: Severity;
  readonly check: (typeof CHECKS)[number];
  readonly comment: (typeof COMMENTS)[number];
  /** Tells our comments on one pull request from each other. */
  readonly commentKey: string;
  /** As it was given; undefined where none is wanted. */
  readonly sarifFile: string | undefined;
  readonly token: string | undefined;
}

/** `get` gives what the workflow says, without white space around it; empty where it says nothing. */
export function readInputs(get: (name: string) => string): Inputs | { readonly faults: readonly string[] } {
  const faults: string[] = [];
  const choice = <T extends string>(name: string, choices: readonly [T, ...T[]], standard: T): T => {
    const written = get(name);
    const found = written === '' ? standard : choices.find((one) => one === written);
    if (found === undefined) faults.push(`\`${name}\` is one of ${choices.join(', ')}, and not \`${visible(written)}\`${meant(written, choices)}`);
    return found ?? standard;
  };
  const folders = folderList(get('agreements') || 'agreements');
  if ('fault' in folders) faults.push(`\`agreements\`: ${folders.fault}`);
  const agreements = 'fault' in folders ? [] : folders.folders;
  const inputs: Inputs = {
    agreements,
    base: get('base') || undefined,
    failOn: choice('fail-on', SEVERITIES, 'error'),
    check: choice('check', CHECKS, 'auto'),
    comment: choice('comment', COMMENTS, 'auto'),
    commentKey: get('comment-key') || agreements.join(','),
    sarifFile: get('sarif-file') || undefined,
    token: get('token') || undefined,
  };
  if (inputs.commentKey.length > LONGEST_KEY) faults.push(`\`comment-key\` has more than ${LONGEST_KEY} characters`);
  return faults.length > 0 ? { faults } : inputs;
}

const LONGEST_KEY = 500;

function meant(written: string, choices: readonly string[]): string {
  const near = nearest(written, choices);
  return near === undefined ? '' : `; did you mean \`${near}\`?`;
}
