// A client of yaml-language-server, the program behind YAML in VS Code and most other editors: just enough to ask what an editor shows.
import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';

export interface Diagnostic {
  readonly message: string;
  readonly range: { readonly start: { readonly line: number; readonly character: number } };
}

export interface LanguageServer {
  /** Opens a document; the cursor stands at `|`, if it has one. */
  open(text: string): Opened;
  stop(): void;
}

export interface Opened {
  /** What is shown where the mouse rests on the cursor's place; Markdown. */
  hover(): Promise<string>;
  /** What is offered at the cursor: label → the text that is put in. */
  complete(): Promise<ReadonlyMap<string, string>>;
  diagnostics(): Promise<readonly Diagnostic[]>;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
}

function readMessages(stream: Readable, take: (message: Message) => void): void {
  let buffer = Buffer.alloc(0);
  stream.on('data', (chunk: Buffer) => {
    buffer = Buffer.concat([buffer, chunk]);
    for (;;) {
      const head = /^Content-Length: (\d+)\r\n(?:[^\r]+\r\n)*\r\n/.exec(buffer.toString('latin1'));
      if (head === null || buffer.length < head[0].length + Number(head[1])) return;
      const end = head[0].length + Number(head[1]);
      const body = buffer.subarray(head[0].length, end).toString('utf8');
      buffer = buffer.subarray(end);
      take(JSON.parse(body) as Message);
    }
  });
}

/** `server` is the program's own script. */
export async function startLanguageServer(server: string): Promise<LanguageServer> {
  const child = spawn(process.execPath, [server, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const answers = new Map<number, (result: unknown) => void>();
  const published = new Map<string, (diagnostics: readonly Diagnostic[]) => void>();
  let last = 0;

  const send = (message: Message): void => {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  const ask = (method: string, params: unknown): Promise<unknown> =>
    new Promise((done) => {
      answers.set(++last, done);
      send({ id: last, method, params });
    });
  const take = (message: Message): void => {
    if (message.method === 'textDocument/publishDiagnostics') {
      const { uri, diagnostics } = message.params as { uri: string; diagnostics: readonly Diagnostic[] };
      published.get(uri)?.(diagnostics);
    } else if (message.method !== undefined && message.id !== undefined) {
      // The server asks for settings and registers itself: null answers leave everything at its default.
      const items = (message.params as { items?: readonly unknown[] } | undefined)?.items;
      send({ id: message.id, result: items === undefined ? null : items.map(() => null) });
    } else if (message.id !== undefined) answers.get(message.id)?.(message.result);
  };

  readMessages(child.stdout, take);
  await ask('initialize', { processId: process.pid, rootUri: null, capabilities: { workspace: { configuration: true } } });
  send({ method: 'initialized', params: {} });

  let opened = 0;
  const open = (marked: string): Opened => {
    const cursor = Math.max(marked.indexOf('|'), 0);
    const text = marked.replace('|', '');
    const before = text.slice(0, cursor).split('\n');
    const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
    const uri = pathToFileURL(`/editor/${++opened}.yaml`).href;
    const diagnostics = new Promise<readonly Diagnostic[]>((done) => published.set(uri, done));
    send({ method: 'textDocument/didOpen', params: { textDocument: { uri, languageId: 'yaml', version: 1, text } } });
    const at = { textDocument: { uri }, position };
    return {
      diagnostics: () => diagnostics,
      async hover() {
        const hover = (await ask('textDocument/hover', at)) as { contents: { value: string } } | null;
        return hover?.contents.value ?? '';
      },
      async complete() {
        const list = (await ask('textDocument/completion', at)) as { items: readonly { label: string; insertText?: string; textEdit?: { newText: string } }[] };
        return new Map(list.items.map(({ label, insertText, textEdit }) => [label, textEdit?.newText ?? insertText ?? label]));
      },
    };
  };
  return { open, stop: () => child.kill() };
}
