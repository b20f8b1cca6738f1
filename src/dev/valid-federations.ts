// Federations in which nothing is wrong, of two dozen shapes: no check may find an error or a warning in any of them.
import { issue, makeCa, type Made } from './make-certificate.ts';

/** Plain data, written as JSON, which is YAML too. */
type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json };
type Section = { readonly [key: string]: Json };

export interface Shape {
  readonly says: string;
  readonly files: Readonly<Record<string, string>>;
  /** Codes of all notes, each once, in order. */
  readonly notes: readonly string[];
}

/** What a consumer takes from a provider: a service of its namespace, as both sides state it. */
interface Link {
  readonly consumer: string;
  readonly provider: string;
  readonly service: string;
  /** More of the exposure, the grant, the consumption, and its source. */
  readonly exposure?: Section;
  readonly grant?: Section;
  readonly consumption?: Section;
  readonly source?: Section;
}

/** What an owner says of his cluster, and peers repeat. */
interface Facts {
  readonly hostname?: string;
  readonly ingress?: Section;
  readonly egress?: Section;
  /** More of `spec`. */
  readonly spec?: Section;
  /** More of `spec.gateways`. */
  readonly gateways?: Section;
  /** More of what it states about a peer. */
  readonly peers?: Readonly<Record<string, Section>>;
  /** Has no agreement. */
  readonly external?: true;
}

const CA = makeCa();
const root = (ca: Made = CA): string => ca.pem;

const link = (consumer: string, provider: string, service: string, more: Partial<Link> = {}): Link => ({ consumer, provider, service, ...more });

const identityOf = (name: string, facts: Facts, side: 'ingress' | 'egress'): Json => facts[side]?.['identity'] ?? `spiffe://${facts.hostname ?? `${name}.example.com`}/istio-private-${side}gateway`;

const ADDRESS = '192.0.2.';

/** Each cluster's agreement, from the links; one CA for all unless a cluster says otherwise. */
function federation(links: readonly Link[], about: Readonly<Record<string, Facts>> = {}, more: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  const names = [...new Set([...links.flatMap(({ consumer, provider }) => [provider, consumer]), ...Object.keys(about)])];
  const facts = new Map(names.map((name) => [name, about[name] ?? {}]));
  const dialled = (name: string): Section => ({ addresses: [`${ADDRESS}${names.indexOf(name) + 1}`], ...facts.get(name)?.ingress });
  const files = names.filter((name) => facts.get(name)?.external === undefined).flatMap((name) => {
    const own = facts.get(name) ?? {};
    const [taken, given] = [links.filter(({ consumer }) => consumer === name), links.filter(({ provider }) => provider === name)];
    const peers = [...new Set([...taken.map(({ provider }) => provider), ...given.map(({ consumer }) => consumer)])].filter((peer) => peer !== name);
    const spec: Section = {
      hostname: own.hostname ?? `${name}.example.com`,
      gateways: { ...(given.length > 0 ? { ingress: dialled(name) } : {}), ...(taken.length > 0 ? { egress: own.egress ?? {} } : {}), ...own.gateways },
      trust: ['certs/ca.crt'],
      peers: peers.map((peer) => {
        const theirs = facts.get(peer) ?? {};
        const ingress = Object.fromEntries(Object.entries(dialled(peer)).filter(([key]) => key === 'addresses' || key === 'port'));
        const consumed = taken.some(({ provider }) => provider === peer);
        return {
          cluster: peer,
          ...(theirs.external === true ? { external: true } : {}),
          ...(given.some(({ consumer }) => consumer === peer) ? { egress: { identity: identityOf(peer, theirs, 'egress') } } : {}),
          ...(consumed ? { hostname: theirs.hostname ?? `${peer}.example.com`, ingress: { ...ingress, identity: identityOf(peer, theirs, 'ingress') } } : {}),
          ...own.peers?.[peer],
        };
      }),
      exposes: exposures(given),
      consumes: taken.map(({ provider, service, exposure, consumption, source }) => ({ as: { service, namespace: 'default', port: 80 }, from: [{ cluster: provider, exposure: String(exposure?.['name'] ?? `apps/${service}`), ...source }], ...consumption })),
      ...own.spec,
    };
    return [[`${name}/agreement.yaml`, JSON.stringify({ apiVersion: 'meshfed.dev/v1alpha1', kind: 'Agreement', metadata: { name }, spec }, null, 2)], [`${name}/certs/ca.crt`, root()]] as const;
  });
  return { ...Object.fromEntries(files), ...more };
}

/** The grants of one service joined. */
function exposures(given: readonly Link[]): readonly Section[] {
  const keys = [...new Set(given.map(({ service, exposure }) => String(exposure?.['name'] ?? service)))];
  return keys.map((key) => {
    const same = given.filter(({ service, exposure }) => String(exposure?.['name'] ?? service) === key);
    const to = same.map(({ consumer, grant }) => ({ cluster: consumer, methods: ['GET'], ...grant }));
    return { service: same[0]?.service ?? '', namespace: 'apps', port: 80, ...same[0]?.exposure, to };
  });
}

