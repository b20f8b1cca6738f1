// What it means that a CA comes to vouch for a peer: which one, whom its key lets in, and what else must change.
import type { Accepted } from '../adopt/accept.ts';
import type { Difference } from '../adopt/difference.ts';
import { dayOf } from '../model/days.ts';
import { visible } from '../text/visible.ts';
import { accessTable } from './access-table.ts';
import type { Paint } from './text.ts';

/** Of a CA: what a person compares with what its owner says; nothing for any other difference. */
export function anchorLines({ ca }: Difference): readonly string[] {
  if (ca === undefined) return [];
  const issuer = ca.selfIssued ? 'itself: it is a root' : ca.issuer;
  return [
    `    subject  ${visible(ca.subject)}\n`,
    `    issuer   ${visible(issuer)}\n`,
    `    SHA-256  ${ca.fingerprint.toUpperCase().replace(/..(?=.)/g, '$&:')}\n`,
    `    valid    ${dayOf(ca.notBefore)} to ${dayOf(ca.notAfter)}\n`,
  ];
}

export function anchorText({ cluster, accepted, open }: Accepted & { readonly cluster: string }, paint: Paint): string {
  const anchors = accepted.filter(({ ca }) => ca !== undefined);
  return anchors
    .map((one) => {
      const { peer, from } = one;
      const rows = open.filter(({ client }) => client.cluster === peer);
      const reach = rows.length === 0 ? `${cluster} grants nothing to ${peer} that it could reach.\n` : `It can reach:\n${accessTable(rows, paint)}`;
      const beside = Array.isArray(from) ? `${from.map((file) => visible(String(file))).join(', ')} ${from.length === 1 ? 'vouches' : 'vouch'} for ${peer} as before; take it out once ${peer} shows the new certificate everywhere.\n` : '';
      return [
        `\n${paint('bold', `A CA vouches for ${peer} now. Whoever holds its key can come as ${peer}, and answer in its place:`)}\n`,
        ...anchorLines(one),
        reach,
        beside,
        `Compare the fingerprint with what the owner of ${peer} says by another way than this repository.\n`,
        rows.length === 0
          ? `Where ${peer} now has other CAs than the rest, the key pair of ${cluster} is needed once more for it: meshfed compile lists the Secret.\n`
          : `Where ${peer} now has other CAs than the rest, it is served under an SNI of its own, which its owner must state: meshfed accept ${peer} --peer ${cluster} --fact sni\n`,
      ].join('');
    })
    .join('');
}
