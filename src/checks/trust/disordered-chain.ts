// A gateway's file with certificates that do not belong to its leaf, stand twice, or stand in the wrong order.
import { check } from '../check.ts';
import type { Certificate, LeafFile } from '../../certificates/certificate.ts';
import { issuedBy } from '../../certificates/issued-by.ts';
import { gatewayCertificates } from '../gateway-certificates.ts';
import { leafBehind } from '../leaf-behind.ts';

export const disorderedChain = check(
  {
    code: 'MF4024',
    name: 'disordered-chain',
    since: '0.1.0',
    severity: 'warning',
    message: '{file} holds the certificate of `{subject}` {problem}; Envoy finds its way, but other clients and servers refuse a chain that does not lead upwards from the leaf',
    help: 'Write the leaf first, then each CA after the one that it issued, and nothing else.',
  },
  function* ({ agreements }, found) {
    for (const { certificate } of agreements.flatMap(gatewayCertificates)) {
      if (leafBehind(certificate.value) !== undefined) continue;
      const wrong = firstWrong(certificate.value);
      if (wrong !== undefined) yield found({ at: certificate.at }, { file: certificate.value.file, ...wrong });
    }
  },
);

interface Wrong {
  readonly subject: string;
  readonly problem: string;
}

function firstWrong({ leaf, intermediates }: LeafFile): Wrong | undefined {
  const above = aboveLeaf(leaf, intermediates);
  const before = [leaf];
  for (const ca of intermediates) {
    if (before.some(({ fingerprint }) => fingerprint === ca.fingerprint)) return { subject: ca.subject, problem: 'twice' };
    if (!above.has(ca.fingerprint)) return { subject: ca.subject, problem: 'to which its leaf does not lead' };
    if (!before.some((issued) => issuedBy(issued, ca))) return { subject: ca.subject, problem: 'before the one that it issued' };
    before.push(ca);
  }
  return undefined;
}

/** Those through which some path leads from the leaf; of a CA that was signed twice, both. */
function aboveLeaf(leaf: Certificate, intermediates: readonly Certificate[]): ReadonlySet<string> {
  const above = new Set<string>();
  const waiting = [leaf];
  for (let issued = waiting.shift(); issued !== undefined; issued = waiting.shift()) {
    for (const ca of intermediates) {
      if (above.has(ca.fingerprint) || ca.fingerprint === leaf.fingerprint || !issuedBy(issued, ca)) continue;
      above.add(ca.fingerprint);
      waiting.push(ca);
    }
  }
  return above;
}
