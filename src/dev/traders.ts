// Two clusters that expose to each other, with certificates, subsets, workloads, paths, callers and uses: in it nothing is wrong, until a test changes a line.
import { issue, makeCa, type LeafWanted, type Made } from './make-certificate.ts';

export const MART = makeCa({ subject: { O: 'Mart', CN: 'mart root' } });

export const identityOf = (cluster: 'pay' | 'shop', side: 'ingress' | 'egress'): string => `spiffe://${cluster}.mesh.example.net/istio-private-${side}gateway`;

/** A gateway's certificate, of the CA that both trust. */
export const leafOf = (cluster: 'pay' | 'shop', side: 'ingress' | 'egress', wanted: Partial<LeafWanted> = {}): Made =>
  issue({ ca: MART, uris: [identityOf(cluster, side)], subject: { O: 'Mart', CN: `${cluster}.mesh.example.net` }, ...wanted });

const PAY = `apiVersion: meshfed.dev/v1alpha1
kind: Agreement
metadata:
  name: pay
spec:
  hostname: pay.mesh.example.net
  gateways:
    ingress:
      addresses:
        - 198.51.100.20
        - 198.51.100.21
      port: 15443
      certificate: certs/ingress.pem
    egress:
      certificate: certs/egress.pem
  trust:
    - certs/root.pem
  peers:
    - cluster: shop
      hostname: shop.mesh.example.net
      egress:
        identity: spiffe://shop.mesh.example.net/istio-private-egressgateway
      ingress:
        addresses:
          - gw.shop.example.net
        identity: spiffe://shop.mesh.example.net/istio-private-ingressgateway
  exposes:
    - service: accounts
      namespace: ledger
      port: 8080
      to:
        - cluster: shop
          methods: [GET, POST]
          paths: [/v1/*, /health]
    - service: quotes
      namespace: fx
      port: 80
      path: /fx/
      subset:
        name: stable
        labels:
          track: stable
      workload:
        labels:
          app: quotes
        port: 8081
      to:
        - cluster: shop
          methods: [GET]
  consumes:
    - as:
        service: levels
        namespace: risk
        port: 8080
      from:
        - cluster: shop
          exposure: stock-levels
`;

const SHOP = `apiVersion: meshfed.dev/v1alpha1
kind: Agreement
metadata:
  name: shop
spec:
  hostname: shop.mesh.example.net
  gateways:
    ingress:
      addresses: [gw.shop.example.net]
      certificate: certs/ingress.pem
    egress:
      certificate: certs/egress.pem
  trust: [certs/root.pem]
  peers:
    - cluster: pay
      hostname: pay.mesh.example.net
      egress:
        identity: spiffe://pay.mesh.example.net/istio-private-egressgateway
      ingress:
        addresses: [198.51.100.20, 198.51.100.21]
        port: 15443
        identity: spiffe://pay.mesh.example.net/istio-private-ingressgateway
  exposes:
    - name: stock-levels
      service: levels
      namespace: stock
      port: 9000
      to:
        - cluster: pay
          methods: [GET]
          paths: [/items/*]
          reason: risk needs stock
  consumes:
    - as:
        service: accounts
        namespace: checkout
        port: 8080
      uses:
        methods: [GET, POST]
        paths: [/v1/*]
      callers:
        - ns/checkout/sa/basket
        - ns/backoffice/*
      from:
        - cluster: pay
          exposure: ledger/accounts
    - as:
        service: quotes
        namespace: checkout
        port: 80
      from:
        - cluster: pay
          exposure: fx/quotes/stable
          path: /fx/
`;

export const TRADERS: Readonly<Record<string, string>> = {
  'pay/agreement.yaml': PAY,
  'pay/certs/egress.pem': leafOf('pay', 'egress').pem,
  'pay/certs/ingress.pem': leafOf('pay', 'ingress').pem,
  'pay/certs/root.pem': MART.pem,
  'shop/agreement.yaml': SHOP,
  'shop/certs/egress.pem': leafOf('shop', 'egress').pem,
  'shop/certs/ingress.pem': leafOf('shop', 'ingress').pem,
  'shop/certs/root.pem': MART.pem,
};