const between = (names: readonly string[], joins: (from: number, to: number) => boolean): readonly Link[] =>
  names.flatMap((consumer, from) => names.flatMap((provider, to) => (joins(from, to) ? [link(consumer, provider, `of-${provider}`)] : [])));

const NAMES = ['amber', 'birch', 'cedar', 'dahlia'];
const LONG = 'customer-notification-preferences-of-the-northern-department-a1';
const LONG_HOST = `${LONG}.${LONG}.${LONG}.example.com`;

const rootOf = (name: string): Made => makeCa({ subject: { O: `${name} Ltd`, CN: `${name}.example.com` } });

function trustsOfTheirOwn(): Readonly<Record<string, string>> {
  const [first, second] = [rootOf('first'), rootOf('second')];
  const peers = { birch: { trust: ['certs/birch.crt'] }, cedar: { trust: ['certs/cedar.crt'] } };
  const sni = (provider: string) => ({ trust: ['certs/ca.crt'], ingress: { addresses: ['192.0.2.1'], identity: `spiffe://${provider}.example.com/istio-private-ingressgateway`, sni: '' } });
  const stated = (name: string): Section => ({ amber: { ...sni('amber'), ingress: { ...sni('amber').ingress, sni: `${name}.amber.example.com` } } });
  return federation(
    [link('birch', 'amber', 'books'), link('cedar', 'amber', 'books')],
    { amber: { peers }, birch: { peers: stated('birch') as Readonly<Record<string, Section>> }, cedar: { peers: stated('cedar') as Readonly<Record<string, Section>> } },
    { 'amber/certs/birch.crt': root(first), 'amber/certs/cedar.crt': root(second) },
  );
}

function chains(): Readonly<Record<string, string>> {
  const intermediate = makeCa({ subject: { O: 'example Inc.', CN: 'intermediate.example.com' }, by: CA });
  const leaf = (name: string, side: string): string => issue({ ca: intermediate, uris: [`spiffe://${name}.example.com/istio-private-${side}gateway`] }).pem + intermediate.pem;
  return federation(
    [link('amber', 'birch', 'books')],
    { amber: { egress: { certificate: 'certs/gateway.crt' } }, birch: { ingress: { certificate: 'certs/gateway.crt' } } },
    { 'amber/certs/gateway.crt': leaf('amber', 'egress'), 'birch/certs/gateway.crt': leaf('birch', 'ingress') },
  );
}

const SPLIT = {
  'birch/agreement.yaml': '\ufeffapiVersion: meshfed.dev/v1alpha1\r\nkind: Agreement\r\nmetadata: {name: birch}\r\nspec:\r\n  hostname: birch.example.com\r\n  gateways: {ingress: {addresses: [192.0.2.1]}}\r\n---\r\napiVersion: meshfed.dev/v1alpha1\r\nkind: Agreement\r\nmetadata: {name: birch}\r\nspec: {trust: [certs/ca.crt]}\r\n',
  'birch/teams/books.yml': 'apiVersion: meshfed.dev/v1alpha1\nkind: Agreement\nmetadata: {name: birch}\nspec:\n  peers: [{cluster: amber, egress: {identity: spiffe://amber.example.com/istio-private-egressgateway}}]\n  exposes:\n    - service: books # in the shop\n      namespace: apps\n      port: 80\n      to:\n        - cluster: amber\n          methods:\n            - GET\n',
};

const BOOKS = { service: 'books', namespace: 'apps', port: 80 };
const ONE_FOR_BOTH = { identity: 'spiffe://amber.example.com/gateways' };
const SHARED = 'MF4009';

const shape = (says: string, files: Readonly<Record<string, string>>, ...notes: readonly string[]): Shape => ({ says, files, notes });

