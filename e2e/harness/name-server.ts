// The lab's only name server: it knows the addresses that the lab gave to names, and says of every other name that there is none.
import { createSocket } from 'node:dgram';

export interface NameServer {
  /** Lower-case name → IPv4 and IPv6 addresses. */
  readonly names: Map<string, readonly string[]>;
}

export function openNameServer(address: string): Promise<NameServer> {
  const names = new Map<string, readonly string[]>();
  const socket = createSocket('udp4');
  socket.on('message', (query, from) => {
    const answer = answerTo(query, names);
    if (answer !== undefined) socket.send(answer, from.port, from.address);
  });
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.bind(53, address, () => resolve({ names }));
  });
}

const HEADER = 12;
const A = 1;
const AAAA = 28;
const NO_SUCH_NAME = 3;

/** The answer to one query (RFC 1035, section 4), or undefined for what is no query. */
export function answerTo(query: Buffer, names: ReadonlyMap<string, readonly string[]>): Buffer | undefined {
  if (query.length < HEADER || query.readUInt16BE(4) !== 1) return undefined;
  const labels: string[] = [];
  let at = HEADER;
  for (let length = query[at]; length !== 0; length = query[at]) {
    if (length === undefined || length > 63) return undefined;
    labels.push(query.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  const end = at + 5;
  if (query.length < end) return undefined;
  const type = query.readUInt16BE(at + 1);
  const known = names.get(labels.join('.').toLowerCase());
  const addresses = (known ?? []).filter((address) => type === (address.includes(':') ? AAAA : A));
  const header = Buffer.alloc(HEADER);
  query.copy(header, 0, 0, 2);
  // A response, authoritative; recursion is 'available', or some resolvers ask on.
  header.writeUInt16BE(0x8580 | (known === undefined ? NO_SUCH_NAME : 0), 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(addresses.length, 6);
  return Buffer.concat([header, query.subarray(HEADER, end), ...addresses.map(record)]);
}

function record(address: string): Buffer {
  const data = address.includes(':') ? ipv6(address) : Buffer.from(address.split('.').map(Number));
  const head = Buffer.alloc(HEADER);
  // The name is the question's.
  head.writeUInt16BE(0xc000 | HEADER, 0);
  head.writeUInt16BE(data.length === 4 ? A : AAAA, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt32BE(5, 6);
  head.writeUInt16BE(data.length, 10);
  return Buffer.concat([head, data]);
}

function ipv6(address: string): Buffer {
  const [left = '', right] = address.split('::');
  const groups = (text: string): number[] => (text === '' ? [] : text.split(':').map((group) => parseInt(group, 16)));
  const [first, last] = [groups(left), groups(right ?? '')];
  const all = [...first, ...Array<number>(8 - first.length - last.length).fill(0), ...last];
  return Buffer.from(all.flatMap((group) => [group >> 8, group & 0xff]));
}
