// The lab's own CAs in place of a fixture's, whose keys nobody has; and the certificates that they issue.
import { createHash, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { issue, makeCa, type Made } from '../../src/dev/make-certificate.ts';
import type { Federation } from '../plan/federation.ts';

export interface Pair {
  readonly certificate: string;
  readonly key: string;
}

export interface Authorities {
  /** A certificate for a SPIFFE ID; the same each time it is asked for. */
  pair(authority: string, identity: string): Pair;
  /** The CA certificates of these, one after the other. */
  bundle(authorities: readonly string[]): string;
  /** A certificate file of a fixture with each certificate replaced by one of ours: a CA by the CA that stands for it, a leaf likewise. */
  stead(pem: string, file: string): string;
}

/** `fixtureFile` gives the path of a file that the federation names. */
export function makeAuthorities(federation: Federation, fixtureFile: (name: string) => string): Authorities {
  const made = new Map<string, Made>();
  const standsFor = new Map<string, string>();
  const originals: (readonly [string, X509Certificate])[] = [];
  for (const [name, plan] of Object.entries(federation.authorities)) {
    made.set(name, makeCa({ subject: { O: 'meshfed lab', CN: `${name}.lab.test` }, key: 'ec-prime256v1' }));
    if (plan.for === undefined) continue;
    const original = new X509Certificate(readFileSync(fixtureFile(plan.for)));
    standsFor.set(original.fingerprint256, name);
    originals.push([name, original]);
  }
  const authority = (name: string): Made => {
    const ca = made.get(name);
    if (ca === undefined) throw new Error(`the federation has no authority ${name}`);
    return ca;
  };

  const pairs = new Map<string, Pair>();
  function pair(by: string, identity: string): Pair {
    const known = pairs.get(`${by} ${identity}`);
    if (known !== undefined) return known;
    const leaf = issue({ ca: authority(by), subject: { O: commonName(identity) }, uris: [identity], key: 'ec-prime256v1' });
    const fresh = { certificate: leaf.pem, key: leaf.keyPem };
    pairs.set(`${by} ${identity}`, fresh);
    return fresh;
  }

  function replace(original: X509Certificate, file: string): string {
    const name = original.ca
      ? standsFor.get(original.fingerprint256)
      : originals.find(([, ca]) => original.verify(ca.publicKey))?.[0];
    const ca = original.ca ? original.subject : original.issuer;
    if (name === undefined) throw new Error(`${file}: no authority of the federation stands for the CA ${ca}`);
    const identity = /URI:([^,]+)/.exec(original.subjectAltName ?? '')?.[1] ?? '';
    return original.ca ? authority(name).pem : pair(name, identity).certificate;
  }

  return {
    pair,
    bundle: (names) => names.map((name) => authority(name).pem).join(''),
    stead: (pem, file) => (pem.match(CERTIFICATE) ?? []).map((block) => replace(new X509Certificate(block), file)).join(''),
  };
}

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----\n?/g;

/** A name that tells identities apart and fits into 64 characters. */
const commonName = (identity: string): string => createHash('sha256').update(identity).digest('hex').slice(0, 32);
