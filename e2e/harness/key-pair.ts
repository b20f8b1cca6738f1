// The operator, who brings the key pair of a gateway.
import type { ClusterPlan } from '../plan/federation.ts';
import type { KubernetesObject } from '../plan/kubernetes-object.ts';
import type { Authorities } from './authorities.ts';

/** A key pair that the owner of a gateway must bring: `secrets` of the compile's output. */
export interface NeededSecret {
  readonly cluster: string;
  readonly namespace: string;
  readonly name: string;
}

export interface CertificateOf {
  readonly authority: string;
  readonly identity: string;
}

/** The Secret, with the certificate of the gateway whose it is, or with `other`. Throws where the federation knows no such gateway. */
export function keyPair(secret: NeededSecret, plan: ClusterPlan, authorities: Authorities, other: CertificateOf | undefined): KubernetesObject {
  const side = (['ingress', 'egress'] as const).find((each) => {
    const name = plan[each]?.secret ?? `istio-private-${each}gateway-certs`;
    return secret.name === name || secret.name.startsWith(`${name}-`);
  });
  const gateway = side === undefined ? undefined : plan[side];
  if (gateway === undefined) throw new Error(`the federation says nothing of the gateway for the Secret ${secret.name} of ${secret.cluster}`);
  const pair = authorities.pair(other?.authority ?? plan.authority, other?.identity ?? gateway.identity);
  const encode = (text: string): string => Buffer.from(text).toString('base64');
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: secret.name, namespace: secret.namespace },
    type: 'kubernetes.io/tls',
    data: { 'tls.crt': encode(pair.certificate), 'tls.key': encode(pair.key) },
  };
}
