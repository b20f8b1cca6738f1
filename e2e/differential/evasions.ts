// Ways around a grant, a prefix, or a name; each by the path that is granted, below `prefix`.
import type { Sent } from '../plan/raw-http.ts';

/** Paths, byte for byte. `granted` lies below `prefix`; `other` is another exposure's prefix, or one that nobody has. */
const paths = (granted: string, prefix: string, other: string): readonly string[] => {
  const [up, folder] = ['../'.repeat(prefix.split('/').length - 2), granted.slice(0, granted.lastIndexOf('/') + 1)];
  const below = (rest: string): string => `${folder}${rest}`;
  return [
    ...['../', '..//', '%2e%2e/', '.%2E/', './', '..;/', '..;x=y/', '.;/', '%2e%2e;/', '%2e%2e;x/', '..%3b/', '..%2f', '..%5C', '..\\', '%252e%252e/', '%%32e%%32e/', '%2%65%2%65/', '.%%32e/', '%%32f', '%c0%ae%c0%ae/', '..%00/', '..%20/', '%2E%2E%2F', '/', '//', '%2f'].map((step) => below(`${step}secret`)),
    ...['a/b;x=y', 'a;x=y/b', ';x=y', 'A', 'a%61', '%61', '%41', 'a%20b', 'a+b', 'a.', 'a/.', 'a/..', '.', '..', '...', '~a', 'a?/../secret', 'a?x=%2f..%2f', 'a%3fb', 'a%23b', 'a%', 'a%zz', 'a\\b', "a'b", 'a|b', 'a"b'].map(below),
    granted, `/${granted}`, granted.replaceAll('/', '//'), granted.toUpperCase(), granted.replace('/', '/./'), granted.replace('/', '/x/../'), granted.replace('/', '/../'), granted.replace('/', '/%2e/'),
    granted.replace(/[a-z]/, (letter) => `%${letter.charCodeAt(0).toString(16)}`), granted.replace(/\/$|(?<=.)\/(?=[^/]*$)/, '%2F'),
    prefix.slice(0, -1), `${prefix.slice(0, -1)};x=y/`, `${prefix.slice(0, -1)}x`, prefix.slice(0, -1).toUpperCase(),
    `${prefix}${up}${other.slice(1)}a`, `${prefix}${up.replaceAll('..', '%2e%2e')}${other.slice(1)}a`, `${prefix}${up.replaceAll('../', '..;/')}${other.slice(1)}a`, `${prefix}${up.replaceAll('..', '%%32e%%32e')}${other.slice(1)}a`, `${other}..${granted}`, `${other}%2e%2e${granted}`, '/', '/..', '/../..', '*',
  ];
};

const plain = (method: string, path: string, authority: string, ...headers: readonly string[]): Sent => ({ method, path, authority, headers });

const WEBSOCKET = ['Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=='];

/** Over HTTP/1.1, which says more than HTTP/2 can. `hosts`: names that the route tables know, and others. */
export function evasions(method: string, granted: string, prefix: string, other: string, authority: string, hosts: readonly string[]): readonly Sent[] {
  const stranger = hosts.find((host) => host !== authority) ?? 'nosuch.invalid';
  return [
    ...paths(granted, prefix, other).filter((path) => path !== '*' && !/[ "|]/.test(path)).map((path) => plain(method, path, authority)),
    ...[`${authority}:15443`, `${authority}:1`, `${authority}.`, authority.toUpperCase(), `${authority.toUpperCase()}:443`, `x.${authority}`, `${authority}:`, `${authority}:x`, `${authority}:1:2`, `user@${authority}`, ` ${authority}`, ...hosts].map((name) => plain(method, granted, name)),
    plain(method, `http://${authority}${granted}`, authority), plain(method, `https://${authority}${granted}`, stranger), plain(method, `http://${stranger}${granted}`, authority), plain(method, `HTTP://${authority.toUpperCase()}:80${granted}`, authority),
    plain(method, `http://${authority}${granted}/../secret`, authority), plain(method, `http://${authority}//${granted}`, authority),
    plain(method, granted, authority, `Host: ${stranger}`), plain(method, granted, stranger, `Host: ${authority}`), plain(method, granted, authority, `Host: ${authority}`),
    plain('POST', granted, authority, 'Content-Length: 5', 'Transfer-Encoding: chunked'), plain(method, granted, authority, 'Transfer-Encoding: chunked', 'Content-Length: 0'),
    plain(method, `${granted}#/secret`, authority), plain(method, `${prefix}secret#${granted}`, authority), plain(method, `${granted}?a#b`, authority),
    plain(method, granted, authority, ...WEBSOCKET), plain(method, granted, authority, 'Connection: Upgrade', 'Upgrade: x'), plain(method, granted, authority, 'Connection: Upgrade', 'Upgrade: TLS/1.0'),
    plain(method, granted, authority, 'X-HTTP-Method-Override: DELETE', 'X-Original-URL: /secret', 'X-Rewrite-URL: /secret', 'X-Forwarded-Host: secret', 'X-Envoy-Original-Path: /secret', 'X-Forwarded-Prefix: /secret'),
  ];
}

/** The same paths over HTTP/2, and the authority in two places. */
export function evasionsHttp2(method: string, granted: string, prefix: string, other: string, authority: string, hosts: readonly string[]): readonly Sent[] {
  return [
    ...paths(granted, prefix, other).filter((path) => path !== '*').map((path) => plain(method, path, authority)),
    ...[`${authority}:15443`, `${authority}.`, authority.toUpperCase(), ...hosts].map((name) => plain(method, granted, name)),
  ];
}
