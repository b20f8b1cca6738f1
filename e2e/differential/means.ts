// What the lab of the random federations has: nothing else may be drawn. The rest stands in federations/random.yaml.

export interface Means {
  readonly namespace: string;
  readonly manage: boolean;
}

export const MEANS: Readonly<Record<string, Means>> = {
  c0: { namespace: 'istio-private-gateways', manage: true },
  c1: { namespace: 'gw', manage: true },
  c2: { namespace: 'federation', manage: false },
  c3: { namespace: 'istio-private-gateways', manage: true },
};

/** Services that each cluster has, with the labels and the port of the pods behind them. */
export const SERVICES = [
  { namespace: 'ns', service: 'svc', port: 80, labels: { app: 'x' }, podPort: 8080, subsets: ['v1', 'v2'] },
  { namespace: 'ns', service: 'svc-a', port: 8080, labels: { app: 'x' }, podPort: 9080, subsets: ['v1', 'v2'] },
  { namespace: 'ns', service: 'other', port: 80, labels: { app: 'x', version: 'v2' }, podPort: 8080, subsets: [] },
  { namespace: 'ns-a', service: 'svc', port: 9080, labels: { app: 'y' }, podPort: 8080, subsets: [] },
] as const;

/** Whom agreements may trust. A third one exists, and nobody trusts it. */
export const AUTHORITIES = ['root', 'ledger'] as const;
export type Authority = (typeof AUTHORITIES)[number];

/** A cluster without an agreement, of which only statements exist; it has two identities, as in a rotation. */
export const EXTERNAL = { name: 'ext', authority: 'ledger', identities: ['spiffe://ext.example.com/gateway', 'spiffe://ext.example.com/gateway/blue'] } as const;
