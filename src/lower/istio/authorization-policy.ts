// The form of an AuthorizationPolicy. https://istio.io/latest/docs/reference/config/security/authorization-policy/
import type { Labels } from '../../model/names.ts';
import { plain } from '../labels.ts';
import type { Json, Resource } from '../resource.ts';
import { FIRST } from './sync-wave.ts';

interface Parts extends Pick<Resource, 'group' | 'name' | 'namespace' | 'about' | 'causes'> {
  readonly annotations?: Resource['annotations'];
  readonly selector: Labels;
  readonly action: 'ALLOW' | 'DENY';
  readonly rules: readonly Json[];
}

/** `rules` is written even where it is empty: what an overlay leaves out, a hand can add, and Argo CD neither sees nor heals it. */
export const authorizationPolicy = ({ group, name, namespace, about, causes, annotations, selector, action, rules }: Parts): Resource => ({
  group,
  apiVersion: 'security.istio.io/v1',
  kind: 'AuthorizationPolicy',
  name,
  namespace,
  about,
  annotations: { ...FIRST, ...annotations },
  body: { spec: { selector: { matchLabels: plain(selector) }, action, rules } },
  causes,
});
