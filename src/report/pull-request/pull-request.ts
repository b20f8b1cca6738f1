// What the comment on a pull request is made of.
import type { Difference, Side } from '../../change/difference.ts';
import type { Finding, Severity } from '../../finding/finding.ts';
import type { Places } from './places.ts';

export interface PullRequest {
  /** One a folder of agreements; nearly always one. */
  readonly folders: readonly ChangedFolder[];
  readonly verdict: {
    /** The least severity that keeps it from being merged. */
    readonly failOn: Severity;
  };
  /** Left out where the text is not a comment. */
  readonly marker?: Marker;
  readonly revisions: {
    /** Hashes of commits, or names of folders; null where there is nothing to compare with. */
    readonly base: string | null;
    readonly head: string | null;
    /** False where head is not what a merge onto base gives. */
    readonly isMerged: boolean;
  };
  /** Of meshfed. */
  readonly version: string;
  /** Where all that is left out can be read; null where nowhere. */
  readonly fullReport: string | null;
  /** Bytes of UTF-8. */
  readonly budget?: number;
}

export interface ChangedFolder {
  /** From the repository's root, `/` between its parts. */
  readonly folder: string;
  readonly difference: Difference;
  readonly head: Side;
  /** Undefined where there is nothing to compare with: then all access is shown as new, and said to be. */
  readonly base: Side | undefined;
  /** All that is to be reported: those of the head, and what was found beside it. */
  readonly findings: readonly Finding[];
  readonly stale: readonly StaleOverlay[];
  /** Who must approve a change to a file, by its path from the repository's root; empty where nobody is named. */
  readonly owners: (path: string) => readonly string[];
  readonly places: Places;
}

/** What the words of a comment need to know of a folder. */
export type Compared = Pick<ChangedFolder, 'difference' | 'head' | 'base'>;

/** A committed overlay that is not what the agreement compiles to. */
export interface StaleOverlay {
  readonly cluster: string;
  /** False where each file is one that a compile wrote, of other agreements. */
  readonly isEdited: boolean;
  /** What it opens and closes, against the agreements; what opens stands first. */
  readonly access: readonly StaleAccess[];
  /** What else of it differs in effect, or is not understood; sentences without their full stop. */
  readonly effects: readonly string[];
  readonly objects: readonly StaleObject[];
}

export interface StaleAccess {
  readonly kind: 'opened' | 'closed';
  /** A cluster's name, a SPIFFE ID, or null for a client without a certificate. */
  readonly client: string | null;
  readonly methods: readonly string[];
  readonly exposure: string | null;
  readonly path: string | null;
  /** Said whole, where it is no request of a peer. */
  readonly what: string | null;
}

export interface StaleObject {
  /** From the repository's root. */
  readonly file: string;
  /** `AuthorizationPolicy istio-private-gateways/ingress`, or empty where the file as a whole differs. */
  readonly object: string;
  /** `spec.rules[0].to`, …; empty where the object as a whole is too much or missing. */
  readonly fields: readonly string[];
  readonly kind: 'changed' | 'added' | 'missing';
}

/** Stands at the very start of the comment: by it the comment is found again, and what it was about. */
export interface Marker {
  readonly key: string;
  /** The commit that it judges. */
  readonly head: string;
  /** The hash of the change to access that it shows. */
  readonly delta: string;
  /** The run that wrote it: a later one is greater. */
  readonly run: string;
}

export interface Comment {
  /** Markdown, with a final line break. */
  readonly body: string;
  /** The verdict as plain text on one line. */
  readonly title: string;
  /** What was left out to keep the budget, as the comment itself calls it. */
  readonly dropped: readonly string[];
}
