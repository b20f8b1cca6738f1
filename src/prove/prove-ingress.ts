// What a cluster's overlay grants to peers, for every class of requests, against its own agreement.
import type { Agreement } from '../model/agreement.ts';
import type { Federation } from '../model/federation.ts';
import { shortest, type Difference } from './difference.ts';
import { compareDoor, type Visitor } from './compare-door.ts';
import { grantedBy, type Granted } from './expectation.ts';
import { casOf, doorFor, gatewayPods, shakesHands, type Door, type GatewayPods } from './ingress.ts';
import { kept } from './kept.ts';
import { listenerOf } from './listener.ts';
import type { Mesh } from './mesh.ts';
import { namedPrincipals, namedSnis } from './named-principals.ts';
import type { Met, Unclear } from './routing.ts';
import { OTHER_HOST, STRANGER } from './strangers.ts';

/** What stays the same over all servers of a gateway. */
export interface Scene {
  readonly mesh: Mesh;
  readonly agreement: Agreement;
  readonly pods: GatewayPods;
  readonly granted: readonly Granted[];
}

export function proveIngress(mesh: Mesh, agreement: Agreement, federation: Federation): readonly Difference[] {
  const { cluster, gateways: { ingress } } = agreement;
  if (ingress === undefined) return [];
  const granted = grantedBy(agreement, federation);
  const pods = gatewayPods(mesh, agreement, 'ingress', ingress.port.value);
  if ('kind' in pods) return [{ kind: 'closed', cluster, message: `${pods.what}, so that no peer gets in`, manifest: pods.at, agreement: ingress.at, request: null }];
  const { servers, snis: named, serverFor, policies } = listenerOf(mesh, pods);
  const snis = new Set([...named, ...namedSnis(policies.policies), ...granted.map(({ sni }) => sni), OTHER_HOST]);
  // Measured: while a key pair is missing, the whole port stays as it was.
  const unpaired = servers.filter(({ credentialName, mode }) => mode !== 'ISTIO_MUTUAL' && credentialName !== ingress.secret).map(({ at, credentialName }): Difference => ({ kind: 'outside', cluster, message: `a server of the key pair ${credentialName ?? '(none)'}, which the agreement does not name: while it is missing, nothing of its port changes`, manifest: at, agreement: ingress.at, request: null }));
  return [...unpaired, ...[...snis].flatMap((sni) => proveServer({ mesh, agreement, pods, granted }, sni, serverFor(sni)))];
}

function proveServer(scene: Scene, sni: string, met: Met | Unclear | undefined): readonly Difference[] {
  const { mesh, agreement, pods } = scene;
  const expected = scene.granted.filter((one) => one.sni === sni);
  if (met === undefined) return shortest(expected.map((grant) => refusedGrant(scene, grant, `no server has the SNI ${sni}`)));
  if (met.kind === 'unclear') return [unclear(scene, met)];
  const cas = casOf(mesh, met.server, pods.namespace);
  if ('kind' in cas) return [unclear(scene, cas)];
  const doors = new Map<string, Door>();
  const door = (principal: string): Door => kept(doors, principal, () => doorFor(mesh, pods, met, { principal, sni }, agreement.trustDomain.value));
  const secret = agreement.gateways.ingress?.secret;
  const mispaired: readonly Difference[] = met.server.credentialName === secret || expected.length === 0 ? [] : [{ kind: 'closed', cluster: agreement.cluster, message: `the server ${sni} presents the key pair ${met.server.credentialName ?? '(none)'}, and the agreement says ${secret}`, manifest: met.server.at, agreement: agreement.gateways.ingress?.at ?? null, request: null }];
  return [...mispaired, ...shortest([...identities(scene, met, sni)].flatMap((identity) => proveIdentity(scene, { sni, met, cas, expected, door }, identity)))];
}

interface ServerScene {
  readonly sni: string;
  readonly met: Met;
  readonly cas: ReadonlySet<string>;
  readonly expected: readonly Granted[];
  readonly door: (principal: string) => Door;
}

/** CAs that make no difference between them are one class. */
function proveIdentity(scene: Scene, { sni, met, cas, expected, door }: ServerScene, identity: string | null): readonly Difference[] {
  const own = expected.filter((grant) => grant.identity === identity);
  const classes = new Map<string, Visitor>();
  for (const ca of [null, ...new Set([...cas, ...scene.granted.flatMap(({ trust }) => [...trust])])]) {
    const hands = shakesHands(met.server, cas, identity, ca);
    const vouched = own.filter(({ trust }) => ca !== null && trust.has(ca));
    if (hands === 'refused' && vouched.length === 0) continue;
    const key = [hands, ...vouched.map((grant) => own.indexOf(grant))].join(' ');
    if (!classes.has(key)) classes.set(key, { sni, identity, ca, hands, expected: vouched });
  }
  return [...classes.values()].flatMap((visitor) =>
    visitor.hands === 'refused'
      ? visitor.expected.map((grant) => ({ ...refusedGrant(scene, grant, 'the handshake refuses it'), manifest: met.server.at }))
      : compareDoor(scene, visitor, door(visitor.hands === 'without' ? '' : (identity ?? '').replace('spiffe://', ''))),
  );
}

/** Every identity that manifests or the agreement name, one for each pattern, a stranger, and nobody. */
function identities({ mesh, pods, granted, agreement }: Scene, { server }: Met, sni: string): ReadonlySet<string | null> {
  const own = granted.map(({ identity }) => identity);
  const stated = agreement.peers.flatMap(({ egressIdentities }) => egressIdentities.map(({ value }) => value));
  const patterned = namedPrincipals(listenerOf(mesh, pods).policies.rulesFor(sni)).map((principal) => `spiffe://${principal}`);
  return new Set([...own, ...stated, ...server.subjectAltNames, ...patterned, STRANGER, null]);
}

function refusedGrant({ agreement }: Scene, { cluster, identity, sni, trust, at, patterns, methods }: Granted, why: string): Difference {
  const path = (patterns[0] ?? '/').replace('*', '');
  const request = { identity, ca: [...trust][0] ?? null, sni, authority: sni, method: [...(methods ?? ['GET'])][0] ?? 'GET', path, upgrade: false };
  return { kind: 'closed', cluster: agreement.cluster, message: `${cluster} is granted ${path}, and ${why}`, manifest: null, agreement: at, request };
}

const unclear = ({ agreement }: Scene, { at, what }: Unclear): Difference => ({ kind: 'outside', cluster: agreement.cluster, message: what, manifest: at, agreement: agreement.gateways.ingress?.at ?? agreement.at, request: null });
