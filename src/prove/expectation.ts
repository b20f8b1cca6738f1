// What one cluster's own agreement says must happen at its ingress gateway: the grants of the access matrix, with the CAs and the server of each.
import { rowsOf } from '../access/access-matrix.ts';
import type { Agreement, Exposure } from '../model/agreement.ts';
import { holds, type Federation } from '../model/federation.ts';
import { serverName, trustOf } from '../model/servers.ts';
import type { Span } from '../text/source.ts';

export interface Granted {
  readonly cluster: string;
  readonly identity: string;
  /** SNI and authority. */
  readonly sni: string;
  /** SHA-256 of each CA that vouches for the peer. */
  readonly trust: ReadonlySet<string>;
  /** Undefined: every method. */
  readonly methods: ReadonlySet<string> | undefined;
  /** Absolute, as in policies: exact, or ending in `/*`. */
  readonly patterns: readonly string[];
  readonly exposure: Exposure;
  readonly at: Span;
}

/** The grants of a cluster that hold on the day. */
export function grantedBy(agreement: Agreement, federation: Federation): readonly Granted[] {
  const hostname = agreement.hostname?.value;
  if (hostname === undefined) return [];
  return federation.grants
    .filter(({ provider, grant }) => provider === agreement && holds(grant, federation.now))
    .flatMap((link) => {
      const { exposure, grant, statement } = link;
      const trust = new Set(trustOf(agreement, statement)?.bundle.certificates.map(({ fingerprint }) => fingerprint));
      return rowsOf(link).map(({ client, methods, paths }): Granted => ({
        cluster: client.cluster,
        identity: client.identity,
        sni: serverName(hostname, agreement, statement),
        trust,
        methods: methods === null ? undefined : new Set(methods),
        patterns: paths ?? [`${exposure.path.value}*`],
        exposure,
        at: grant.at,
      }));
    });
}