export const VALID_FEDERATIONS: readonly Shape[] = [
  shape('a hub that three spokes consume from', federation(NAMES.slice(1).flatMap((spoke) => [link(spoke, 'amber', 'books'), link(spoke, 'amber', 'prices')])), SHARED),
  shape('three providers around one consumer', federation(NAMES.slice(1).map((provider) => link('amber', provider, `of-${provider}`))), SHARED),
  shape('a ring', federation(between(NAMES, (from, to) => to === (from + 1) % NAMES.length)), SHARED),
  shape('a full mesh', federation(between(NAMES, (from, to) => from !== to)), SHARED),
  shape('external peers alone, on both sides', federation([link('amber', 'partner', 'quotes'), link('customer', 'amber', 'books')], { partner: { external: true }, customer: { external: true } }), 'MF2008', 'MF2009', SHARED),
  shape('an external peer with two identities during its rotation', federation([link('customer', 'amber', 'books')], { customer: { external: true, egress: { identity: ['spiffe://customer.example.com/blue', 'spiffe://customer.example.com/green'] } } }), 'MF2008'),
  shape('a cluster that exposes to nobody yet', federation([], { amber: { gateways: { ingress: { addresses: ['192.0.2.1'] } }, spec: { exposes: [{ ...BOOKS, to: [] }] } } }), 'MF2014'),
  shape('a cluster with nothing but a hostname', federation([link('amber', 'birch', 'books')], { cedar: { spec: { trust: [], peers: [], exposes: [], consumes: [] } } })),
  shape('many subsets of one Service', federation(Array.from({ length: 8 }, (_, index) => link('amber', 'birch', 'books', { exposure: { name: `books/v${index}`, subset: { name: `v${index}`, labels: { version: `v${index}` } } }, consumption: { as: { service: `books-v${index}`, namespace: 'default', port: 80 } } })))),
  shape('names as long as they may be', federation([link('amber', 'birch', LONG, { exposure: { namespace: LONG, name: `${LONG}/${LONG}` } })], { birch: { hostname: LONG_HOST } })),
  shape('IPv6 addresses, in two spellings', federation([link('amber', 'birch', 'books')], { birch: { ingress: { addresses: ['2001:db8::10', '2001:db8::11'] } }, amber: { peers: { birch: { ingress: { addresses: ['2001:DB8:0::11', '2001:db8:0:0::10'], identity: 'spiffe://birch.example.com/istio-private-ingressgateway' } } } } })),
  shape('DNS names as addresses, on port 443', federation([link('amber', 'birch', 'books')], { birch: { ingress: { addresses: ['a.lb.example.net', 'b.lb.example.net'], port: 443 } } })),
  shape('a CA of its own for each peer', trustsOfTheirOwn()),
  shape('chains with an intermediate', chains()),
  shape('one identity for both gateways', federation([link('amber', 'birch', 'books'), link('birch', 'amber', 'prices')], { amber: { ingress: ONE_FOR_BOTH, egress: ONE_FOR_BOTH } })),
  shape('grants that end next year, with a reason', federation([link('amber', 'birch', 'books', { grant: { until: '2027-12-31', reason: 'A trial: ends with the contract, no. 12.' } })])),
  shape('an agreement in several documents and files, with CRLF and a byte order mark', federation([link('amber', 'birch', 'books')], {}, SPLIT)),
  shape('fifty consumptions in ten namespaces', federation(Array.from({ length: 50 }, (_, index) => link('amber', 'birch', `books-${index}`, { consumption: { as: { service: `books-${index}`, namespace: `team-${index % 10}`, port: 8080 } } })))),
  shape('gateways of one’s own', federation([link('amber', 'birch', 'books')], { amber: { gateways: { manage: false, namespace: 'edge' }, egress: { selector: { app: 'edge', side: 'out' }, serviceAccount: 'edge-out', secret: 'edge-out-pair' } }, birch: { gateways: { manage: false }, ingress: { selector: { app: 'edge', side: 'in' }, serviceAccount: 'edge-in' } } })),
  shape('the target of the reference text', federation([link('amber', 'birch', 'books')], { amber: { spec: { target: 'istio-1.2' } }, birch: { spec: { target: 'istio-1.2' } } }), 'MF1050', 'MF1051'),
  shape('two grants for one cluster, and callers that need both', federation([link('amber', 'birch', 'books', { consumption: { uses: { methods: ['GET', 'POST'], paths: ['/orders/*'] }, callers: ['ns/default/sa/shop', 'ns/office/*'] } })], { birch: { spec: { exposes: [{ ...BOOKS, to: [{ cluster: 'amber', methods: ['GET', 'HEAD'] }, { cluster: 'amber', methods: ['POST'], paths: ['/orders', '/orders/*'] }] }] } } })),
  shape('every method, and any caller', federation([link('amber', 'birch', 'books', { consumption: { callers: ['*'] } })], { birch: { spec: { exposes: [{ ...BOOKS, to: [{ cluster: 'amber' }] }] } } }), 'MF2015'),
  shape('paths and a name of one’s own, which the consumer states', federation([link('amber', 'birch', 'books', { exposure: { name: 'library', path: '/v1.0/Library/', workload: { labels: { app: 'books' }, port: 8080 }, protocol: 'HTTP' }, source: { path: '/v1.0/Library/', protocol: 'HTTP' } })], { birch: { spec: { trustDomain: 'birch.internal' }, gateways: { namespace: 'edge', revision: 'canary' } } })),
  shape('a statement that nothing needs, and CAs in two files', federation([link('amber', 'birch', 'books')], { amber: { spec: { trust: ['certs/ca.crt', 'certs/next.crt'] } }, birch: { peers: { amber: { hostname: 'amber.example.com' } } } }, { 'amber/certs/next.crt': root(rootOf('next')) })),
];
