// A check's page for a terminal: its Markdown, with headings that stand out and blocks that stand in.
import type { Paint } from './text.ts';

export function pageText(markdown: string, paint: Paint): string {
  let isBlock = false;
  const lines = markdown.trimEnd().split('\n').map((line) => {
    const fence = /^```(\S*) ?(.*)$/.exec(line);
    if (fence !== null) {
      isBlock = !isBlock;
      return isBlock ? paint('dim', `    ${fence[2] ?? ''}`.trimEnd()) : '';
    }
    if (isBlock) return `    ${painted(line, paint)}`.trimEnd();
    const heading = /^#+ (.*)$/.exec(line);
    return heading === null ? line : paint('bold', heading[1] ?? '');
  });
  return `${lines.join('\n').replace(/\n{3,}/g, '\n\n').trimEnd()}\n`;
}

function painted(line: string, paint: Paint): string {
  if (line.startsWith('+')) return paint('green', line);
  return line.startsWith('-') && !line.startsWith('- ') && !line.startsWith('-----') ? paint('red', line) : line;
}
