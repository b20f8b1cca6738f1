// A private gateway that an agreement declares, with the ports that its Service, its pods and its NetworkPolicy must agree on.
import type { Port, Side } from '../../model/names.ts';
import type { SoundAgreement, SoundGateway } from '../../model/sound.ts';
import { containerPort, EGRESS_PORT, gatewayName } from '../names.ts';

export interface PrivateGateway extends SoundGateway {
  readonly side: Side;
  readonly name: string;
  /** The Service's. */
  readonly port: Port;
  /** Where the pods listen. */
  readonly containerPort: number;
}

const gateway = (side: Side, stated: SoundGateway, port: Port): PrivateGateway => ({
  ...stated,
  side,
  name: gatewayName(side),
  port,
  containerPort: containerPort(port),
});

/** None, one or both. */
export function privateGateways({ ingress, egress }: SoundAgreement): readonly PrivateGateway[] {
  return [...(ingress ? [gateway('ingress', ingress, ingress.port)] : []), ...(egress ? [gateway('egress', egress, EGRESS_PORT)] : [])];
}
