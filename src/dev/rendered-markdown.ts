// Markdown as a renderer of GitHub's flavour makes it, taken apart: which elements there are, and what text they hold.
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5';

type Node = DefaultTreeAdapterTypes.ChildNode;

export interface RenderedText {
  readonly text: string;
  /** Elements around it, outermost first. */
  readonly inside: readonly string[];
}

export interface Rendered {
  readonly html: string;
  /** Elements in their order, each with its attributes. */
  readonly elements: readonly string[];
  /** Neighbours are one; white space alone is left out. */
  readonly texts: readonly RenderedText[];
  readonly comments: readonly string[];
}

/** HTML in the Markdown is kept, as GitHub does with most of it. */
export function renderedMarkdown(markdown: string): Rendered {
  const html = micromark(markdown, { allowDangerousHtml: true, allowDangerousProtocol: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });
  const elements: string[] = [];
  const texts: RenderedText[] = [];
  const comments: string[] = [];
  const visit = (node: Node, inside: readonly string[]): void => {
    if (node.nodeName === '#text' && 'value' in node && node.value.trim() !== '') texts.push({ text: node.value, inside });
    if (node.nodeName === '#comment' && 'data' in node) comments.push(node.data);
    if (!('tagName' in node)) return;
    elements.push([node.tagName, ...node.attrs.map(({ name, value }) => `${name}=${value}`)].join(' '));
    for (const child of node.childNodes) visit(child, [...inside, node.tagName]);
  };
  for (const node of parseFragment(html).childNodes) visit(node, []);
  return { html, elements, texts, comments };
}
