// The comment's first line, which nobody sees: by it the comment is found again.
import type { Marker } from './pull-request.ts';

const FORM = /^<!-- meshfed:v1 key=(\S*) head=(\S*) delta=(\S*) run=(\S*) -->(?:\r?\n|$)/;

export function markerLine({ key, head, delta, run }: Marker): string {
  return `<!-- meshfed:v1 key=${encoded(key)} head=${encoded(head)} delta=${encoded(delta)} run=${encoded(run)} -->`;
}

/** Undefined unless the text starts with a marker: one further down was pasted there by somebody. */
export function readMarker(body: string): Marker | undefined {
  const [, ...parts] = FORM.exec(body) ?? [];
  const [key, head, delta, run] = parts.map(decoded);
  return key === undefined || head === undefined || delta === undefined || run === undefined ? undefined : { key, head, delta, run };
}

/** Two hyphens, or a `>`, would end the HTML comment. */
const encoded = (value: string): string =>
  encodeURIComponent(value.replace(/\p{Cs}/gu, '\ufffd')).replace(/%(2F|3A)|[-!'()*]/g, (one) => (one === '%2F' ? '/' : one === '%3A' ? ':' : `%${one.charCodeAt(0).toString(16).toUpperCase()}`));

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
