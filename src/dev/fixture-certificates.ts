// The certificates of the stories in fixtures/: which CA vouches for whom, and where each file lies.
import { issue, makeCa, type Subject } from './make-certificate.ts';

/** One CA and all that hangs on it. It is made as a whole: its key is not kept, so nothing can be issued by it later. */
export interface FixtureTrust {
  readonly ca: Subject;
  /** Path below fixtures/ → `ca`, or the SPIFFE ID of a leaf. The same value in two places is the same file. */
  readonly files: Readonly<Record<string, string>>;
}

const example: Subject = { O: 'example Inc.', CN: 'example.com' };
const LONG = 'research-and-development-of-the-western-department';

/** The CA of a story about a change, which each of its clusters trusts: `<base or agreements>/<cluster>`. */
const changed = (story: string, ...folders: readonly string[]): FixtureTrust['files'] => Object.fromEntries(folders.map((folder) => [`${story}/${folder}/certs/example.com.crt`, 'ca']));
const BOTH = ['base/cluster1', 'base/cluster2', 'agreements/cluster1', 'agreements/cluster2'];

/** The two clusters of the reference text. */
const referenceText = (story: string): FixtureTrust['files'] => ({
  [`${story}/agreements/cluster1/certs/example.com.crt`]: 'ca',
  [`${story}/agreements/cluster1/certs/c1.example.com.crt`]: 'spiffe://c1.example.com/istio-private-egressgateway',
  [`${story}/agreements/cluster2/certs/example.com.crt`]: 'ca',
  [`${story}/agreements/cluster2/certs/c2.example.com.crt`]: 'spiffe://c2.example.com/istio-private-ingressgateway',
});

/** Before a root is replaced, and after: the same gateways below two CAs. */
const rotated = (state: 'old' | 'new'): FixtureTrust['files'] => ({
  [`rotation-root/cluster1/certs/${state}-root.crt`]: 'ca',
  [`rotation-root/cluster1/certs/c1-by-${state}-root.crt`]: 'spiffe://c1.example.com/istio-private-egressgateway',
  [`rotation-root/cluster2/certs/${state}-root.crt`]: 'ca',
  [`rotation-root/cluster2/certs/c2-by-${state}-root.crt`]: 'spiffe://c2.example.com/istio-private-ingressgateway',
});

export const FIXTURE_TRUSTS: readonly FixtureTrust[] = [
  {
    ca: example,
    files: {
      ...referenceText('bookinfo'),
      ...referenceText('bookinfo-httpbin'),
      ...referenceText('istio-1.2-bookinfo'),
      ...referenceText('istio-1.2-bookinfo-httpbin'),
      ...referenceText('istio-1.2-bookinfo-ratings'),
      ...changed('grant-widened', ...BOTH),
      ...changed('grant-withdrawn', ...BOTH),
      ...changed('identity-replaced', ...BOTH),
      ...changed('exposure-moved', ...BOTH),
      ...changed('trust-anchor-changed', ...BOTH),
      ...changed('cluster-added-and-removed', 'base/cluster1', 'base/cluster2', 'agreements/cluster2', 'agreements/cluster4'),
      ...changed('reformatted', 'base/cluster1', 'base/cluster2', 'agreements/cluster2'),
      'reformatted/agreements/cluster1/certs/ca.crt': 'ca',
    },
  },
  {
    ca: example,
    files: {
      'three-clusters/agreements/shop/certs/root.crt': 'ca',
      'three-clusters/agreements/payments/certs/root.crt': 'ca',
      'three-clusters/agreements/payments/certs/payments.crt': 'spiffe://payments.example.com/istio-private-gateway',
      'three-clusters/agreements/ledger/certs/root.crt': 'ca',
    },
  },
  {
    ca: { O: 'ledger Ltd', CN: 'ledger.example.com' },
    files: {
      'three-clusters/agreements/shop/certs/ledger.crt': 'ca',
      'three-clusters/agreements/payments/certs/ledger.crt': 'ca',
      'three-clusters/agreements/ledger/certs/ledger.crt': 'ca',
      'trust-anchor-changed/agreements/cluster2/certs/ledger.crt': 'ca',
    },
  },
  {
    ca: example,
    files: {
      [`long-names/agreements/${LONG}/certs/ca.crt`]: 'ca',
      'long-names/agreements/data-platform/certs/ca.crt': 'ca',
    },
  },
  {
    ca: example,
    files: {
      'addresses/agreements/edge/certs/ca.crt': 'ca',
      'addresses/agreements/core/certs/ca.crt': 'ca',
    },
  },
  { ca: example, files: rotated('old') },
  { ca: { O: 'example Inc.', CN: 'root-2.example.com' }, files: rotated('new') },
  {
    ca: example,
    files: {
      'rotation-identity/cluster1/certs/ca.crt': 'ca',
      'rotation-identity/cluster1/certs/c1.crt': 'spiffe://c1.example.com/istio-private-egressgateway',
      'rotation-identity/cluster1/certs/c1-blue.crt': 'spiffe://c1.example.com/egress/blue',
      'rotation-identity/cluster2/certs/ca.crt': 'ca',
      'rotation-identity/cluster2/certs/c2.crt': 'spiffe://c2.example.com/istio-private-ingressgateway',
    },
  },
];

/** Path → PEM, of new keys that are forgotten. */
export function makeFixtureTrust({ ca: subject, files }: FixtureTrust): ReadonlyMap<string, string> {
  const ca = makeCa({ subject });
  const pems = new Map([['ca', ca.pem]]);
  for (const uri of new Set(Object.values(files))) {
    if (uri !== 'ca') pems.set(uri, issue({ ca, subject: { O: 'example Inc.', CN: new URL(uri).host }, uris: [uri] }).pem);
  }
  return new Map(Object.entries(files).map(([path, value]) => [path, pems.get(value) ?? '']));
}
