// What the parts of Kubernetes that the lab does not run would make of the objects that are there.
import type { KubernetesObject } from './kubernetes-object.ts';

type Labels = Readonly<Record<string, string>>;

export interface PodPlan {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly account: string;
  /** A sidecar catches all that comes and goes; a router is a gateway. */
  readonly proxy: 'sidecar' | 'router';
  /** Ports on which its application answers HTTP. */
  readonly serves: readonly number[];
}

export interface Placed {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Labels;
  readonly address: string;
}

interface ServicePort {
  readonly name?: string;
  readonly port: number;
  readonly targetPort?: number | string;
}

export interface ServiceSpec {
  readonly selector?: Labels;
  readonly ports: readonly ServicePort[];
}

interface DeploymentSpec {
  readonly template: {
    readonly metadata?: { readonly labels?: Labels };
    readonly spec?: { readonly serviceAccountName?: string };
  };
}

export const selects = (selector: Labels, labels: Labels): boolean => Object.entries(selector).every(([key, value]) => labels[key] === value);

/** A port's number in the pods. Named target ports would need the pods' containers, which the lab has not. */
export const targetOf = ({ port, targetPort = port }: ServicePort): number => {
  if (typeof targetPort === 'string') throw new Error(`the lab knows no target port by name: ${targetPort}`);
  return targetPort;
};

export const specOf = (service: KubernetesObject): ServiceSpec => service['spec'] as ServiceSpec;

/** As the endpoint slice controller: where a Service's pods are. Undefined for a Service that selects none by itself. */
export function endpointSlice(service: KubernetesObject, pods: readonly Placed[]): KubernetesObject | undefined {
  const { selector, ports } = specOf(service);
  const { name, namespace = '' } = service.metadata;
  if (selector === undefined) return undefined;
  const chosen = pods.filter((pod) => pod.namespace === namespace && selects(selector, pod.labels));
  return {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: {
      name: `${name}-lab`,
      namespace,
      labels: { 'kubernetes.io/service-name': name, 'endpointslice.kubernetes.io/managed-by': 'lab' },
    },
    addressType: 'IPv4',
    endpoints: chosen.map((pod) => ({
      addresses: [pod.address],
      conditions: { ready: true },
      targetRef: { kind: 'Pod', name: pod.name, namespace },
    })),
    ports: ports.map((port) => ({ name: port.name ?? '', port: targetOf(port), protocol: 'TCP' })),
  };
}

/** As the deployment controller and the scheduler: the one pod of a gateway's Deployment. */
export function gatewayPod(deployment: KubernetesObject): PodPlan {
  const { template } = deployment['spec'] as DeploymentSpec;
  return {
    name: deployment.metadata.name,
    namespace: deployment.metadata.namespace ?? '',
    labels: template.metadata?.labels ?? {},
    account: template.spec?.serviceAccountName ?? 'default',
    proxy: 'router',
    serves: [],
  };
}
