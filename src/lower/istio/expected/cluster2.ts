// What cluster2 of the base example must hold, object by object: the form that was proved with real Envoys. Labels are the same everywhere.
import { bundle } from '../../sample-agreements.ts';

const REMOVED = [
  'forwarded',
  'x-envoy-attempt-count',
  'x-envoy-peer-metadata',
  'x-envoy-peer-metadata-id',
  'x-forwarded-client-cert',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-real-ip',
];

export const cluster2 = [
  {
    apiVersion: 'security.istio.io/v1',
    kind: 'AuthorizationPolicy',
    metadata: {
      name: 'istio-private-ingressgateway',
      namespace: 'istio-private-gateways',
      annotations: { 'argocd.argoproj.io/sync-wave': '-1' },
    },
    spec: {
      selector: { matchLabels: { istio: 'private-ingressgateway' } },
      action: 'ALLOW',
      rules: [
        {
          from: [{ source: { principals: ['c1.example.com/istio-private-egressgateway'] } }],
          to: [{ operation: { methods: ['GET'], paths: ['/bookinfo/httpbin/*'] } }],
          when: [{ key: 'connection.sni', values: ['c2.example.com'] }, { key: 'request.headers[upgrade]', notValues: ['*'] }],
        },
        {
          from: [{ source: { principals: ['c1.example.com/istio-private-egressgateway'] } }],
          to: [{ operation: { methods: ['GET'], paths: ['/bookinfo/myratings/v1/*'] } }],
          when: [{ key: 'connection.sni', values: ['c2.example.com'] }, { key: 'request.headers[upgrade]', notValues: ['*'] }],
        },
        {
          from: [{ source: { principals: ['c3.example.com/istio-private-egressgateway'] } }],
          to: [{ operation: { methods: ['GET'], paths: ['/bookinfo/httpbin/*'] } }],
          when: [
            { key: 'connection.sni', values: ['cluster3.c2.example.com'] },
            { key: 'request.headers[upgrade]', notValues: ['*'] },
          ],
        },
      ],
    },
  },
  {
    apiVersion: 'security.istio.io/v1',
    kind: 'AuthorizationPolicy',
    metadata: { name: 'meshfed-httpbin', namespace: 'bookinfo', annotations: { 'argocd.argoproj.io/sync-wave': '-1' } },
    spec: {
      selector: { matchLabels: { app: 'httpbin' } },
      action: 'DENY',
      rules: [
        {
          from: [{ source: { principals: ['*/ns/istio-private-gateways/sa/istio-private-ingressgateway'] } }],
          to: [{ operation: { ports: ['8000'], notMethods: ['GET'] } }],
        },
        {
          from: [{ source: { principals: ['*/ns/istio-private-gateways/sa/istio-private-ingressgateway'] } }],
          to: [{ operation: { notPorts: ['8000'] } }],
        },
      ],
    },
  },
  {
    apiVersion: 'security.istio.io/v1',
    kind: 'AuthorizationPolicy',
    metadata: { name: 'meshfed-myratings', namespace: 'bookinfo', annotations: { 'argocd.argoproj.io/sync-wave': '-1' } },
    spec: {
      selector: { matchLabels: { app: 'ratings' } },
      action: 'DENY',
      rules: [
        {
          from: [{ source: { principals: ['*/ns/istio-private-gateways/sa/istio-private-ingressgateway'] } }],
          to: [{ operation: { ports: ['9080'], notMethods: ['GET'] } }],
        },
        {
          from: [{ source: { principals: ['*/ns/istio-private-gateways/sa/istio-private-ingressgateway'] } }],
          to: [{ operation: { notPorts: ['9080'] } }],
        },
      ],
    },
  },
  {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: {
      name: 'istio-private-ingressgateway-trust-cluster3',
      namespace: 'istio-private-gateways',
      annotations: { 'argocd.argoproj.io/sync-wave': '-1' },
    },
    data: { 'ca.crt': bundle('third.example.com').pem },
  },
  {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: {
      name: 'istio-private-ingressgateway-trust',
      namespace: 'istio-private-gateways',
      annotations: { 'argocd.argoproj.io/sync-wave': '-1' },
    },
    data: { 'ca.crt': bundle('example.com').pem },
  },
  {
    apiVersion: 'networking.istio.io/v1',
    kind: 'DestinationRule',
    metadata: {
      name: 'httpbin.bookinfo',
      namespace: 'istio-private-gateways',
      annotations: { 'argocd.argoproj.io/sync-wave': '-1' },
    },
    spec: { exportTo: ['.'], host: 'httpbin.bookinfo.svc.cluster.local', trafficPolicy: { tls: { mode: 'ISTIO_MUTUAL' } } },
  },
  {
    apiVersion: 'networking.istio.io/v1',
    kind: 'DestinationRule',
    metadata: {
      name: 'myratings.bookinfo',
      namespace: 'istio-private-gateways',
      annotations: { 'argocd.argoproj.io/sync-wave': '-1' },
    },
    spec: {
      exportTo: ['.'],
      host: 'myratings.bookinfo.svc.cluster.local',
      trafficPolicy: { tls: { mode: 'ISTIO_MUTUAL' } },
      subsets: [{ name: 'v1', labels: { version: 'v1' } }],
    },
  },
  {
    apiVersion: 'networking.istio.io/v1',
    kind: 'Gateway',
    metadata: { name: 'istio-private-ingressgateway', namespace: 'istio-private-gateways' },
    spec: {
      selector: { istio: 'private-ingressgateway' },
      servers: [
        {
          port: { number: 15443, name: 'https-c2-example-com', protocol: 'HTTPS' },
          hosts: ['istio-private-gateways/c2.example.com'],
          tls: {
            mode: 'MUTUAL',
            minProtocolVersion: 'TLSV1_2',
            credentialName: 'istio-private-ingressgateway-certs',
            caCertCredentialName: 'configmap://istio-private-gateways/istio-private-ingressgateway-trust',
            subjectAltNames: ['spiffe://c1.example.com/istio-private-egressgateway'],
          },
        },
        {
          port: { number: 15443, name: 'https-cluster3-c2-example-com', protocol: 'HTTPS' },
          hosts: ['istio-private-gateways/cluster3.c2.example.com'],
          tls: {
            mode: 'MUTUAL',
            minProtocolVersion: 'TLSV1_2',
            credentialName: 'istio-private-ingressgateway-certs',
            caCertCredentialName: 'configmap://istio-private-gateways/istio-private-ingressgateway-trust-cluster3',
            subjectAltNames: ['spiffe://c3.example.com/istio-private-egressgateway'],
          },
        },
      ],
    },
  },
  {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'Role',
    metadata: {
      name: 'istio-private-ingressgateway',
      namespace: 'istio-private-gateways',
      annotations: { 'argocd.argoproj.io/sync-wave': '-1' },
    },
    rules: [{ apiGroups: [''], resources: ['secrets'], verbs: ['list'] }],
  },
  {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata: {
      name: 'istio-private-ingressgateway',
      namespace: 'istio-private-gateways',
      annotations: { 'argocd.argoproj.io/sync-wave': '-1' },
    },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'istio-private-ingressgateway' },
    subjects: [{ kind: 'ServiceAccount', name: 'istio-private-ingressgateway', namespace: 'istio-private-gateways' }],
  },
  {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'istio-private-ingressgateway', namespace: 'istio-private-gateways' },
    spec: {
      type: 'ClusterIP',
      selector: { istio: 'private-ingressgateway' },
      ports: [{ name: 'tls-federation', protocol: 'TCP', port: 15443, targetPort: 15443 }],
    },
  },
  {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name: 'istio-private-ingressgateway', namespace: 'istio-private-gateways' },
  },
  {
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata: { name: 'c2.example.com', namespace: 'istio-private-gateways' },
    spec: {
      exportTo: ['.'],
      hosts: ['c2.example.com'],
      gateways: ['istio-private-gateways/istio-private-ingressgateway'],
      http: [
        {
          name: 'refuse-ambiguous-paths',
          match: [{ uri: { regex: String.raw`(?i).*(%2f|%5c|/\.{1,2}(;|%3b)).*` } }],
          directResponse: { status: 400 },
        },
        {
          name: 'bookinfo/httpbin',
          match: [{ uri: { prefix: '/bookinfo/httpbin/' } }],
          rewrite: { uri: '/', authority: 'httpbin.bookinfo.svc.cluster.local' },
          route: [{ destination: { host: 'httpbin.bookinfo.svc.cluster.local', port: { number: 8000 } }, weight: 100 }],
          headers: { request: { remove: REMOVED } },
          retries: { attempts: 0 },
        },
        {
          name: 'bookinfo/myratings/v1',
          match: [{ uri: { prefix: '/bookinfo/myratings/v1/' } }],
          rewrite: { uri: '/', authority: 'myratings.bookinfo.svc.cluster.local' },
          route: [
            { destination: { host: 'myratings.bookinfo.svc.cluster.local', port: { number: 9080 }, subset: 'v1' }, weight: 100 },
          ],
          headers: { request: { remove: REMOVED } },
          retries: { attempts: 0 },
        },
      ],
    },
  },
  {
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata: { name: 'cluster3.c2.example.com', namespace: 'istio-private-gateways' },
    spec: {
      exportTo: ['.'],
      hosts: ['cluster3.c2.example.com'],
      gateways: ['istio-private-gateways/istio-private-ingressgateway'],
      http: [
        {
          name: 'refuse-ambiguous-paths',
          match: [{ uri: { regex: String.raw`(?i).*(%2f|%5c|/\.{1,2}(;|%3b)).*` } }],
          directResponse: { status: 400 },
        },
        {
          name: 'bookinfo/httpbin',
          match: [{ uri: { prefix: '/bookinfo/httpbin/' } }],
          rewrite: { uri: '/', authority: 'httpbin.bookinfo.svc.cluster.local' },
          route: [{ destination: { host: 'httpbin.bookinfo.svc.cluster.local', port: { number: 8000 } }, weight: 100 }],
          headers: { request: { remove: REMOVED } },
          retries: { attempts: 0 },
        },
      ],
    },
  },
];
