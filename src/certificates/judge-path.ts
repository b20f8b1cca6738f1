// What is wrong with a path from a leaf to a trusted CA whose signatures all hold. Held against openssl and Envoy 1.40 in e2e/certificates:
// what either of them refuses is refused. Of what a trusted CA says about itself Envoy looks at dates, key usage and name constraints alone.
import type { Certificate } from './certificate.ts';
import { forbiddenBy } from './name-constraints.ts';
import { isBrokenSignature } from './signature.ts';
import { isUnmarkedCa } from './unmarked-ca.ts';
import { validOn } from './valid-on.ts';

/** Leaf first, the trusted CA last. */
export type Path = readonly [Certificate, ...Certificate[]];

/** What the leaf is shown for: by an ingress gateway as a server, by an egress gateway as a client. */
export type Usage = 'serverAuth' | 'clientAuth';

export type RefusalReason = 'expired' | 'not-yet' | 'not-a-ca' | 'may-not-sign' | 'path-length' | 'usage' | 'critical-extension' | 'name-constraint' | 'key' | 'signature';

export interface Refusal {
  readonly reason: RefusalReason;
  /** The certificate that is at fault. */
  readonly culprit: Certificate;
  /** Finishes the sentence 'the certificate of <culprit> …'. */
  readonly problem: string;
}

/** `at` is YYYY-MM-DD in UTC; undefined leaves the dates out. The first refusal from the leaf upwards. */
export function refusalOf(path: Path, { at, usage }: { readonly at: string | undefined; readonly usage: Usage }): Refusal | undefined {
  return first(path, (certificate, depth) => ofOne(path, depth, usage) ?? (depth > 0 ? ofIssuer(path, certificate, depth) : ofLeaf(certificate)) ?? ofDay(certificate, at));
}

function first(path: readonly Certificate[], judge: (certificate: Certificate, depth: number) => Omit<Refusal, 'culprit'> | undefined): Refusal | undefined {
  for (const [depth, culprit] of path.entries()) {
    const refusal = judge(culprit, depth);
    if (refusal !== undefined) return { ...refusal, culprit };
  }
  return undefined;
}

type Judged = Omit<Refusal, 'culprit'> | undefined;

function ofDay(certificate: Certificate, at: string | undefined): Judged {
  const state = at === undefined ? 'valid' : validOn(certificate, at);
  return state === 'valid' ? undefined : { reason: state, problem: state === 'expired' ? 'has expired' : 'is not valid yet' };
}

const USAGES = { serverAuth: '1.3.6.1.5.5.7.3.1', clientAuth: '1.3.6.1.5.5.7.3.2' } as const;

/** Whether an extended key usage, where there is one, allows it. */
export const allows = ({ extendedKeyUsage }: Certificate, usage: Usage): boolean =>
  extendedKeyUsage === undefined || extendedKeyUsage.includes(USAGES[usage]);

function ofOne(path: Path, depth: number, usage: Usage): Judged {
  const certificate = path[depth] ?? path[0];
  // Nobody checks how a trusted CA was signed.
  if (depth < path.length - 1 && isBrokenSignature(certificate.signature)) return { reason: 'signature', problem: `was signed with ${certificate.signature}, which no verifier accepts` };
  const [unknown] = certificate.unknownCritical;
  if (unknown !== undefined) return { reason: 'critical-extension', problem: `has the critical extension ${unknown}, which Envoy does not know` };
  if (allows(certificate, usage)) return undefined;
  return { reason: 'usage', problem: `has an extended key usage without ${usage}${depth === 0 ? '' : ', and it holds for all below it'}` };
}

/** TLS with Envoy has the leaf sign each handshake. */
function ofLeaf({ keyUsage }: Certificate): Judged {
  return keyUsage?.includes('digitalSignature') === false ? { reason: 'usage', problem: 'has a key usage without digitalSignature' } : undefined;
}

/** Of CAs; Envoy takes fewer for leaves. */
const KEYS = /^(?:rsa-\d+|ec-prime256v1|ec-secp224r1|ec-secp384r1|ec-secp521r1|ed25519)$/;

function ofIssuer(path: Path, certificate: Certificate, depth: number): Judged {
  if (!KEYS.test(certificate.key)) return { reason: 'key', problem: `has a key of the kind ${certificate.key}, which Envoy does not know` };
  const isTrustedAsItIs = depth === path.length - 1 && isUnmarkedCa(certificate);
  if (!certificate.ca && !isTrustedAsItIs) return { reason: 'not-a-ca', problem: 'is not a CA, so nothing that it signed counts' };
  if (certificate.keyUsage?.includes('keyCertSign') === false) return { reason: 'may-not-sign', problem: 'has a key usage without keyCertSign' };
  // Those that issued to themselves under a new key do not count.
  const between = path.slice(1, depth).filter(({ selfIssued }) => !selfIssued).length;
  if (certificate.pathLength !== undefined && between > certificate.pathLength) {
    return { reason: 'path-length', problem: `allows ${certificate.pathLength} intermediate CAs below it (pathlen), and there are ${between}` };
  }
  return ofNames(path, certificate, depth);
}

function ofNames(path: Path, { nameConstraints }: Certificate, depth: number): Judged {
  if (nameConstraints === undefined) return undefined;
  const below = path.slice(0, depth).filter(({ selfIssued }, index) => index === 0 || !selfIssued);
  const problem = below.map((certificate) => forbiddenBy(nameConstraints, certificate)).find((one) => one !== undefined);
  return problem === undefined ? undefined : { reason: 'name-constraint', problem };
}
