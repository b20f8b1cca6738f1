// A request as it goes out, and as an Envoy reads it before it looks at any policy or route.
import type { Request } from '../../src/prove/guard.ts';
import { normalized } from '../../src/prove/normalized-path.ts';
import type { Sent } from '../plan/raw-http.ts';

export interface Read extends Request {
  readonly kind: 'read';
  /** With its `?`; decides nothing. */
  readonly query: string;
  /** It asks for a protocol that is no WebSocket, which a proxy refuses or leaves out. */
  readonly isOdd: boolean;
}

/** Whatever the proxy answers, it must go nowhere. */
export interface Malformed {
  readonly kind: 'malformed';
  readonly why: string;
}

export function asEnvoyReads({ method, path, authority, headers }: Sent): Read | Malformed {
  const named = (name: string): readonly string[] => headers.filter((header) => header.toLowerCase().startsWith(`${name}:`)).map((header) => header.slice(name.length + 1).trim());
  if (named('host').length > 0) return { kind: 'malformed', why: 'two hosts' };
  if (named('content-length').length > 0 && named('transfer-encoding').length > 0) return { kind: 'malformed', why: 'two lengths' };
  const [, host, rest] = /^https?:\/\/(?:[^/@]*@)?([^/]*)(\/.*)$/i.exec(path) ?? [];
  const [target = ''] = (rest ?? path).split('#');
  const query = target.indexOf('?');
  const upgrades = named('upgrade');
  const read = normalized(target);
  if (read === undefined) return { kind: 'malformed', why: 'a path that Envoy does not read' };
  return { kind: 'read', authority: (host ?? authority ?? '').trim(), method, path: read, query: query === -1 ? '' : target.slice(query), upgrade: upgrades.length > 0, isOdd: upgrades.some((name) => name !== 'websocket') };
}
