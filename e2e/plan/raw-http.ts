// HTTP/1.1 as bytes: a request goes out exactly as a scenario writes it, and the answer is read without a library's opinion.

export interface Sent {
  readonly method: string;
  /** The request target, byte for byte: a path, or an absolute URL. */
  readonly path: string;
  /** The Host header; null leaves it out. */
  readonly authority: string | null;
  /** `Name: value`, as they stand. */
  readonly headers: readonly string[];
}

export interface Answered {
  readonly status: number;
  /** Lower-case names; of a header that came twice the last. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Characters of the text are the bytes: what is over U+00FF cannot be sent. */
export function requestBytes(sent: Sent): Buffer {
  const upgrade = sent.headers.some((header) => /^connection:/i.test(header));
  const body = /^(POST|PUT|PATCH)$/.test(sent.method) ? ['Content-Length: 0'] : [];
  const lines = [
    `${sent.method} ${sent.path} HTTP/1.1`,
    ...(sent.authority === null ? [] : [`Host: ${sent.authority}`]),
    ...sent.headers,
    ...body,
    ...(upgrade ? [] : ['Connection: close']),
  ];
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1');
}

/** The answer to `method` in what has been received so far; undefined while it is not whole. `ended` says that no more will come. */
export function readAnswer(method: string, received: Buffer, ended: boolean): Answered | undefined {
  const head = received.indexOf('\r\n\r\n');
  if (head === -1) return undefined;
  const [first = '', ...lines] = received.toString('latin1', 0, head).split('\r\n');
  const status = Number(/^HTTP\/1\.[01] (\d{3})/.exec(first)?.[1]);
  if (Number.isNaN(status)) return undefined;
  const headers = Object.fromEntries(lines.map((line) => pair(line)));
  const rest = received.subarray(head + 4);
  // Whatever follows a switch of protocols is no longer HTTP; the others tell of a body that does not come.
  if (method === 'HEAD' || status === 101 || status === 204 || status === 304) return { status, headers, body: '' };
  if (/chunked/i.test(headers['transfer-encoding'] ?? '')) {
    const body = unchunk(rest);
    return body === undefined ? undefined : { status, headers, body };
  }
  const length = headers['content-length'];
  const whole = length === undefined ? ended : rest.length >= Number(length);
  return whole ? { status, headers, body: rest.toString() } : undefined;
}

function pair(line: string): readonly [string, string] {
  const colon = line.indexOf(':');
  return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
}

function unchunk(received: Buffer): string | undefined {
  const chunks: Buffer[] = [];
  for (let at = 0; ; ) {
    const end = received.indexOf('\r\n', at);
    if (end === -1) return undefined;
    const size = parseInt(received.toString('latin1', at, end), 16);
    if (size === 0) return Buffer.concat(chunks).toString();
    at = end + 2 + size + 2;
    if (received.length < at) return undefined;
    chunks.push(received.subarray(end + 2, end + 2 + size));
  }
}
