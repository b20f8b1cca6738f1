// What is wrong with a path from a leaf to a trusted CA whose signatures all hold.
import type { Certificate } from './certificate.ts';
import { forbiddenBy } from './name-constraints.ts';
import { validOn } from './valid-on.ts';

/** What the leaf is shown for: by an ingress gateway as a server, by an egress gateway as a client. */
export type Usage = 'serverAuth' | 'clientAuth';

export type RefusalReason = 'expired' | 'not-yet' | 'not-a-ca' | 'may-not-sign' | 'path-length' | 'usage' | 'critical-extension' | 'name-constraint';

export interface Refusal {
  readonly reason: RefusalReason;
  /** The certificate that is at fault. */
  readonly culprit: Certificate;
  /** Finishes the sentence 'the certificate of <culprit> …'. */
  readonly problem: string;
}

/** `at` is YYYY-MM-DD in UTC; undefined leaves the dates out. The first refusal from the leaf upwards. */
export function refusalOf(path: readonly [Certificate, ...Certificate[]], { at, usage }: { readonly at: string | undefined; readonly usage: Usage }): Refusal | undefined {
  return first(path, (certificate, depth) => ofOne(certificate, depth, usage) ?? (depth > 0 ? ofIssuer(path, certificate, depth) : undefined) ?? ofDay(certificate, at));
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

function ofOne(certificate: Certificate, depth: number, usage: Usage): Judged {
  const [unknown] = certificate.unknownCritical;
  if (unknown !== undefined) return { reason: 'critical-extension', problem: `has the critical extension ${unknown}, which Envoy does not know` };
  if (allows(certificate, usage)) return undefined;
  return { reason: 'usage', problem: `has an extended key usage without ${usage}${depth === 0 ? '' : ', and it holds for all below it'}` };
}

function ofIssuer(path: readonly Certificate[], certificate: Certificate, depth: number): Judged {
  if (!certificate.ca) return { reason: 'not-a-ca', problem: 'is not a CA, so nothing that it signed counts' };
  if (certificate.keyUsage?.includes('keyCertSign') === false) return { reason: 'may-not-sign', problem: 'has a key usage without keyCertSign' };
  // Those that issued to themselves under a new key do not count.
  const between = path.slice(1, depth).filter(({ selfIssued }) => !selfIssued).length;
  if (certificate.pathLength !== undefined && between > certificate.pathLength) {
    return { reason: 'path-length', problem: `allows ${certificate.pathLength} intermediate CAs below it (pathlen), and there are ${between}` };
  }
  return ofNames(path, certificate, depth);
}

function ofNames(path: readonly Certificate[], { nameConstraints }: Certificate, depth: number): Judged {
  if (nameConstraints === undefined) return undefined;
  const below = path.slice(0, depth).filter(({ selfIssued }, index) => index === 0 || !selfIssued);
  const problem = below.map((certificate) => forbiddenBy(nameConstraints, certificate)).find((one) => one !== undefined);
  return problem === undefined ? undefined : { reason: 'name-constraint', problem };
}
