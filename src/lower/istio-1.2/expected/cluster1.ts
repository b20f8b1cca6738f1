// What the reference text applies to cluster1, by the number of its place there. 12 and 21 are one object, before and after.
import type { Json } from '../../resource.ts';

export const cluster1: Readonly<Record<number, Json>> = {
  3: { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'istio-private-gateways' } },
  4: {
    gateways: {
      enabled: true,
      'istio-egressgateway': { enabled: false },
      'istio-ingressgateway': { enabled: false },
      'istio-private-egressgateway': {
        enabled: true,
        labels: { app: 'istio-private-egressgateway', istio: 'private-egressgateway' },
        replicaCount: 1,
        autoscaleMin: 1,
        autoscaleMax: 5,
        cpu: { targetAverageUtilization: 80 },
        type: 'ClusterIP',
        ports: [{ port: 80, name: 'http' }, { port: 443, name: 'https' }],
        secretVolumes: [
          { name: 'c1-example-com-certs', secretName: 'c1-example-com-certs', mountPath: '/etc/istio/c1.example.com/certs' },
          { name: 'c1-trusted-certs', secretName: 'c1-trusted-certs', mountPath: '/etc/istio/example.com/certs' },
        ],
      },
    },
  },
  9: {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'c2-example-com', namespace: 'istio-private-gateways' },
    spec: { ports: [{ protocol: 'TCP', port: 15443 }] },
  },
  10: {
    apiVersion: 'v1',
    kind: 'Endpoints',
    metadata: { name: 'c2-example-com', namespace: 'istio-private-gateways' },
    subsets: [{ addresses: [{ ip: '130.211.10.121' }], ports: [{ port: 15443 }] }],
  },
  11: {
    apiVersion: 'networking.istio.io/v1alpha3',
    kind: 'DestinationRule',
    metadata: { name: 'c2-example-com', namespace: 'istio-private-gateways' },
    spec: {
      host: 'c2-example-com',
      exportTo: ['.'],
      trafficPolicy: {
        loadBalancer: { simple: 'ROUND_ROBIN' },
        portLevelSettings: [
          {
            port: { number: 15443 },
            tls: {
              mode: 'MUTUAL',
              clientCertificate: '/etc/istio/c1.example.com/certs/tls.crt',
              privateKey: '/etc/istio/c1.example.com/certs/tls.key',
              caCertificates: '/etc/istio/example.com/certs/example.com.crt',
              sni: 'c2.example.com',
            },
          },
        ],
      },
    },
  },
  12: {
    apiVersion: 'networking.istio.io/v1alpha3',
    kind: 'Gateway',
    metadata: { name: 'istio-private-egressgateway', namespace: 'istio-private-gateways' },
    spec: {
      selector: { istio: 'private-egressgateway' },
      servers: [
        {
          port: { number: 443, name: 'https', protocol: 'HTTPS' },
          hosts: ['ratings.default.svc.cluster.local'],
          tls: {
            mode: 'MUTUAL',
            serverCertificate: '/etc/certs/cert-chain.pem',
            privateKey: '/etc/certs/key.pem',
            caCertificates: '/etc/certs/root-cert.pem',
          },
        },
      ],
    },
  },
  13: {
    apiVersion: 'networking.istio.io/v1alpha3',
    kind: 'DestinationRule',
    metadata: { name: 'istio-private-egressgateway-ratings-default', namespace: 'istio-private-gateways' },
    spec: {
      host: 'istio-private-egressgateway.istio-private-gateways.svc.cluster.local',
      subsets: [
        {
          name: 'ratings-default',
          trafficPolicy: {
            loadBalancer: { simple: 'ROUND_ROBIN' },
            portLevelSettings: [{ port: { number: 443 }, tls: { mode: 'ISTIO_MUTUAL', sni: 'ratings.default.svc.cluster.local' } }],
          },
        },
      ],
    },
  },
  14: {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'ratings', namespace: 'default' },
    spec: {
      type: 'ExternalName',
      externalName: 'istio-private-egressgateway.istio-private-gateways.svc.cluster.local',
      ports: [{ name: 'http', protocol: 'TCP', port: 9080 }],
    },
  },
  15: {
    apiVersion: 'networking.istio.io/v1alpha3',
    kind: 'VirtualService',
    metadata: { name: 'ratings', namespace: 'istio-private-gateways' },
    spec: {
      hosts: ['ratings.default.svc.cluster.local'],
      gateways: ['istio-private-egressgateway'],
      http: [
        {
          match: [{ port: 443, uri: { prefix: '/' }, gateways: ['istio-private-egressgateway'] }],
          rewrite: { uri: '/bookinfo/myratings/v1/', authority: 'c2.example.com' },
          route: [
            { destination: { host: 'c2-example-com.istio-private-gateways.svc.cluster.local', port: { number: 15443 } }, weight: 100 },
          ],
        },
      ],
    },
  },
  16: {
    apiVersion: 'networking.istio.io/v1alpha3',
    kind: 'VirtualService',
    metadata: { name: 'ratings', namespace: 'default' },
    spec: {
      hosts: ['ratings'],
      http: [
        {
          match: [{ port: 9080 }],
          rewrite: { authority: 'ratings.default.svc.cluster.local' },
          route: [
            {
              destination: {
                host: 'istio-private-egressgateway.istio-private-gateways.svc.cluster.local',
                subset: 'ratings-default',
                port: { number: 443 },
              },
            },
          ],
        },
      ],
    },
  },
  21: {
    apiVersion: 'networking.istio.io/v1alpha3',
    kind: 'Gateway',
    metadata: { name: 'istio-private-egressgateway', namespace: 'istio-private-gateways' },
    spec: {
      selector: { istio: 'private-egressgateway' },
      servers: [
        {
          port: { number: 443, name: 'https', protocol: 'HTTPS' },
          hosts: ['ratings.default.svc.cluster.local', 'httpbin.default.svc.cluster.local'],
          tls: {
            mode: 'MUTUAL',
            serverCertificate: '/etc/certs/cert-chain.pem',
            privateKey: '/etc/certs/key.pem',
            caCertificates: '/etc/certs/root-cert.pem',
          },
        },
      ],
    },
  },
  22: {
    apiVersion: 'networking.istio.io/v1alpha3',
    kind: 'DestinationRule',
    metadata: { name: 'istio-private-egressgateway-httpbin-default', namespace: 'istio-private-gateways' },
    spec: {
      host: 'istio-private-egressgateway.istio-private-gateways.svc.cluster.local',
      subsets: [
        {
          name: 'httpbin-default',
          trafficPolicy: {
            loadBalancer: { simple: 'ROUND_ROBIN' },
            portLevelSettings: [{ port: { number: 443 }, tls: { mode: 'ISTIO_MUTUAL', sni: 'httpbin.default.svc.cluster.local' } }],
          },
        },
      ],
    },
  },
  23: {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'httpbin', namespace: 'default' },
    spec: {
      type: 'ExternalName',
      externalName: 'istio-private-egressgateway.istio-private-gateways.svc.cluster.local',
      ports: [{ name: 'http', protocol: 'TCP', port: 9000 }],
    },
  },
  24: {
    apiVersion: 'networking.istio.io/v1alpha3',
    kind: 'VirtualService',
    metadata: { name: 'httpbin', namespace: 'istio-private-gateways' },
    spec: {
      hosts: ['httpbin.default.svc.cluster.local'],
      gateways: ['istio-private-egressgateway'],
      http: [
        {
          match: [{ port: 443, uri: { prefix: '/' }, gateways: ['istio-private-egressgateway'] }],
          rewrite: { uri: '/bookinfo/httpbin/', authority: 'c2.example.com' },
          route: [
            { destination: { host: 'c2-example-com.istio-private-gateways.svc.cluster.local', port: { number: 15443 } }, weight: 100 },
          ],
        },
      ],
    },
  },
  25: {
    apiVersion: 'networking.istio.io/v1alpha3',
    kind: 'VirtualService',
    metadata: { name: 'httpbin', namespace: 'default' },
    spec: {
      hosts: ['httpbin'],
      http: [
        {
          match: [{ port: 9000 }],
          rewrite: { authority: 'httpbin.default.svc.cluster.local' },
          route: [
            {
              destination: {
                host: 'istio-private-egressgateway.istio-private-gateways.svc.cluster.local',
                subset: 'httpbin-default',
                port: { number: 443 },
              },
            },
          ],
        },
      ],
    },
  },
};
