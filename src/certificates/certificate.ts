// What the project knows of an X.509 certificate, and of the files that hold them.

export interface Certificate {
  /** SHA-256 of the DER, lower-case hex. */
  readonly fingerprint: string;
  /** The DER, encoded again: 64 columns, LF, a final line break. Whatever else the file held is not in it. */
  readonly pem: string;
  /** RFC 2253-like, for messages: `CN=example.com, O=example Inc.` */
  readonly subject: string;
  readonly issuer: string;
  /** Milliseconds since 1970. */
  readonly notBefore: number;
  readonly notAfter: number;
  /** basicConstraints cA. */
  readonly ca: boolean;
  /** URI subject alternative names, a character a byte: they are ASCII, or wrong. */
  readonly uris: readonly string[];
  /** `rsa-2048`, `ec-prime256v1`, `ed25519`, … */
  readonly key: string;
}

/** The CAs that vouch for a peer. */
export interface CaBundle {
  /** In the order of their fingerprints, each once. */
  readonly certificates: readonly Certificate[];
  /** Their PEM, one after the other: the bytes that a gateway loads. */
  readonly pem: string;
  /** Equal for two bundles exactly where they hold the same CAs. */
  readonly fingerprint: string;
}

/** A gateway's certificate: the leaf, then its intermediates. */
export interface LeafFile {
  readonly file: string;
  readonly leaf: Certificate;
  readonly intermediates: readonly Certificate[];
}
