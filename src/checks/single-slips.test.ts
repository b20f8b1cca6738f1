// One slip in a sound federation of two owners: one finding, where the slip is, with the other owner's place, and withholding what design says.
import * as assert from 'uvu/assert';
import { compileFiles } from '../dev/fixtures.ts';
import { makeCa } from '../dev/make-certificate.ts';
import { spec } from '../dev/spec.ts';
import { leafOf, MART, TRADERS } from '../dev/traders.ts';
import type { Finding } from '../finding/finding.ts';
import { positionOf, type Span } from '../text/source.ts';

const PAY = 'pay/agreement.yaml';
const SHOP = 'shop/agreement.yaml';
const HEAD = (cluster: string): string => `apiVersion: meshfed.dev/v1alpha1\nkind: Agreement\nmetadata: {name: ${cluster}}\nspec:\n`;
const OTHER = makeCa({ subject: { O: 'Other', CN: 'other root' } });
const MID = makeCa({ subject: { O: 'Mart', CN: 'mid' }, by: MART });

interface Slip {
  /** In this file, what stands there and what shall; or a file that is added or replaced. */
  readonly edits?: readonly (readonly [file: string, from: string, to: string])[];
  readonly files?: Readonly<Record<string, string>>;
  /** `severity name place (related places) withheld clusters`, one a finding; notes about what is not checked, and about shared trust, aside. */
  readonly finds: string;
}

const QUOTES = '        - cluster: shop\n          methods: [GET]\n';
const PAY_INGRESS = '        - 198.51.100.21';
const FROM_ACCOUNTS = '        - cluster: pay\n          exposure: ledger/accounts';
const SHOP_EGRESS = 'identity: spiffe://shop.mesh.example.net/istio-private-egressgateway';

