// What came of testing policies.
import type { Finding } from '../finding/finding.ts';
import type { Span } from '../text/source.ts';
import { visible } from '../text/visible.ts';
import { place } from './json.ts';
import { counted } from './summary.ts';
import { placeText, textFinding, type Paint } from './text.ts';

export interface TestedPolicies {
  readonly faults: readonly Finding[];
  readonly tested: readonly { readonly policy: { readonly name: string }; readonly results: readonly TestedExample[] }[];
}

interface TestedExample {
  readonly example: { readonly at: Span; readonly expected: 'passes' | 'fails'; readonly about: string };
  /** Of the policy, in the files of the example. */
  readonly findings: readonly Finding[];
  /** What is wrong with the example. */
  readonly faults: readonly Finding[];
  readonly holds: boolean;
}

export function policiesTestedText({ faults, tested }: TestedPolicies, paint: Paint): string {
  const policies = tested.map(({ policy, results }) => `${paint('bold', policy.name)}\n${results.length === 0 ? '  has no examples\n' : results.map((result) => line(result, paint)).join('')}\n`);
  const examples = tested.flatMap(({ results }) => results);
  const failed = examples.filter(({ holds }) => !holds).length;
  const faulty = faults.length === 0 ? '' : `${counted(faults.length, 'fault')}, `;
  const outcome = failed > 0 ? paint('red', `${failed} not as expected`) : examples.length === 0 ? 'nothing is tested' : 'all as expected';
  const counts = `${faulty}${tested.length} ${tested.length === 1 ? 'policy' : 'policies'}, ${counted(examples.length, 'example')}, ${outcome}\n`;
  const summary = tested.length === 0 && faults.length === 0 ? 'There is no policy in the folder policies; `meshfed policy new NAME` writes one.\n' : counts;
  return `${faults.map((finding) => `${textFinding(finding, paint)}\n`).join('')}${policies.join('')}${summary}`;
}

function line({ example, findings, faults, holds }: TestedExample, paint: Paint): string {
  const said = findings.map(({ message }) => `         ${message}\n`).join('');
  const head = `${holds ? paint('green', 'ok') : paint('red', 'no')}   ${example.expected.padEnd(6)}  ${visible(example.about)}`;
  if (holds) return `  ${head}\n${said}`;
  const why = faults.length > 0 ? faults.map(faultLine).join('') : example.expected === 'fails' ? '         it should violate the policy, and nothing is found\n' : '         it should satisfy the policy, and this is found:\n';
  return `  ${head}\n         --> ${placeText(example.at)}\n${why}${said}`;
}

const faultLine = ({ code, message, at }: Finding): string => `         the example is faulty: ${code} ${message}${at === null ? '' : ` (${placeText(at)} of the example)`}\n`;

export function policiesTestedJson({ faults, tested }: TestedPolicies): string {
  const placed = ({ code, severity, message, help, at }: Finding): object => ({ code, severity, message, help, ...(at === null ? { file: null } : place(at)) });
  const results = tested.map(({ policy, results: all }) => ({ name: policy.name, examples: all.map(({ example, holds, findings, faults: wrong }) => ({ about: example.about, expected: example.expected, holds, ...place(example.at), messages: findings.map(({ message }) => message), faults: wrong.map(placed) })) }));
  return `${JSON.stringify({ faults: faults.map(placed), policies: results }, null, 2)}\n`;
}
