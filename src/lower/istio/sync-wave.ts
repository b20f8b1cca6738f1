// What Argo CD applies before the rest, and prunes after it.

/** Policies, and what routes rely on: a route must never be there before them. https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/ */
export const FIRST = { 'argocd.argoproj.io/sync-wave': '-1' } as const;
