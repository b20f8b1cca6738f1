// Who may list Secrets: istiod asks it before it hands over a key pair.
import type { Manifest } from '../manifest.ts';
import { fieldsOf, itemsOf, textOf, textsOf } from '../reading.ts';

export interface Role {
  /** `<namespace>/<name>`. */
  readonly name: string;
  /** Measured: `list` on all Secrets is enough, and nothing less is. */
  readonly listsSecrets: boolean;
}

export interface RoleBinding {
  readonly role: string;
  /** `<namespace>/<name>`. */
  readonly accounts: readonly string[];
}

export function readRole({ reading, namespace, name, node }: Manifest): Role {
  const field = fieldsOf(reading, node, ['rules'], ['apiVersion', 'kind', 'metadata']);
  const rules = itemsOf(reading, field('rules')).map((rule) => {
    const part = fieldsOf(reading, rule, ['apiGroups', 'resources', 'verbs', 'resourceNames'], ['nonResourceURLs']);
    const has = (key: 'apiGroups' | 'resources' | 'verbs', value: string): boolean => (textsOf(reading, part(key)) ?? []).some((one) => one === value || one === '*');
    return has('apiGroups', '') && has('resources', 'secrets') && has('verbs', 'list') && part('resourceNames') === undefined;
  });
  return { name: `${namespace}/${name}`, listsSecrets: rules.includes(true) };
}

export function readRoleBinding({ reading, namespace, node }: Manifest): RoleBinding {
  const field = fieldsOf(reading, node, ['roleRef', 'subjects'], ['apiVersion', 'kind', 'metadata']);
  const ref = fieldsOf(reading, field('roleRef'), ['kind', 'name', 'apiGroup']);
  const isRole = textOf(reading, ref('kind')) === 'Role' && textOf(reading, ref('apiGroup')) === 'rbac.authorization.k8s.io';
  const accounts = itemsOf(reading, field('subjects')).flatMap((subject) => {
    const part = fieldsOf(reading, subject, ['kind', 'name', 'namespace', 'apiGroup']);
    return textOf(reading, part('kind')) === 'ServiceAccount' && part('apiGroup') === undefined ? [`${textOf(reading, part('namespace')) ?? ''}/${textOf(reading, part('name')) ?? ''}`] : [];
  });
  return { role: isRole ? `${namespace}/${textOf(reading, ref('name')) ?? ''}` : '', accounts };
}
