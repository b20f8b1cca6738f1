// What is to be written for one cluster.
import type { ClusterName } from '../model/names.ts';
import type { Span } from '../text/source.ts';

export interface Overlay {
  readonly cluster: ClusterName;
  /** By path relative to `overlays/<cluster>/`, with `/` between its parts; sorted. */
  readonly files: ReadonlyMap<string, EmittedFile>;
}

export interface EmittedFile {
  /** LF line ends, ASCII, a final line break. */
  readonly text: string;
  /** The places in the agreement that caused it, most specific first; none for the kustomization. */
  readonly causes: readonly Span[];
}

/** Its files as they are written, by path. */
export const textsOf = ({ files }: Overlay): ReadonlyMap<string, string> => new Map([...files].map(([path, { text }]) => [path, text]));
