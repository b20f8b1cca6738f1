// What cluster1 of the base example must hold, object by object: the form that was proved with real Envoys. Labels are the same everywhere.
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

export const cluster1 = [
  {
    apiVersion: 'security.istio.io/v1',
    kind: 'AuthorizationPolicy',
    metadata: {
      name: 'istio-private-egressgateway',
      namespace: 'istio-private-gateways',
      annotations: { 'argocd.argoproj.io/sync-wave': '-1' },
    },
    spec: {
      selector: { matchLabels: { istio: 'private-egressgateway' } },
      action: 'ALLOW',
      rules: [
        {
          from: [{ source: { principals: ['cluster.local/ns/default/sa/*'] } }],
          to: [{ operation: { hosts: ['httpbin.default.svc.cluster.local'] } }],
          when: [{ key: 'connection.sni', values: ['httpbin.default.svc.cluster.local'] }],
        },
        {
          from: [{ source: { principals: ['cluster.local/ns/default/sa/*'] } }],
          to: [{ operation: { hosts: ['ratings.default.svc.cluster.local'] } }],
          when: [{ key: 'connection.sni', values: ['ratings.default.svc.cluster.local'] }],
        },
      ],
    },
  },
  {
    apiVersion: 'networking.istio.io/v1',
    kind: 'DestinationRule',
    metadata: {
      name: 'c2.example.com',
      namespace: 'istio-private-gateways',
      annotations: { 'argocd.argoproj.io/sync-wave': '-1' },
    },
    spec: {
      exportTo: ['.'],
      host: 'c2.example.com',
      workloadSelector: { matchLabels: { istio: 'private-egressgateway' } },
      trafficPolicy: {
        loadBalancer: { simple: 'ROUND_ROBIN' },
        tls: {
          mode: 'MUTUAL',
          credentialName: 'istio-private-egressgateway-certs',
          sni: 'c2.example.com',
          subjectAltNames: ['spiffe://c2.example.com/istio-private-ingressgateway'],
          insecureSkipVerify: false,
        },
      },
    },
  },
  {
    apiVersion: 'networking.istio.io/v1',
    kind: 'DestinationRule',
    metadata: {
      name: 'istio-private-egressgateway',
      namespace: 'istio-private-gateways',
      annotations: { 'argocd.argoproj.io/sync-wave': '-1' },
    },
    spec: {
      exportTo: ['default'],
      host: 'istio-private-egressgateway.istio-private-gateways.svc.cluster.local',
      trafficPolicy: {
        loadBalancer: { simple: 'ROUND_ROBIN' },
        tls: {
          mode: 'ISTIO_MUTUAL',
          subjectAltNames: ['spiffe://cluster.local/ns/istio-private-gateways/sa/istio-private-egressgateway'],
        },
      },
      subsets: [
        {
          name: 'httpbin-default',
          trafficPolicy: {
            loadBalancer: { simple: 'ROUND_ROBIN' },
            tls: {
              mode: 'ISTIO_MUTUAL',
              sni: 'httpbin.default.svc.cluster.local',
              subjectAltNames: ['spiffe://cluster.local/ns/istio-private-gateways/sa/istio-private-egressgateway'],
            },
          },
        },
        {
          name: 'ratings-default',
          trafficPolicy: {
            loadBalancer: { simple: 'ROUND_ROBIN' },
            tls: {
              mode: 'ISTIO_MUTUAL',
              sni: 'ratings.default.svc.cluster.local',
              subjectAltNames: ['spiffe://cluster.local/ns/istio-private-gateways/sa/istio-private-egressgateway'],
            },
          },
        },
      ],
    },
  },
  {
    apiVersion: 'networking.istio.io/v1',
    kind: 'Gateway',
    metadata: { name: 'istio-private-egressgateway', namespace: 'istio-private-gateways' },
    spec: {
      selector: { istio: 'private-egressgateway' },
      servers: [
        {
          port: { number: 443, name: 'https-httpbin.default', protocol: 'HTTPS' },
          hosts: ['istio-private-gateways/httpbin.default.svc.cluster.local'],
          tls: { mode: 'ISTIO_MUTUAL' },
        },
        {
          port: { number: 443, name: 'https-ratings.default', protocol: 'HTTPS' },
          hosts: ['istio-private-gateways/ratings.default.svc.cluster.local'],
          tls: { mode: 'ISTIO_MUTUAL' },
        },
      ],
    },
  },
  {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'Role',
    metadata: {
      name: 'istio-private-egressgateway',
      namespace: 'istio-private-gateways',
      annotations: { 'argocd.argoproj.io/sync-wave': '-1' },
    },
    rules: [{ apiGroups: [''], resources: ['secrets'], verbs: ['list'] }],
  },
  {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata: {
      name: 'istio-private-egressgateway',
      namespace: 'istio-private-gateways',
      annotations: { 'argocd.argoproj.io/sync-wave': '-1' },
    },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'istio-private-egressgateway' },
    subjects: [{ kind: 'ServiceAccount', name: 'istio-private-egressgateway', namespace: 'istio-private-gateways' }],
  },
  {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: {
      name: 'istio-private-egressgateway-certs-cacert',
      namespace: 'istio-private-gateways',
      annotations: { 'argocd.argoproj.io/sync-wave': '-1' },
    },
    type: 'Opaque',
    data: { 'ca.crt': Buffer.from(bundle('example.com').pem).toString('base64') },
  },
  {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'httpbin', namespace: 'default', annotations: { 'networking.istio.io/exportTo': '.' } },
    spec: { type: 'ClusterIP', ports: [{ name: 'http', appProtocol: 'http', protocol: 'TCP', port: 9000, targetPort: 9000 }] },
  },
  {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'istio-private-egressgateway', namespace: 'istio-private-gateways' },
    spec: {
      type: 'ClusterIP',
      selector: { istio: 'private-egressgateway' },
      ports: [{ name: 'tls-federation', protocol: 'TCP', port: 443, targetPort: 8443 }],
    },
  },
  {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'ratings', namespace: 'default', annotations: { 'networking.istio.io/exportTo': '.' } },
    spec: { type: 'ClusterIP', ports: [{ name: 'http', appProtocol: 'http', protocol: 'TCP', port: 9080, targetPort: 9080 }] },
  },
  {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name: 'istio-private-egressgateway', namespace: 'istio-private-gateways' },
  },
  {
    apiVersion: 'networking.istio.io/v1',
    kind: 'ServiceEntry',
    metadata: { name: 'c2.example.com', namespace: 'istio-private-gateways' },
    spec: {
      exportTo: ['.'],
      hosts: ['c2.example.com'],
      location: 'MESH_EXTERNAL',
      resolution: 'STATIC',
      ports: [{ number: 15443, name: 'https', protocol: 'HTTPS' }],
      endpoints: [{ address: '203.0.113.10' }],
    },
  },
  {
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata: { name: 'httpbin', namespace: 'default' },
    spec: {
      exportTo: ['.'],
      hosts: ['httpbin.default.svc.cluster.local'],
      gateways: ['mesh'],
      http: [
        {
          name: 'to-egress-gateway',
          match: [{ port: 9000 }],
          rewrite: { authority: 'httpbin.default.svc.cluster.local' },
          route: [
            {
              destination: {
                host: 'istio-private-egressgateway.istio-private-gateways.svc.cluster.local',
                subset: 'httpbin-default',
                port: { number: 443 },
              },
              weight: 100,
            },
          ],
        },
      ],
    },
  },
  {
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata: { name: 'httpbin.default', namespace: 'istio-private-gateways' },
    spec: {
      exportTo: ['.'],
      hosts: ['httpbin.default.svc.cluster.local'],
      gateways: ['istio-private-gateways/istio-private-egressgateway'],
      http: [
        {
          name: 'to-cluster2',
          match: [{ uri: { prefix: '/' } }],
          rewrite: { uri: '/bookinfo/httpbin/', authority: 'c2.example.com' },
          route: [{ destination: { host: 'c2.example.com', port: { number: 15443 } }, weight: 100 }],
          headers: { request: { remove: REMOVED } },
          retries: { attempts: 0 },
        },
      ],
    },
  },
  {
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata: { name: 'ratings', namespace: 'default' },
    spec: {
      exportTo: ['.'],
      hosts: ['ratings.default.svc.cluster.local'],
      gateways: ['mesh'],
      http: [
        {
          name: 'to-egress-gateway',
          match: [{ port: 9080 }],
          rewrite: { authority: 'ratings.default.svc.cluster.local' },
          route: [
            {
              destination: {
                host: 'istio-private-egressgateway.istio-private-gateways.svc.cluster.local',
                subset: 'ratings-default',
                port: { number: 443 },
              },
              weight: 100,
            },
          ],
        },
      ],
    },
  },
  {
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata: { name: 'ratings.default', namespace: 'istio-private-gateways' },
    spec: {
      exportTo: ['.'],
      hosts: ['ratings.default.svc.cluster.local'],
      gateways: ['istio-private-gateways/istio-private-egressgateway'],
      http: [
        {
          name: 'to-cluster2',
          match: [{ uri: { prefix: '/' } }],
          rewrite: { uri: '/bookinfo/myratings/v1/', authority: 'c2.example.com' },
          route: [{ destination: { host: 'c2.example.com', port: { number: 15443 } }, weight: 100 }],
          headers: { request: { remove: REMOVED } },
          retries: { attempts: 0 },
        },
      ],
    },
  },
];
