// Takes out of a dump what is never read, before YAML is made of it: most of `kubectl get -o yaml` is that, and parsing it takes the time.

/** Keys below which no type reads anything. What Secrets hold is among it, and is not even parsed. */
const NEVER_READ = ['managedFields', 'status', 'data', 'stringData', 'binaryData', 'openAPIV3Schema', 'env', 'volumes', 'volumeMounts'];

// The key stays, so that a text of several lines that only looks like this still starts as it did; a value beside it stays too.
const OPENING = new RegExp(`^( *)(?:${NEVER_READ.join('|')}):[ \\t]*\\r?\\n`, 'gm');

/** Spaces in place of what stands below such keys, so that every offset is as it was. In JSON and flow style nothing is taken out. */
export function skim(text: string): string {
  const parts: string[] = [];
  let done = 0;
  OPENING.lastIndex = 0;
  for (let found = OPENING.exec(text); found !== null; found = OPENING.exec(text)) {
    const start = found.index + found[0].length;
    const end = endOfBlock(text, start, found[1]?.length ?? 0);
    if (end === start) continue;
    parts.push(text.slice(done, start), `${' '.repeat(end - start - 1)}\n`);
    done = OPENING.lastIndex = end;
  }
  return parts.length === 0 ? text : parts.join('') + text.slice(done);
}

/** Lines further in than the key belong to it, and items of a list that stand where it does. */
function endOfBlock(text: string, start: number, column: number): number {
  let end = start;
  while (end < text.length) {
    const newline = text.indexOf('\n', end);
    const next = newline === -1 ? text.length : newline + 1;
    let indent = end;
    while (text[indent] === ' ') indent++;
    const isBlank = text[indent] === '\n' || text[indent] === '\r' || indent === text.length;
    const isItem = indent - end === column && text[indent] === '-' && /\s/.test(text[indent + 1] ?? ' ');
    if (!isBlank && !isItem && indent - end <= column) break;
    // The last line of a file may lack its break; then it stays.
    if (newline === -1) break;
    end = next;
  }
  return end;
}
