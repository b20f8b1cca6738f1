// Principals and SNIs that rules tell apart: each that is named, and for each pattern or namespace one that only it describes.
import type { PolicyRule } from './guard.ts';
import type { AuthorizationPolicy, Rule } from './kinds/authorization-policy.ts';
import { addPattern, matches, noConstants, representatives } from './patterns.ts';

/** Without `spiffe://`. */
export function namedPrincipals(rules: readonly PolicyRule[]): readonly string[] {
  const constants = noConstants();
  const made: string[] = [];
  for (const { policy: { manifest }, rule: { from, when } } of rules) {
    for (const source of from ?? []) {
      for (const key of ['principals', 'notPrincipals'] as const) for (const pattern of source.get(key) ?? []) addPattern(constants, pattern);
      for (const key of ['namespaces', 'notNamespaces'] as const) for (const name of source.get(key) ?? []) made.push(`stranger.invalid/ns/${name}/sa/anybody`);
      for (const key of ['serviceAccounts', 'notServiceAccounts'] as const) {
        for (const name of source.get(key) ?? []) made.push(`stranger.invalid/ns/${name.includes('/') ? name.replace('/', '/sa/') : `${manifest.namespace}/sa/${name}`}`);
      }
    }
    for (const { key, values, notValues } of when) {
      if (key === 'source.principal') for (const pattern of [...(values ?? []), ...(notValues ?? [])]) addPattern(constants, pattern);
      if (key === 'source.namespace') for (const name of [...(values ?? []), ...(notValues ?? [])]) made.push(`stranger.invalid/ns/${name}/sa/anybody`);
    }
  }
  // A principal is a trust domain and a path: whatever a rule says of anything else, nobody is it.
  return [...representatives(constants, '', [], 'x/x'), ...made].filter((principal) => /^[^:/*]+\/[^*]+$/.test(principal));
}

/** SNIs that conditions tell apart: a server with a wildcard takes each of them. */
export function namedSnis(policies: readonly AuthorizationPolicy[]): readonly string[] {
  const constants = noConstants();
  const conditions = policies.flatMap(({ rules }) => rules.flatMap(({ when }) => when.filter(({ key }) => key === 'connection.sni')));
  for (const { values, notValues } of conditions) for (const pattern of [...(values ?? []), ...(notValues ?? [])]) addPattern(constants, pattern);
  return representatives(constants, '');
}

/** False where a condition of the rule is another SNI. */
export const isForSni = ({ when }: Rule, sni: string): boolean =>
  when.every(({ key, values, notValues }) => key !== 'connection.sni' || ((values?.some((value) => matches(value, sni)) ?? true) && !(notValues?.some((value) => matches(value, sni)) ?? false)));
