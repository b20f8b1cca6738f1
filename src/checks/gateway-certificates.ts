// The gateways of an agreement that name their certificate.
import type { LeafFile } from '../certificates/certificate.ts';
import type { Agreement } from '../model/agreement.ts';
import type { ClusterName, Side, SpiffeId } from '../model/names.ts';
import type { Located } from '../text/source.ts';
import { gatewaysOf } from './gateways-of.ts';

export interface GatewayCertificate {
  readonly cluster: ClusterName;
  readonly side: Side;
  readonly identity: Located<SpiffeId> | undefined;
  readonly certificate: Located<LeafFile>;
}

export const gatewayCertificates = (agreement: Agreement): readonly GatewayCertificate[] =>
  gatewaysOf(agreement).flatMap(({ side, gateway: { identity, certificate } }) =>
    certificate === undefined ? [] : [{ cluster: agreement.cluster, side, identity, certificate }],
  );
