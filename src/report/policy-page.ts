// The page of a policy, in the form of those of checks: why, what fails, what passes, and what to write instead.
import type { PolicyTexts } from '../model/policy.ts';

export interface PolicyPage {
  readonly policy: PolicyTexts;
  /** Undefined of a repository's own. */
  readonly set: string | undefined;
  readonly examples: readonly PageExample[];
}

export interface PageExample {
  readonly expected: 'passes' | 'fails';
  readonly about: string;
  /** YAML: what changes in the sample. */
  readonly text: string;
  /** The findings; empty of what passes. */
  readonly printed: string;
}

export function policyPage({ policy: { name, severity, over, expression, message, why, fix }, set, examples }: PolicyPage): string {
  const from = set === undefined ? 'A policy of this repository’s own' : `Of the set \`${set}\``;
  return `# policy:${name}

${from}; ${ARTICLES[severity]}; evaluated for each ${over}.

## Why

${why.trim()}

It holds where

${block('cel', expression)}
is true; the message is

${block('cel', message)}
## Fails

${section(examples, 'fails')}## Passes

${section(examples, 'passes')}## Fix

${fix?.trim() ?? 'Its author does not say.'}
`;
}

const ARTICLES = { error: 'an error', warning: 'a warning', note: 'a note' } as const;

const block = (language: string, text: string): string => `\`\`\`${language}\n${text.trimEnd()}\n\`\`\`\n`;

function section(examples: readonly PageExample[], wanted: PageExample['expected']): string {
  const own = examples.filter(({ expected }) => expected === wanted);
  if (own.length === 0) return 'No example is given.\n\n';
  return own.map(({ about, text, printed }) => `### ${about.charAt(0).toUpperCase()}${about.slice(1)}\n\n${text === '' ? 'The sample as it is.\n' : block('yaml', text)}\n${printed === '' ? '' : `${block('text', printed)}\n`}`).join('');
}
