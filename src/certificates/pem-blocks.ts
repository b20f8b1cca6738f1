// Splits text into its PEM blocks, each with its place. What looks like a block and is none is a fault, never passed over.
import type { CertificateFault, Place } from './certificate-fault.ts';

export interface PemBlock extends Place {
  readonly label: string;
  /** What stands between BEGIN and END, lines joined; not yet known to be base64. */
  readonly body: string;
}

export interface PemBlocks {
  readonly blocks: readonly PemBlock[];
  readonly faults: readonly CertificateFault[];
}

const MARKER = /^-----(BEGIN|END) ([^-]{1,64})-----\s*$/;
// Indented, joined to its neighbour, with too few dashes or those of a word processor, in lower case, between bare CRs, cut short.
// Two dashes and a few spaces are enough, and bounded, so that a long run of either is not read again from each of its characters.
const ALMOST = /[-\u2010-\u2015]{2}\s{0,8}(?:BEGIN|END)\b|^-----[A-Z]/i;

interface Open extends Place {
  readonly label: string;
  body: string;
}

export function pemBlocks(text: string): PemBlocks {
  const blocks: PemBlock[] = [];
  const faults: CertificateFault[] = [];
  let open: Open | undefined;
  // After a line that could not be read one can't say what the next END belongs to.
  let astray = false;
  const truncated = ({ offset, line, label }: Place & { label: string }, missing: 'BEGIN' | 'END'): void => {
    const problem = `has a block ${label} without its ${missing} line`;
    faults.push({ kind: 'truncated-block', offset, line, problem });
  };

  for (const { content, offset, line } of linesOf(text)) {
    const [, side, label = ''] = MARKER.exec(content) ?? [];
    if (side === 'BEGIN') {
      if (open !== undefined) truncated(open, 'END');
      open = { offset, line, label, body: '' };
      astray = false;
    } else if (side === 'END') {
      if (open === undefined) {
        if (!astray) truncated({ offset, line, label }, 'BEGIN');
      } else if (open.label === label) blocks.push(open);
      else truncated(open, 'END');
      open = undefined;
    } else if (ALMOST.test(content)) {
      const problem = 'has a BEGIN or END line that is misspelt or not on a line of its own';
      faults.push({ kind: 'damaged-block', offset, line, problem });
      open = undefined;
      astray = true;
    } else if (open !== undefined) open.body += content.trim();
  }
  if (open !== undefined) truncated(open, 'END');
  return { blocks, faults };
}

function* linesOf(text: string): Generator<Place & { readonly content: string }> {
  let offset = text.startsWith('\ufeff') ? 1 : 0;
  let line = 1;
  for (const content of text.slice(offset).split('\n')) {
    yield { content, offset, line };
    offset += content.length + 1;
    line++;
  }
}
