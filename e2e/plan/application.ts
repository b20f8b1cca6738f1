// What Argo CD says of an application, and whether that is what a step wants.
import type { KubernetesObject } from './kubernetes-object.ts';
import type { ApplicationPlan } from './scenario.ts';

interface Resource {
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
  readonly status?: string;
  readonly message?: string;
}

interface Status {
  readonly sync?: { readonly status?: string; readonly revision?: string };
  readonly health?: { readonly status?: string };
  readonly resources?: readonly Resource[];
  readonly conditions?: readonly { readonly type: string; readonly message: string }[];
  readonly operationState?: {
    readonly phase?: string;
    readonly message?: string;
    readonly operation?: { readonly sync?: { readonly revision?: string } };
    readonly syncResult?: { readonly revision?: string; readonly resources?: readonly Resource[] };
  };
}

export const REFRESH = 'argocd.argoproj.io/refresh';

/** Whether it was told to look, and has not yet done so. */
export const isAsked = (application: KubernetesObject | undefined): boolean => application?.metadata.annotations?.[REFRESH] !== undefined;

/**
 * Without a plan: this revision is synced, and nothing is under way. It is Synced where nothing differs, but for what may stay although it has
 * left the overlay. Gives what is not so, in words.
 */
export function unlike(application: KubernetesObject | undefined, revision: string, plan: ApplicationPlan | undefined): string | undefined {
  if (application === undefined) return 'there is no application';
  const { sync = {}, operationState = {} } = statusOf(application);
  if (isAsked(application)) return 'it is being looked at';
  // What cannot be synced is tried again and again.
  if (plan !== undefined) return unlikePlan(application, plan);
  if (application['operation'] !== undefined) return 'a sync is under way';
  if (sync.status !== 'Synced') return `it is ${sync.status ?? 'not yet looked at'}`;
  if (sync.revision !== revision) return `it is at ${sync.revision ?? 'no revision'}`;
  if (operationState.phase !== undefined && operationState.phase !== 'Succeeded') return `the last sync is ${operationState.phase}`;
  return undefined;
}

function unlikePlan(application: KubernetesObject, { sync, says }: ApplicationPlan): string | undefined {
  const status = statusOf(application);
  if (status.sync?.status !== sync) return `it is ${status.sync?.status ?? 'not yet looked at'}, not ${sync}`;
  return says === undefined || tell(application).includes(says) ? undefined : `nothing says '${says}'`;
}

/** Its state and what is not as it should be, a line each. */
export function tell(application: KubernetesObject): string {
  const { sync = {}, health = {}, resources = [], conditions = [], operationState = {} } = statusOf(application);
  const results = operationState.syncResult?.resources ?? [];
  return [
    `${application.metadata.name}: ${sync.status ?? ''} ${health.status ?? ''} ${sync.revision ?? ''}, last sync ${operationState.phase ?? 'none'}: ${operationState.message ?? ''}`,
    ...resources.filter(({ status }) => status !== 'Synced').map((each) => `  ${nameOf(each)}: ${each.status ?? ''}`),
    ...results.filter(({ status }) => status !== 'Synced').map((each) => `  ${nameOf(each)}: ${each.status ?? ''} ${each.message ?? ''}`),
    ...conditions.map(({ type, message }) => `  ${type}: ${message}`),
  ].join('\n');
}

const statusOf = (application: KubernetesObject): Status => (application['status'] ?? {}) as Status;

const nameOf = ({ kind, namespace = '', name }: Resource): string => `${kind} ${namespace}/${name}`;
