// The changed part of the federation as a small picture, in Mermaid's language.
import type { ChangedFolder } from './pull-request.ts';
import { apart, methodsPhrase } from './access-words.ts';
import { gainedLines, lostLines, twins, type AccessLine } from './access-lines.ts';
import { plain, type Phrase } from './phrase.ts';
import { whole, type Section } from './section.ts';

interface Edge {
  readonly from: string;
  readonly to: string;
  readonly kind: 'gains' | 'loses' | 'breaks';
  readonly label: string;
}

/** More make it a tangle. */
const MOST_EDGES = 12;

export function pictureSection(folders: readonly ChangedFolder[]): readonly Section[] {
  const edges = edgesOf(folders);
  if (edges.length === 0) return [];
  const drawn = edges.slice(0, MOST_EDGES);
  const legend = Object.entries(LEGEND).filter(([kind]) => drawn.some((edge) => edge.kind === kind));
  const rest = edges.length > drawn.length ? ` ${edges.length - drawn.length} more are not drawn.` : '';
  return [whole('the picture', `\`\`\`mermaid\n${flowchart(drawn)}\`\`\`\n${legend.map(([, words]) => words).join(' ')}${rest}\n\n`, 50)];
}

const LEGEND = { gains: 'Thick: gains access.', loses: 'Dotted: loses access.', breaks: 'Crossed: stops working.' } as const satisfies Record<Edge['kind'], string>;

function edgesOf(folders: readonly ChangedFolder[]): readonly Edge[] {
  const broken = folders.flatMap(({ difference }) => difference.broken);
  const [gained, lost] = [gainedLines(folders), lostLines(folders)];
  const [gainedTwin, lostTwin] = [twins(gained), twins(lost)];
  const all = [
    ...gained.map((line) => accessEdge(line, 'gains', 'may now', lostTwin(line))),
    ...lost.map((line) => accessEdge(line, 'loses', 'no longer', gainedTwin(line))),
    ...broken.map(({ consumer, provider, as }): Edge => ({ from: consumer, to: provider, kind: 'breaks', label: `${quoted([{ value: `${as.service}.${as.namespace}` }])}<br/>stops working` })),
  ];
  // One identity more draws no line more.
  return [...new Map(all.map((edge) => [JSON.stringify(edge), edge])).values()];
}

const accessEdge = (line: AccessLine, kind: Edge['kind'], verb: string, twin: AccessLine['row'] | undefined): Edge => accessLabel(line.row, kind, verb, apart(line.row, twin));

const accessLabel = (row: AccessLine['row'], kind: Edge['kind'], verb: string, distinction: Phrase): Edge => ({
  from: row.client.cluster,
  to: row.exposure.cluster,
  kind,
  label: `${quoted([`${verb} `, ...methodsPhrase(row)])}<br/>${quoted([{ value: row.exposure.name }])}${distinction.length === 0 ? '' : `<br/>${quoted(distinction)}`}`,
});

const ARROW = { gains: '==>', loses: '-.->', breaks: '--x' } as const satisfies Record<Edge['kind'], string>;

function flowchart(edges: readonly Edge[]): string {
  const clusters = [...new Set(edges.flatMap(({ from, to }) => [from, to]))].sort();
  const node = new Map(clusters.map((cluster, index) => [cluster, `c${index}`]));
  const boxes = clusters.map((cluster) => `  ${node.get(cluster) ?? ''}["${quoted([{ value: cluster }])}"]\n`);
  const arrows = edges.map(({ from, to, kind, label }) => `  ${node.get(from) ?? ''} ${ARROW[kind]}|"${label}"| ${node.get(to) ?? ''}\n`);
  return `flowchart LR\n${boxes.join('')}${arrows.join('')}`;
}

const LONGEST = 100;

/** In a quoted label a character that could mean anything to Mermaid, Markdown or HTML stands as its number. */
function quoted(phrase: Phrase): string {
  const text = [...plain(phrase)];
  const cut = text.length > LONGEST ? [...text.slice(0, LONGEST), '…'] : text;
  return cut.map((character) => (/[A-Za-z0-9 /-]/.test(character) ? character : `#${character.codePointAt(0) ?? 0};`)).join('');
}
