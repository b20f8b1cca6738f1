// What every format reports: findings, and what became of each overlay.
import type { Finding } from '../finding/finding.ts';
import type { Span } from '../text/source.ts';
import type { Summary } from './summary.ts';

export type OverlayStatus = 'written' | 'unchanged' | 'withheld' | 'removed';

export interface ReportedOverlay {
  readonly cluster: string;
  /** Relative to DIR. */
  readonly path: string;
  readonly files: readonly ReportedFile[];
  readonly status: OverlayStatus;
}

export interface ReportedFile {
  /** Relative to DIR. */
  readonly path: string;
  /** The places in the agreement behind it. */
  readonly sources: readonly Span[];
}

export interface ReportedSecret {
  readonly cluster: string;
  readonly namespace: string;
  readonly name: string;
  readonly keys: readonly string[];
  readonly for: string;
}

export interface Report {
  readonly version: string;
  readonly findings: readonly Finding[];
  readonly summary: Summary;
  readonly overlays: readonly ReportedOverlay[];
  readonly secrets: readonly ReportedSecret[];
  /** True where nothing was written: a status says what would be. */
  readonly check: boolean;
}
