// What can be wrong with a file that should hold certificates, and where. Codes, severities and help belong to the checks.

/** Where in the text of the file; for bytes that are no text, its start. */
export interface Place {
  /** In UTF-16 units, a byte order mark counted: as in a `Source` of the same bytes. */
  readonly offset: number;
  /** Starts at 1. */
  readonly line: number;
}

/** `shape` is a label or a format, from a fixed list of words. The line may be the key itself: never print it. */
export interface PrivateKeyFault extends Place {
  readonly kind: 'private-key';
  readonly shape: string;
}

export interface UnreadableFault extends Place {
  readonly kind:
    /** Nothing that looks like a block. */
    | 'not-pem'
    /** A BEGIN without its END, or an END without its BEGIN. */
    | 'truncated-block'
    | 'damaged-block'
    /** A whole block of something else: a certificate request, a public key, a TRUSTED CERTIFICATE. */
    | 'unknown-label'
    | 'too-many'
    /** A trust bundle of SPIFFE, or JSON that should be one. */
    | 'broken-bundle';
  /** In words that finish the sentence 'the file …'. Of the file's own text at most a label is in it, of 64 characters. */
  readonly problem: string;
}

export type CertificateFault = PrivateKeyFault | UnreadableFault;
