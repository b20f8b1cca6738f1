// Why a file, or an object in it, could not be read as manifests. Data only: its words end the sentence 'this manifest cannot be read: …'.
import type { Span } from '../text/source.ts';

export interface ManifestFault {
  readonly at: Span;
  readonly problem: string;
  readonly instead: string;
}
