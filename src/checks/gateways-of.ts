// The private gateways that an agreement declares.
import type { Agreement, Gateway } from '../model/agreement.ts';
import type { Side } from '../model/names.ts';

export interface Declared {
  readonly side: Side;
  readonly gateway: Gateway;
}

export const gatewaysOf = ({ gateways }: Agreement): readonly Declared[] =>
  (['ingress', 'egress'] as const).flatMap((side) => {
    const gateway = gateways[side];
    return gateway === undefined ? [] : [{ side, gateway }];
  });