const SLIPS: Readonly<Record<string, Slip>> = {
  'a stale hostname of the peer': { edits: [[SHOP, 'hostname: pay.mesh.example.net', 'hostname: payments.mesh.example.net']], finds: 'error hostname-differs shop/agreement.yaml:16:17 (pay/agreement.yaml:6:13)' },
  'an SNI of its own where none is served': { edits: [[SHOP, '        port: 15443\n', '        port: 15443\n        sni: shop.pay.mesh.example.net\n']], finds: 'error sni-differs shop/agreement.yaml:22:14 (pay/agreement.yaml:6:13)' },
  'a server of its own that the consumer does not name': { edits: [[PAY, '    - cluster: shop\n      hostname', '    - cluster: shop\n      trust: [certs/two.pem]\n      hostname']], files: { 'pay/certs/two.pem': MART.pem + OTHER.pem }, finds: 'error sni-differs shop/agreement.yaml:19:7 (pay/agreement.yaml:20:15)' },
  'another port dialled': { edits: [[SHOP, 'port: 15443', 'port: 443']], finds: 'error port-differs shop/agreement.yaml:21:15 (pay/agreement.yaml:12:13)' },
  'the default port, where another listens': { edits: [[PAY, 'port: 15443', 'port: 8443'], [SHOP, '        port: 15443\n', '']], finds: 'error port-differs shop/agreement.yaml:19:7 (pay/agreement.yaml:12:13)' },
  'a port of the proxy': { edits: [[PAY, 'port: 15443', 'port: 15090']], finds: 'error bad-port pay/agreement.yaml:12:13 () pay' },
  'a mistyped trust domain': { edits: [[SHOP, 'spiffe://pay.mesh.example.net/istio-private-ingressgateway', 'spiffe://pay.mesh.example.com/istio-private-ingressgateway']], finds: 'error identity-differs shop/agreement.yaml:22:19 (pay/agreement.yaml:6:13)' },
  'the peer’s identity taken for the own': { edits: [[PAY, '    egress:\n      certificate', `    egress:\n      ${SHOP_EGRESS}\n      certificate`]], finds: 'error identity-claimed-twice pay/agreement.yaml:15:17 (pay/agreement.yaml:23:19 shop/agreement.yaml:6:13) pay' },
  'the peer’s hostname taken for the own': { edits: [[PAY, '  hostname: pay.mesh.example.net', '  hostname: shop.mesh.example.net']], finds: 'error hostname-claimed-twice pay/agreement.yaml:6:13 (pay/agreement.yaml:20:17 shop/agreement.yaml:6:13) pay' },
  'one identity for two peers': { edits: [[PAY, '  exposes:', `    - cluster: lab\n      external: true\n      egress:\n        ${SHOP_EGRESS}\n  exposes:`]], finds: 'error identity-claimed-twice pay/agreement.yaml:30:19 (pay/agreement.yaml:22:19) pay' },
  'a stale identity beside the right one': { edits: [[PAY, SHOP_EGRESS, 'identity: [spiffe://shop.mesh.example.net/old, spiffe://shop.mesh.example.net/istio-private-egressgateway]']], finds: 'warning stale-identity pay/agreement.yaml:22:20 (shop/agreement.yaml:6:13)' },
  'an address that is not the peer’s': { edits: [[SHOP, '198.51.100.21', '198.51.100.12']], finds: 'error address-differs shop/agreement.yaml:20:36 (pay/agreement.yaml:11:11)' },
  'an address and a name in one list': { edits: [[PAY, PAY_INGRESS, '        - gw2.pay.example.net']], finds: 'error mixed-addresses pay/agreement.yaml:11:11 (pay/agreement.yaml:10:11) pay' },
  'a range of addresses': { edits: [[PAY, PAY_INGRESS, '        - 198.51.100.0/24']], finds: 'error bad-address pay/agreement.yaml:11:11 () pay' },
  'a URL as an address': { edits: [[PAY, '- gw.shop.example.net', '- https://gw.shop.example.net']], finds: 'error bad-address pay/agreement.yaml:25:13 () pay' },
  'a misspelt exposure': { edits: [[SHOP, 'exposure: ledger/accounts', 'exposure: ledger/acounts']], finds: 'error unknown-exposure shop/agreement.yaml:46:21 (pay/agreement.yaml:28:16)' },
  'a misspelt provider': { edits: [[SHOP, FROM_ACCOUNTS, FROM_ACCOUNTS.replace('pay', 'pays')]], finds: 'error missing-statement shop/agreement.yaml:45:11 (shop/agreement.yaml:15:16) shop' },
  'an exposure that is renamed': { edits: [[PAY, '    - service: accounts', '    - name: accounts/v2\n      service: accounts']], finds: 'error unknown-exposure shop/agreement.yaml:46:21 (pay/agreement.yaml:28:13)' },
  'a grant withdrawn': { edits: [[PAY, `      to:\n${QUOTES}`, '']], finds: 'note exposed-to-nobody pay/agreement.yaml:35:7 ()\nerror ungranted-consumption shop/agreement.yaml:53:21 (pay/agreement.yaml:35:16)' },
  'a day that does not exist': { edits: [[PAY, QUOTES, `${QUOTES}          until: 2026-02-30\n`]], finds: 'error bad-day pay/agreement.yaml:50:18 () pay' },
  'a method beyond the grant': { edits: [[SHOP, 'methods: [GET, POST]', 'methods: [GET, DELETE]']], finds: 'error uses-beyond-grant shop/agreement.yaml:39:24 (pay/agreement.yaml:33:21)' },
  'a path beside the grant, with two methods': { edits: [[SHOP, 'paths: [/v1/*]', 'paths: [/v1]']], finds: 'error uses-beyond-grant shop/agreement.yaml:40:17 (pay/agreement.yaml:34:19)' },
  'every path, where some are granted': { edits: [[SHOP, '        paths: [/v1/*]\n', '']], finds: 'error uses-beyond-grant shop/agreement.yaml:38:7 (pay/agreement.yaml:34:19)' },
  'a path of its own that the consumer does not state': { edits: [[PAY, '      namespace: ledger\n', '      namespace: ledger\n      path: /ledger/\n']], finds: 'error path-differs shop/agreement.yaml:46:21 (pay/agreement.yaml:30:13)' },
  'one path in another': { edits: [[PAY, 'path: /fx/', 'path: /ledger/accounts/fx/'], [SHOP, 'path: /fx/', 'path: /ledger/accounts/fx/']], finds: 'error overlapping-paths pay/agreement.yaml:38:13 (pay/agreement.yaml:28:16) pay' },
  'a caller in no form': { edits: [[SHOP, 'ns/checkout/sa/basket', 'checkout/basket']], finds: 'error bad-caller shop/agreement.yaml:42:11 () shop' },
  'an exposure again in another document': { files: { 'pay/more.yaml': `${HEAD('pay')}  exposes:\n    - {service: accounts, namespace: ledger, port: 8080, to: [{cluster: shop, methods: [GET]}]}\n` }, finds: 'error stated-twice pay/more.yaml:6:17 (pay/agreement.yaml:28:16) pay' },
  'another hostname in another document': { files: { 'pay/more.yaml': `${HEAD('pay')}  hostname: pay2.mesh.example.net\n` }, finds: 'error set-twice pay/more.yaml:5:13 (pay/agreement.yaml:6:13) pay' },
  'a peer again in another document': { files: { 'pay/more.yaml': `${HEAD('pay')}  peers:\n    - cluster: shop\n      hostname: shop.mesh.example.net\n` }, finds: 'error stated-twice pay/more.yaml:6:16 (pay/agreement.yaml:19:16) pay' },
  'no ingress gateway': { edits: [[PAY, '    ingress:\n      addresses:\n        - 198.51.100.20\n        - 198.51.100.21\n      port: 15443\n      certificate: certs/ingress.pem\n', '']], finds: 'error missing-gateway pay/agreement.yaml:22:7 () pay' },
  'no identity stated of whom is granted to': { edits: [[PAY, `      egress:\n        ${SHOP_EGRESS}\n`, '']], finds: 'error missing-statement pay/agreement.yaml:30:11 (shop/agreement.yaml:6:13) pay' },
  'no hostname stated of whom is consumed from': { edits: [[SHOP, '      hostname: pay.mesh.example.net\n', '']], finds: 'error missing-statement shop/agreement.yaml:44:11 (pay/agreement.yaml:6:13) shop' },
  'no trust': { edits: [[PAY, '  trust:\n    - certs/root.pem\n', '']], finds: 'error missing-trust pay/agreement.yaml:30:11 () pay' },
  'a file that is nearly named': { edits: [[SHOP, 'certificate: certs/egress.pem', 'certificate: certs/Egress.pem']], finds: 'error missing-file shop/agreement.yaml:12:20 () shop' },
  'external, and yet with an agreement': { edits: [[PAY, '    - cluster: shop\n      hostname', '    - cluster: shop\n      external: true\n      hostname']], finds: 'error external-with-agreement pay/agreement.yaml:20:17 (shop/agreement.yaml:5:1)' },
  'a certificate of a CA that only its owner trusts': { edits: [[PAY, '    - certs/root.pem', '    - certs/two.pem']], files: { 'pay/certs/two.pem': MART.pem + OTHER.pem, 'pay/certs/ingress.pem': leafOf('pay', 'ingress', { ca: OTHER }).pem }, finds: 'error untrusted-certificate shop/agreement.yaml:13:11 (pay/agreement.yaml:13:20)' },
  'an intermediate left out': { files: { 'pay/certs/ingress.pem': leafOf('pay', 'ingress', { ca: MID }).pem }, finds: 'error missing-intermediate pay/agreement.yaml:13:20 (shop/agreement.yaml:13:11)' },
  'an intermediate before the leaf': { files: { 'pay/certs/ingress.pem': MID.pem + leafOf('pay', 'ingress', { ca: MID }).pem }, finds: 'error wrong-certificate pay/agreement.yaml:13:20 (pay/agreement.yaml:6:13)' },
  'a certificate for clients at the ingress gateway': { files: { 'pay/certs/ingress.pem': leafOf('pay', 'ingress', { usages: ['clientAuth'] }).pem }, finds: 'error wrong-usage pay/agreement.yaml:13:20 (shop/agreement.yaml:45:11)' },
  'a certificate that has ended': { files: { 'pay/certs/ingress.pem': leafOf('pay', 'ingress', { notAfter: new Date('2026-11-20T00:00:00Z') }).pem }, finds: 'error certificate-out-of-date pay/agreement.yaml:13:20 ()' },
  'a leaf among the CAs': { files: { 'pay/certs/root.pem': MART.pem + leafOf('pay', 'ingress').pem }, finds: 'error not-a-ca pay/agreement.yaml:17:7 () pay' },
  'a key in a Secret': { files: { 'pay/secret.yaml': `apiVersion: v1\nkind: Secret\nstringData:\n  tls.key: |\n${MID.keyPem.replace(/^/gm, '    ')}\n` }, finds: 'error private-key pay/secret.yaml:5:1 () pay' },
};

const place = (at: Span | null): string => (at === null ? '-' : `${at.source.path}:${positionOf(at).line}:${positionOf(at).column}`);

const short = ({ severity, name, at, related, withholds }: Finding): string =>
  `${severity} ${name} ${place(at)} (${related.map((one) => place(one.at)).join(' ')}) ${withholds.join(' ')}`.trim();

function found({ edits = [], files = {} }: Slip): string {
  const all = new Map(Object.entries({ ...TRADERS, ...files }));
  for (const [file, from, to] of edits) {
    const text = all.get(file) ?? '';
    assert.ok(text.includes(from), `${file}: ${from}`);
    all.set(file, text.replace(from, to));
  }
  return compileFiles(all).findings.filter(({ name }) => name !== 'not-checked' && name !== 'shared-trust').map(short).join('\n');
}

spec('one slip', (test) => {
  test('none gives nothing', () => {
    assert.is(found({ finds: '' }), '');
  });
  for (const [says, slip] of Object.entries(SLIPS)) {
    test(`one finding: ${says}`, () => {
      assert.is(found(slip), slip.finds);
    });
  }
});
