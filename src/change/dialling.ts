// Whether a consumer dials its provider as the provider says: name, address, port, identity, path.
import type { ConsumptionLink } from '../model/federation.ts';
import { statementAbout } from '../model/federation.ts';
import { serverName } from '../model/servers.ts';
import type { Located, Span } from '../text/source.ts';
import type { Obstacle } from './obstacle.ts';

interface Fact {
  /** What calls meet. */
  readonly effect: string;
  readonly what: string;
  /** What the consumer relies on. */
  readonly stated: readonly Located<string | number>[];
  /** What the provider says. */
  readonly owned: readonly Located<string | number>[];
  /** `all`: one value that is not the provider's is too many; `one`: one that is the provider's is enough. */
  readonly needs: 'all' | 'one';
}

/** The first fact that differs, at the line of whoever changed it since `before`. */
export function dialling(link: ConsumptionLink, before: ConsumptionLink | undefined): Obstacle | undefined {
  const was = before === undefined ? [] : facts(before);
  for (const one of facts(link)) {
    const [stated] = one.stated;
    const [owned] = one.owned;
    if (stated === undefined || owned === undefined || agrees(one)) continue;
    const earlier = was.find(({ what }) => what === one.what);
    const why = `${link.consumer.cluster} relies on ${one.what} ${values(one.stated)}, and ${link.origin.cluster.value} says ${values(one.owned)}: ${one.effect}`;
    return { why, at: placeOf(one, earlier) ?? stated.at };
  }
  return undefined;
}

function agrees({ stated, owned, needs }: Fact): boolean {
  const isOwned = ({ value }: Located<string | number>): boolean => owned.some((other) => other.value === value);
  return needs === 'all' ? stated.every(isOwned) : stated.some(isOwned);
}

const values = (list: readonly Located<string | number>[]): string => list.map(({ value }) => String(value)).join(', ');

/** Where the consumer says the same as before, the provider changed. */
function placeOf(fact: Fact, earlier: Fact | undefined): Span | undefined {
  const same = earlier !== undefined && values(earlier.stated) === values(fact.stated);
  return (same ? fact.owned : fact.stated)[0]?.at;
}

const some = <T>(value: Located<T> | undefined): readonly Located<T>[] => (value === undefined ? [] : [value]);

/** In the order in which a call meets them. */
function facts({ consumer, origin, provider, statement, exposure }: ConsumptionLink): readonly Fact[] {
  if (provider === undefined || statement === undefined) return [];
  const { ingress, hostname } = statement;
  const own = provider.gateways.ingress;
  const served = provider.hostname && { value: serverName(provider.hostname.value, provider, statementAbout(provider, consumer.cluster)), at: provider.hostname.at };
  return [
    { what: 'the address', stated: ingress?.addresses ?? [], owned: own?.addresses ?? [], needs: 'all', effect: 'calls fail, or reach somebody else' },
    { what: 'the port', stated: some(ingress?.port), owned: some(own?.port), needs: 'one', effect: 'calls fail' },
    { what: 'the hostname', stated: some(hostname), owned: some(provider.hostname), needs: 'one', effect: 'no server answers to that name, so calls get 503' },
    { what: 'the SNI', stated: some(ingress?.sni ?? hostname), owned: some(served), needs: 'one', effect: 'the handshake fails, so calls get 503' },
    { what: 'the identity', stated: ingress?.identities ?? [], owned: some(own?.identity), needs: 'one', effect: 'the certificate is refused in the handshake, so calls get 503' },
    { what: 'the path', stated: some(origin.path), owned: some(exposure?.path), needs: 'one', effect: 'every call gets 403' },
    { what: 'the protocol', stated: some(origin.protocol), owned: some(exposure?.protocol), needs: 'one', effect: 'calls fail' },
  ];
}
