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
  /** False where the extension basicConstraints is absent, so that nothing says whether it is a CA. */
  readonly marked: boolean;
  /** basicConstraints pathLenConstraint: how many intermediates may follow. */
  readonly pathLength: number | undefined;
  /** URI subject alternative names, a character a byte: they are ASCII, or wrong. */
  readonly uris: readonly string[];
  /** All subject alternative names, in their order. */
  readonly names: readonly Name[];
  /** `rsa-2048`, `rsa-pss-2048`, `ec-prime256v1`, `ed25519`, … */
  readonly key: string;
  /** SHA-256 of the public key as the certificate has it, lower-case hex. Two certificates of one key pair have the same. */
  readonly keyFingerprint: string;
  /** How the issuer signed: `ecdsa-sha256`, `rsa-sha1`, `rsa-pss-sha256`, `ed25519`, or an OID. */
  readonly signature: string;
  /** Lower-case hex, as encoded: `00`, `0100`; negative where the first digit is 8 or more. */
  readonly serial: string;
  /** Undefined where the extension is absent: then every use is allowed. */
  readonly keyUsage: readonly KeyUsage[] | undefined;
  /** OIDs; undefined where the extension is absent. */
  readonly extendedKeyUsage: readonly string[] | undefined;
  readonly nameConstraints: NameConstraints | undefined;
  /** Lower-case hex. */
  readonly subjectKeyId: string | undefined;
  readonly authorityKeyId: string | undefined;
  /** Extensions marked as critical that Envoy does not know, as OIDs: it refuses the certificate. */
  readonly unknownCritical: readonly string[];
  /** True where subject and issuer are the same name: a root, or a CA that issued to itself under a new key. */
  readonly selfIssued: boolean;
}

export type KeyUsage = 'digitalSignature' | 'nonRepudiation' | 'keyEncipherment' | 'dataEncipherment' | 'keyAgreement' | 'keyCertSign' | 'cRLSign';

export type NameKind = 'other' | 'email' | 'dns' | 'directory' | 'uri' | 'ip' | 'id';

/** `value` is text for email, dns and uri; hex for ip (of a constraint: address and mask); RFC 2253-like for directory; else empty. */
export interface Name {
  readonly kind: NameKind;
  readonly value: string;
}

/** What a CA and all CAs below it may certify. */
export interface NameConstraints {
  readonly permitted: readonly Name[];
  readonly excluded: readonly Name[];
  /** False where it has parts that no verifier supports: then nothing below it is accepted. */
  readonly supported: boolean;
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
