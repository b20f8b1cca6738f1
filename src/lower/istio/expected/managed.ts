// What is emitted beside the base example's objects where the gateways are ours: cluster1 has the egress gateway, cluster2 the ingress gateway.

const metadata = (name: string) => ({ name, namespace: 'istio-private-gateways' });

const namespace = {
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: {
    name: 'istio-private-gateways',
    annotations: {
      'argocd.argoproj.io/compare-options': 'IgnoreExtraneous',
      'argocd.argoproj.io/sync-options': 'Prune=false',
      'argocd.argoproj.io/sync-wave': '-1',
      'kustomize.toolkit.fluxcd.io/prune': 'disabled',
    },
  },
};

const pods = (name: string, istio: string) => [
  {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: metadata(name),
    spec: {
      selector: { matchLabels: { istio } },
      template: {
        metadata: {
          annotations: { 'inject.istio.io/templates': 'gateway' },
          labels: {
            istio,
            'sidecar.istio.io/inject': 'true',
            'service.istio.io/canonical-name': name,
            'service.istio.io/canonical-revision': 'latest',
          },
        },
        spec: {
          serviceAccountName: name,
          containers: [
            {
              name: 'istio-proxy',
              image: 'auto',
              resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { cpu: '2', memory: '1Gi' } },
              securityContext: {
                allowPrivilegeEscalation: false,
                capabilities: { drop: ['ALL'] },
                privileged: false,
                readOnlyRootFilesystem: true,
                runAsNonRoot: true,
                seccompProfile: { type: 'RuntimeDefault' },
              },
            },
          ],
        },
      },
    },
  },
  {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: metadata(name),
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
      minReplicas: 2,
      maxReplicas: 5,
      metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } } }],
    },
  },
  {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: metadata(name),
    spec: { minAvailable: 1, selector: { matchLabels: { istio } } },
  },
];

const inNamespace = (name: string) => ({ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } } });

const networkPolicy = (name: string, istio: string, ingress: readonly object[], egress: readonly object[]) => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: metadata(name),
  spec: {
    podSelector: { matchLabels: { istio } },
    policyTypes: ['Ingress', 'Egress'],
    ingress: [
      ...ingress,
      {
        from: [{ namespaceSelector: {} }],
        ports: [
          { protocol: 'TCP', port: 15020 },
          { protocol: 'TCP', port: 15021 },
          { protocol: 'TCP', port: 15090 },
        ],
      },
    ],
    egress: [
      {
        ports: [
          { protocol: 'UDP', port: 53 },
          { protocol: 'TCP', port: 53 },
        ],
      },
      { ports: [{ protocol: 'TCP', port: 15012 }] },
      ...egress,
    ],
  },
});

export const managed1 = [
  namespace,
  ...pods('istio-private-egressgateway', 'private-egressgateway'),
  networkPolicy(
    'istio-private-egressgateway',
    'private-egressgateway',
    [{ from: [inNamespace('default')], ports: [{ protocol: 'TCP', port: 8443 }] }],
    [{ to: [{ ipBlock: { cidr: '203.0.113.10/32' } }], ports: [{ protocol: 'TCP', port: 15443 }] }],
  ),
];

export const managed2 = [
  namespace,
  ...pods('istio-private-ingressgateway', 'private-ingressgateway'),
  networkPolicy(
    'istio-private-ingressgateway',
    'private-ingressgateway',
    [{ ports: [{ protocol: 'TCP', port: 15443 }] }],
    [{ to: [inNamespace('bookinfo')] }],
  ),
];
