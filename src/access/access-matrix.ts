// The access matrix: who may do what, from the grants alone. It is what a reviewer approves, and what every manifest must mean.
import { byCodeUnit } from '../text/source.ts';
import { holds, type Federation, type GrantLink } from '../model/federation.ts';
import { METHODS } from '../model/names.ts';

/** One grant and one identity; the contract of `meshfed access --format json`. */
export interface AccessRow {
  readonly client: { readonly cluster: string; readonly identity: string };
  readonly exposure: {
    readonly cluster: string;
    readonly name: string;
    readonly namespace: string;
    readonly service: string;
    readonly subset: string | null;
    readonly port: number;
    readonly path: string | null;
  };
  /** Null is every method. */
  readonly methods: readonly string[] | null;
  /** Absolute at the ingress gateway; null is everything below the exposure's path. */
  readonly paths: readonly string[] | null;
  /** The last day, in UTC. */
  readonly until: string | null;
  readonly consumedAs: readonly { readonly namespace: string; readonly service: string; readonly port: number }[];
}

/** Every grant that holds on the federation's day, also where there are errors: what the provider states decides. Sorted by code unit. */
export function accessMatrix(federation: Federation): readonly AccessRow[] {
  return federation.grants
    .filter(({ grant }) => holds(grant, federation.now))
    .flatMap(rowsOf)
    .map((row) => ({ row, key: JSON.stringify(row) }))
    .sort((a, b) => byCodeUnit(a.key, b.key))
    .map(({ row }) => row);
}

/** A grant's rows, one an identity in the order of the statement; whether the grant holds is for the caller to see. */
export function rowsOf({ provider, exposure, grant, statement, uses }: GrantLink): readonly AccessRow[] {
  const { name, namespace, service, subset, port, path, protocol } = exposure;
  const prefix = path.value.slice(0, -1);
  const methods = grant.methods?.map(({ value }) => value);
  return (statement?.egressIdentities ?? []).map((identity) => ({
    client: { cluster: grant.cluster.value, identity: identity.value },
    exposure: {
      cluster: provider.cluster,
      name: name.value,
      namespace: namespace.value,
      service: service.value,
      subset: subset?.name.value ?? null,
      port: port.value,
      path: protocol.value === 'TCP' ? null : path.value,
    },
    methods: methods === undefined ? null : METHODS.filter((method) => methods.includes(method)),
    paths: grant.paths === undefined ? null : [...new Set(grant.paths.map(({ value }) => prefix + value))].sort(byCodeUnit),
    until: grant.until?.value ?? null,
    consumedAs: consumedAs(uses),
  }));
}

function consumedAs(uses: GrantLink['uses']): AccessRow['consumedAs'] {
  return uses
    .map(({ consumption: { as } }) => ({ namespace: as.namespace.value, service: as.service.value, port: as.port.value }))
    .sort((a, b) => byCodeUnit(`${a.namespace}/${a.service}`, `${b.namespace}/${b.service}`));
}
