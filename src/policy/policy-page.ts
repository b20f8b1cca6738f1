// The page of a policy, in the form of the pages of checks: why, what fails, what passes, and what to write instead.
import type { Finding } from '../finding/finding.ts';
import { policyCode, type Policy } from '../model/policy.ts';
import { entryOf } from '../syntax/node.ts';
import type { Span } from '../text/source.ts';
import { examplesOf, type Example } from './examples.ts';

/** What an example yields, where it is known. */
export type Told = (example: Example) => readonly Finding[];

/** `from` says where it comes from: `Of the set strict`, or its file. */
export function policyPage(policy: Policy, from: string, told: Told = () => []): string {
  const { name, severity, over, expression, message, why, fix } = policy;
  const examples = examplesOf(policy);
  const of = (expected: Example['expected']): string => examples.filter((example) => example.expected === expected).map((example) => exampleText(example, told(example))).join('\n') || 'It has no such example.\n';
  return `# ${policyCode(name)}

${from}; ${severity}; over: ${over}.

## Why

${why.trim()}

What must hold:

\`\`\`cel
${expression.trim()}
\`\`\`

What is said where it doesn't:

\`\`\`cel
${message.trim()}
\`\`\`

## Fails

${of('fails')}
## Passes

${of('passes')}
## Fix

${(fix ?? 'It does not say.').trim()}
`;
}

function exampleText(example: Example, findings: readonly Finding[]): string {
  const printed = findings.length === 0 ? '' : `\n\`\`\`text\n${findings.map(findingText).join('\n')}\`\`\`\n`;
  return `### ${example.about.slice(0, 1).toUpperCase()}${example.about.slice(1)}\n\n\`\`\`yaml\n${changesOf(example)}\n\`\`\`\n${printed}`;
}

/** Without lines: they are those of a file which nobody sees. */
const findingText = ({ severity, code, message, help, at, related }: Finding): string =>
  `${severity} ${code}\n  ${message}\n${[{ at, message: '' }, ...related].map(placeText).join('')}  = ${help}\n`;

const placeText = ({ at, message }: { readonly at: Span | null; readonly message: string }): string => (at === null ? '' : `  --> ${`${at.source.path}  ${message}`.trimEnd()}\n`);

/** What the example changes in the sample, as it is written. */
function changesOf({ node }: Example): string {
  if (node.kind !== 'map') return '{}';
  const parts = node.entries.filter(({ key }) => key !== 'about').map(({ key, keyAt }) => {
    const { text } = keyAt.source;
    const indent = keyAt.start - (text.lastIndexOf('\n', keyAt.start - 1) + 1);
    const value = entryOf(node, key)?.value;
    const end = value?.at.end ?? keyAt.end;
    return text.slice(keyAt.start, end).replaceAll(`\n${' '.repeat(indent)}`, '\n').trimEnd();
  });
  return parts.length === 0 ? '# the sample as it is' : parts.join('\n');
}
