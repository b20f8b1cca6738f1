// Agreements for tests, written by hand: the federation of the design's base example with httpbin beside it, from both sides.
import { startOf } from '../text/source.ts';
import type { SoundAgreement } from '../model/sound.ts';

/** The same shape without brands, so that a test can write plain values. Only seal() makes a real one. */
export type Plain<T> = T extends string | number | boolean | null | undefined
  ? T extends string
    ? string
    : T extends number
      ? number
      : T
  : T extends ReadonlyMap<string, string>
    ? T
    : T extends readonly (infer Item)[]
      ? readonly Plain<Item>[]
      : { readonly [Key in keyof T as Key extends string ? Key : never]: Plain<T[Key]> };

export type PlainAgreement = Plain<SoundAgreement>;

export const sound = (agreement: PlainAgreement): SoundAgreement => agreement as unknown as SoundAgreement;

export const at = startOf({ path: 'agreement.yaml', text: '' });

/** Three certificates' worth of nothing: lowering never looks into a bundle. */
export const bundle = (name: string): PlainAgreement['consumptions'][number]['provider']['trust'] => ({
  certificates: [],
  pem: `-----BEGIN CERTIFICATE-----\n${Buffer.from(`the CA of ${name}, ${'0123456789'.repeat(9)}`).toString('base64').replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`,
  fingerprint: name,
});

const nothing = {
  at,
  target: 'istio',
  trustDomain: 'cluster.local',
  namespace: 'istio-private-gateways',
  manage: true,
  revision: undefined,
  ingress: undefined,
  egress: undefined,
  exposures: [],
  consumptions: [],
  validUntil: undefined,
} as const;

export const empty = (cluster: string): PlainAgreement => ({ ...nothing, cluster, hostname: `${cluster}.example.com` });

export const egressGateway = {
  at,
  selector: new Map([['istio', 'private-egressgateway']]),
  serviceAccount: 'istio-private-egressgateway',
  secret: 'istio-private-egressgateway-certs',
} as const;

export const ingressGateway = {
  at,
  selector: new Map([['istio', 'private-ingressgateway']]),
  serviceAccount: 'istio-private-ingressgateway',
  secret: 'istio-private-ingressgateway-certs',
  port: 15443,
  servers: [],
} as const;

export const provider: PlainAgreement['consumptions'][number]['provider'] = {
  at,
  cluster: 'cluster2',
  hostname: 'c2.example.com',
  sni: 'c2.example.com',
  addresses: ['203.0.113.10'],
  port: 15443,
  identities: ['spiffe://c2.example.com/istio-private-ingressgateway'],
  trust: bundle('example.com'),
  ownTrust: false,
};

const consumption = (service: string, port: number, exposure: string): PlainAgreement['consumptions'][number] => ({
  at,
  service,
  namespace: 'default',
  port,
  callers: [{ namespace: 'default', account: null }],
  provider,
  path: `/${exposure}/`,
  exposure,
});

export const ratings = consumption('ratings', 9080, 'bookinfo/myratings/v1');

/** Consumes both. */
export const cluster1: PlainAgreement = {
  ...nothing,
  cluster: 'cluster1',
  hostname: 'c1.example.com',
  egress: egressGateway,
  consumptions: [consumption('httpbin', 9000, 'bookinfo/httpbin'), ratings],
};

const grant = (cluster: string, sni: string): PlainAgreement['exposures'][number]['grants'][number] => ({
  at,
  cluster,
  identities: [`spiffe://${cluster.replace('cluster', 'c')}.example.com/istio-private-egressgateway`],
  sni,
  methods: ['GET'],
  paths: null,
});

export const toCluster1 = grant('cluster1', 'c2.example.com');
export const toCluster3 = grant('cluster3', 'cluster3.c2.example.com');

export const httpbin: PlainAgreement['exposures'][number] = {
  at,
  name: 'bookinfo/httpbin',
  service: 'httpbin',
  namespace: 'bookinfo',
  port: 8000,
  subset: undefined,
  path: '/bookinfo/httpbin/',
  workload: { labels: new Map([['app', 'httpbin']]), port: 8000 },
  grants: [toCluster1, toCluster3],
};

const myratings: PlainAgreement['exposures'][number] = {
  at,
  name: 'bookinfo/myratings/v1',
  service: 'myratings',
  namespace: 'bookinfo',
  port: 9080,
  subset: { name: 'v1', labels: new Map([['version', 'v1']]) },
  path: '/bookinfo/myratings/v1/',
  workload: { labels: new Map([['app', 'ratings']]), port: 9080 },
  grants: [toCluster1],
};

/** Exposes both, and keeps the CA of cluster3 apart. */
export const cluster2: PlainAgreement = {
  ...nothing,
  cluster: 'cluster2',
  hostname: 'c2.example.com',
  ingress: {
    ...ingressGateway,
    servers: [
      { at, sni: 'c2.example.com', peer: null, trust: bundle('example.com'), identities: toCluster1.identities },
      { at, sni: 'cluster3.c2.example.com', peer: 'cluster3', trust: bundle('third.example.com'), identities: toCluster3.identities },
    ],
  },
  exposures: [httpbin, myratings],
};
