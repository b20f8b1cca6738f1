// A change to a text: a span, and what stands there instead.
import type { Span } from './source.ts';

export interface Edit {
  /** Empty where something is only put in. */
  readonly at: Span;
  readonly text: string;
}

/** `text` with all edits made; their spans are places in it and do not overlap. Two that put in at one place stay in their order. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const sorted = edits.map((edit, index) => ({ edit, index })).sort((a, b) => a.edit.at.start - b.edit.at.start || a.edit.at.end - b.edit.at.end || a.index - b.index);
  let result = '';
  let end = 0;
  for (const { edit: { at, text: put } } of sorted) {
    if (at.start < end) throw new Error(`two edits of ${at.source.path} overlap`);
    result += text.slice(end, at.start) + put;
    end = at.end;
  }
  return result + text.slice(end);
}
