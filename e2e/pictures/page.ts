// A comment as a page of HTML: rendered as GitHub's flavour, in a plain style of our own, its picture drawn by Mermaid.
import { renderedMarkdown } from '../../src/dev/rendered-markdown.ts';

export type Theme = 'light' | 'dark';

const COLOURS = {
  light: { text: '#1f2328', page: '#ffffff', line: '#d1d9e0', soft: '#f6f8fa', code: '#818b981f', link: '#0969da', muted: '#59636e' },
  dark: { text: '#f0f6fc', page: '#0d1117', line: '#3d444d', soft: '#151b23', code: '#656c7633', link: '#4493f8', muted: '#9198a1' },
} as const satisfies Record<Theme, Readonly<Record<string, string>>>;

function style(theme: Theme): string {
  const { text, page, line, soft, code, link, muted } = COLOURS[theme];
  return `
    body { margin: 0; padding: 16px; background: ${page}; color: ${text}; font: 14px/1.5 "Liberation Sans", Arial, sans-serif; }
    article { border: 1px solid ${line}; border-radius: 6px; padding: 16px; overflow-wrap: break-word; }
    h3, h4 { margin: 16px 0 8px; line-height: 1.3; } h3:first-child { margin-top: 0; font-size: 18px; } h4 { font-size: 14px; }
    code { background: ${code}; border-radius: 6px; padding: .2em .4em; font: 12px "DejaVu Sans Mono", monospace; white-space: break-spaces; }
    pre { background: ${soft}; border-radius: 6px; padding: 12px; overflow: auto; } pre code { background: none; padding: 0; }
    pre.mermaid { background: none; text-align: center; }
    table { border-collapse: collapse; display: block; width: max-content; max-width: 100%; overflow: auto; }
    td, th { border: 1px solid ${line}; padding: 6px 13px; } a { color: ${link}; text-decoration: none; } sub, .muted { color: ${muted}; }
    ul { padding-left: 2em; } details { margin: 8px 0; }`;
}

/** `mermaid`: the address of mermaid.min.js. The title says the height when all is drawn, or what could not be drawn. */
export function page(markdown: string, theme: Theme, mermaid: string): string {
  const html = renderedMarkdown(markdown).html.replace(/<pre><code class="language-mermaid">([^]*?)<\/code><\/pre>/g, '<pre class="mermaid">$1</pre>');
  return `<!doctype html><meta charset="utf-8"><title>drawing</title><style>${style(theme)}</style><article>${html}</article>
<script src="${mermaid}"></script>
<script>
  mermaid.initialize({ startOnLoad: false, securityLevel: 'strict', theme: '${theme === 'dark' ? 'dark' : 'default'}' });
  mermaid.run().then(() => { document.title = 'height ' + Math.ceil(document.documentElement.getBoundingClientRect().height); }, (error) => { document.title = 'failed ' + error.message; });
</script>`;
}
