// The frame of an Istio object of that time. No annotations: they would be fields that the text has not.
import type { Json, Resource } from '../resource.ts';

interface Parts extends Pick<Resource, 'group' | 'name' | 'namespace' | 'about' | 'causes'> {
  readonly spec: { readonly [key: string]: Json };
  readonly annotations?: Resource['annotations'];
}

const istioObject = (apiVersion: string, kind: string, { spec, annotations = {}, ...parts }: Parts): Resource => ({
  ...parts,
  apiVersion,
  kind,
  annotations,
  body: { spec },
});

export const networkingObject = (kind: 'Gateway' | 'VirtualService' | 'DestinationRule' | 'EnvoyFilter', parts: Parts): Resource =>
  istioObject('networking.istio.io/v1alpha3', kind, parts);

export const rbacObject = (kind: 'ServiceRole' | 'ServiceRoleBinding' | 'ClusterRbacConfig', parts: Parts): Resource =>
  istioObject('rbac.istio.io/v1alpha1', kind, parts);
