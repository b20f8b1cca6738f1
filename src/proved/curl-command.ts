// A request of a peer as a command that its reader may run: it is printed, and never given to a shell here.
import type { PeerRequest } from '../prove/difference.ts';

/** `CLIENT` and `GATEWAY` are for its reader to fill in: the client's key pair, and the address of the ingress gateway. */
export function curlCommand({ identity, sni, authority, method, path, upgrade }: PeerRequest): string {
  const url = `https://${sni}${path}`;
  return [
    'curl --path-as-is --insecure --connect-to ::GATEWAY',
    ...(identity === null ? [] : ['--cert CLIENT.crt --key CLIENT.key']),
    ...(method === 'GET' ? [] : [`-X ${quoted(method)}`]),
    ...(authority === sni ? [] : [`-H ${quoted(`Host: ${authority}`)}`]),
    ...(upgrade ? [`-H 'Connection: Upgrade' -H 'Upgrade: websocket'`] : []),
    quoted(url),
    ...(identity === null ? [] : [`# CLIENT.crt is that of ${identity}`]),
  ].join(' ');
}

const quoted = (text: string): string => (/^[A-Za-z0-9:/._-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`);
