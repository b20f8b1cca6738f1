// The page of a policy with what its examples print: made when it is asked for, of a repository's own too.
import type { Policy } from '../model/policy.ts';
import { examplesOf, runExample, type Example } from '../policy/examples.ts';
import type { Evaluate } from '../policy/outcome.ts';
import { policyPage } from '../report/policy-page.ts';
import { plainText, textFinding } from '../report/text.ts';
import { positionOf } from '../text/source.ts';

export function pageOfPolicy(policy: Policy, set: string | undefined, evaluate: Evaluate): string {
  const examples = examplesOf(policy).map((example) => {
    const { findings } = runExample(policy, example, evaluate);
    return { expected: example.expected, about: example.about, text: textOf(example), printed: findings.map((finding) => textFinding(finding, plainText)).join('\n') };
  });
  return policyPage({ policy, set, examples });
}

/** As it is written, moved to the left, without what it is about. */
function textOf({ node: { at } }: Example): string {
  const lines = at.source.text.slice(at.start, at.end).trimEnd().split('\n');
  const indent = positionOf(at).column - 1;
  const moved = lines.map((line, index) => (index === 0 ? line : line.slice(Math.min(indent, line.length - line.trimStart().length))));
  return moved.filter((line) => !line.startsWith('about:')).join('\n');
}
