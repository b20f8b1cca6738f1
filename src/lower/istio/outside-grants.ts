// What no grant allows, as operations of a DENY rule: the complement of a union.
import { METHODS, type Method, type PathPattern, type Port } from '../../model/names.ts';
import { byCodeUnit } from '../../text/source.ts';
import { groupBy } from '../group-by.ts';

/** What may reach one port of a pod: a grant is its methods (null: every one) on its paths (null: every one). */
export interface OpenPort {
  readonly port: Port;
  readonly grants: readonly { readonly methods: readonly Method[] | null; readonly paths: readonly PathPattern[] | null }[];
}

/** As in an AuthorizationPolicy; ports are the pod's, paths as the application sees them. */
export interface Operation {
  readonly [field: string]: readonly string[];
}

/**
 * Operations that together match every request that no grant allows, and no other. None where nothing is granted: then the rule needs no
 * operation. Each names ports, for a rule with HTTP conditions alone denies all that is not HTTP. https://istio.io/latest/docs/tasks/security/authorization/authz-tcp/
 */
export function outsideGrants(open: readonly OpenPort[]): readonly Operation[] {
  const byPort = groupBy(open.filter(({ grants }) => grants.length > 0), ({ port }) => String(port));
  const granted = [...byPort].sort(([a], [b]) => Number(a) - Number(b));
  if (granted.length === 0) return [];
  const operations = granted.flatMap(([port, group]) => outsidePort(port, group.flatMap(({ grants }) => grants)));
  return [...operations, { notPorts: granted.map(([port]) => port) }];
}

function outsidePort(port: string, grants: OpenPort['grants']): readonly Operation[] {
  const ports = [port];
  const named = METHODS.filter((method) => grants.some(({ methods }) => methods?.includes(method)));
  const forEvery = grants.filter(({ methods }) => methods === null);
  const pathsOfEvery = pathsOf(forEvery);

  // The methods that no grant names. Two negations in one operation are ANDed, and here that is what is meant: another method and a path
  // that the grants of every method do not cover.
  const others = {
    ...(named.length > 0 ? { notMethods: named } : {}),
    ...(forEvery.length > 0 && pathsOfEvery !== null ? { notPaths: pathsOfEvery } : {}),
  };
  const othersPass = forEvery.length > 0 && pathsOfEvery === null;

  // A named method has the paths of its own grants and of those for every method.
  const limited = named.flatMap((method) => {
    const paths = pathsOf([...forEvery, ...grants.filter(({ methods }) => methods?.includes(method))]);
    return paths === null ? [] : [{ method, paths }];
  });
  const byPaths = groupBy(limited, ({ paths }) => paths.join(' ')).map(([, group]): Operation => ({
    ports,
    methods: group.map(({ method }) => method),
    notPaths: group[0].paths,
  }));
  return [...(othersPass ? [] : [{ ports, ...others }]), ...byPaths];
}

/** The paths of all these grants, sorted; null is every path. Below `/*` lies everything. */
function pathsOf(grants: OpenPort['grants']): readonly string[] | null {
  const paths = grants.flatMap((grant): readonly string[] => grant.paths ?? ['/*']);
  return paths.includes('/*') ? null : [...new Set(paths)].sort(byCodeUnit);
}
