// What the reference text applies to cluster2, by the number of its place there. 8, 18 and 20 are one object, deleted and made again on the way.
import type { Json } from '../../resource.ts';

export const cluster2: Readonly<Record<number, Json>> = {
  5: { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'istio-private-gateways' } },
  6: {
    gateways: {
      enabled: true,
      'istio-egressgateway': { enabled: false },
      'istio-ingressgateway': { enabled: false },
      'istio-private-ingressgateway': {
        enabled: true,
        labels: { app: 'istio-private-ingressgateway', istio: 'private-ingressgateway' },
        replicaCount: 1,
        autoscaleMin: 1,
        autoscaleMax: 5,
        cpu: { targetAverageUtilization: 80 },
        type: 'LoadBalancer',
        ports: [{ port: 15443, name: 'https-for-cross-cluster-communication' }],
        secretVolumes: [
          { name: 'c2-example-com-certs', secretName: 'c2-example-com-certs', mountPath: '/etc/istio/c2.example.com/certs' },
          { name: 'c2-trusted-certs', secretName: 'c2-trusted-certs', mountPath: '/etc/istio/example.com/certs' },
        ],
      },
    },
  },
  7: {
    apiVersion: 'networking.istio.io/v1alpha3',
    kind: 'Gateway',
    metadata: { name: 'istio-private-ingressgateway', namespace: 'istio-private-gateways' },
    spec: {
      selector: { istio: 'private-ingressgateway' },
      servers: [
        {
          port: { number: 15443, name: 'https', protocol: 'HTTPS' },
          tls: {
            mode: 'MUTUAL',
            serverCertificate: '/etc/istio/c2.example.com/certs/tls.crt',
            privateKey: '/etc/istio/c2.example.com/certs/tls.key',
            caCertificates: '/etc/istio/example.com/certs/example.com.crt',
          },
          hosts: ['c2.example.com'],
        },
      ],
    },
  },
  8: {
    apiVersion: 'networking.istio.io/v1alpha3',
    kind: 'VirtualService',
    metadata: { name: 'privately-exposed-services', namespace: 'istio-private-gateways' },
    spec: {
      hosts: ['c2.example.com'],
      gateways: ['istio-private-ingressgateway'],
      http: [
        {
          match: [{ uri: { prefix: '/bookinfo/myratings/v1/' } }],
          rewrite: { uri: '/', authority: 'myratings.bookinfo.svc.cluster.local' },
          route: [{ destination: { port: { number: 9080 }, subset: 'v1', host: 'myratings.bookinfo.svc.cluster.local' } }],
        },
      ],
    },
  },
  18: {
    apiVersion: 'networking.istio.io/v1alpha3',
    kind: 'VirtualService',
    metadata: { name: 'privately-exposed-services', namespace: 'istio-private-gateways' },
    spec: {
      hosts: ['c2.example.com'],
      gateways: ['istio-private-ingressgateway'],
      http: [
        {
          match: [{ uri: { prefix: '/bookinfo/myratings/v1/' } }],
          rewrite: { uri: '/', authority: 'myratings.bookinfo.svc.cluster.local' },
          route: [{ destination: { port: { number: 9080 }, subset: 'v1', host: 'myratings.bookinfo.svc.cluster.local' } }],
        },
      ],
    },
  },
  20: {
    apiVersion: 'networking.istio.io/v1alpha3',
    kind: 'VirtualService',
    metadata: { name: 'privately-exposed-services', namespace: 'istio-private-gateways' },
    spec: {
      hosts: ['c2.example.com'],
      gateways: ['istio-private-ingressgateway'],
      http: [
        {
          match: [{ uri: { prefix: '/bookinfo/myratings/v1/' } }],
          rewrite: { uri: '/', authority: 'myratings.bookinfo.svc.cluster.local' },
          route: [{ destination: { port: { number: 9080 }, subset: 'v1', host: 'myratings.bookinfo.svc.cluster.local' } }],
        },
        {
          match: [{ uri: { prefix: '/bookinfo/httpbin/' } }],
          rewrite: { uri: '/', authority: 'httpbin.bookinfo.svc.cluster.local' },
          route: [{ destination: { port: { number: 8000 }, host: 'httpbin.bookinfo.svc.cluster.local' } }],
        },
      ],
    },
  },
  26: {
    apiVersion: 'rbac.istio.io/v1alpha1',
    kind: 'ServiceRole',
    metadata: { name: 'ratings-reader', namespace: 'bookinfo' },
    spec: { rules: [{ services: ['myratings.bookinfo.svc.cluster.local'], methods: ['GET'] }] },
  },
  27: {
    apiVersion: 'rbac.istio.io/v1alpha1',
    kind: 'ServiceRole',
    metadata: { name: 'httpbin-reader', namespace: 'bookinfo' },
    spec: { rules: [{ services: ['httpbin.bookinfo.svc.cluster.local'], methods: ['GET'] }] },
  },
  28: {
    apiVersion: 'rbac.istio.io/v1alpha1',
    kind: 'ServiceRoleBinding',
    metadata: { name: 'ratings-reader', namespace: 'bookinfo' },
    spec: {
      subjects: [{ user: 'cluster.local/ns/istio-private-gateways/sa/istio-private-ingressgateway-service-account' }],
      roleRef: { kind: 'ServiceRole', name: 'ratings-reader' },
    },
  },
  29: {
    apiVersion: 'rbac.istio.io/v1alpha1',
    kind: 'ServiceRoleBinding',
    metadata: { name: 'httpbin-reader', namespace: 'bookinfo' },
    spec: {
      subjects: [{ user: 'cluster.local/ns/istio-private-gateways/sa/istio-private-ingressgateway-service-account' }],
      roleRef: { kind: 'ServiceRole', name: 'httpbin-reader' },
    },
  },
  30: {
    apiVersion: 'rbac.istio.io/v1alpha1',
    kind: 'ClusterRbacConfig',
    metadata: { name: 'default', namespace: 'istio-system' },
    spec: { mode: 'ON_WITH_INCLUSION', inclusion: { namespaces: ['bookinfo'] } },
  },
  31: {
    apiVersion: 'networking.istio.io/v1alpha3',
    kind: 'EnvoyFilter',
    metadata: { name: 'private-ingress-rbac', namespace: 'istio-private-gateways' },
    spec: {
      workloadLabels: { istio: 'private-ingressgateway' },
      filters: [
        {
          filterName: 'envoy.filters.http.rbac',
          filterType: 'HTTP',
          listenerMatch: { portNumber: 15443, listenerType: 'GATEWAY', listenerProtocol: 'HTTP' },
          filterConfig: {
            rules: {
              action: 'ALLOW',
              policies: {
                reviews_v3: {
                  permissions: {
                    and_rules: {
                      rules: [
                        { header: { name: ':path', prefix_match: '/bookinfo/myratings/v1/' } },
                        { header: { name: ':method', exact_match: 'GET' } },
                      ],
                    },
                  },
                  principals: [{ authenticated: { principal_name: { exact: 'spiffe://c1.example.com/istio-private-egressgateway' } } }],
                },
                ratings_v1: {
                  permissions: {
                    and_rules: {
                      rules: [
                        { header: { name: ':path', prefix_match: '/bookinfo/httpbin/' } },
                        { header: { name: ':method', exact_match: 'GET' } },
                      ],
                    },
                  },
                  principals: [{ authenticated: { principal_name: { exact: 'spiffe://c3.example.com/istio-private-egressgateway' } } }],
                },
              },
            },
          },
        },
      ],
    },
  },
};
