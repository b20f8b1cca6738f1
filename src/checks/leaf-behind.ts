// The gateway's own certificate where it stands behind CAs in its file: one slip of order, and not all that follows from it.
import type { Certificate, LeafFile } from '../certificates/certificate.ts';

/** Undefined where the file starts with what is no CA, or holds nothing else than CAs. */
export const leafBehind = ({ leaf, intermediates }: LeafFile): Certificate | undefined =>
  leaf.ca ? intermediates.find(({ ca, uris }) => !ca && uris.length > 0) : undefined;
