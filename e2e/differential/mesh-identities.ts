// Certificates of a mesh's own CA for any workload, as istiod would issue them: a stranger needs no pod.
import { createPrivateKey, X509Certificate } from 'node:crypto';
import type { Pair } from '../harness/authorities.ts';
import type { ClusterApi } from '../harness/cluster-api.ts';
import { AUTHORITY_KEY, issue, type Made } from '../../src/dev/make-certificate.ts';

export interface MeshIdentities {
  /** For a SPIFFE ID. */
  readonly pair: (identity: string) => Pair;
}

export async function meshIdentities(api: ClusterApi): Promise<MeshIdentities> {
  const ca = await meshCa(api);
  const known = new Map<string, Pair>();
  return {
    pair: (identity) => {
      const before = known.get(identity);
      if (before !== undefined) return before;
      const { pem, keyPem } = issue({ ca, subject: { O: 'workload' }, uris: [identity], key: 'ec-prime256v1', without: [AUTHORITY_KEY] });
      const pair = { certificate: pem, key: keyPem };
      known.set(identity, pair);
      return pair;
    },
  };
}

async function meshCa(api: ClusterApi): Promise<Made> {
  const secret = await api.read({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'istio-ca-secret', namespace: 'istio-system' } });
  const data = secret?.['data'] as Readonly<Record<string, string>> | undefined;
  const text = (key: string): string => Buffer.from(data?.[key] ?? '', 'base64').toString();
  const certificate = new X509Certificate(text('ca-cert.pem'));
  const organization = /^O=(.*)$/m.exec(certificate.subject)?.[1] ?? '';
  return { pem: text('ca-cert.pem'), der: certificate.raw, keyPem: text('ca-key.pem'), key: createPrivateKey(text('ca-key.pem')), subject: { O: organization } };
}
