// DER as a tree, by node-forge: read, never verified. The one file that imports it, tests aside.
import forge from 'node-forge';

/** Bytes are strings of one character a byte, as node-forge has them. */
export interface DerNode {
  readonly tagClass: number;
  readonly type: number;
  readonly value: string | readonly DerNode[];
}

export interface Extension {
  /** An OID. */
  readonly id: string;
  readonly name?: string;
  readonly critical: boolean;
  /** Its DER. */
  readonly value: string;
  /** Of basicConstraints. */
  readonly cA?: boolean;
  readonly pathLenConstraint?: number;
  /** Of subjectAltName. */
  readonly altNames?: readonly GeneralName[];
  /** Of nameConstraints; absent where they could not be read. */
  readonly permittedSubtrees?: readonly GeneralName[];
  readonly excludedSubtrees?: readonly GeneralName[];
  readonly unsupportedSubtreeRange?: boolean;
  readonly subjectKeyIdentifier?: string;
}

/** RFC 5280 GeneralName: `type` is its tag. */
export interface GeneralName {
  readonly type: number;
  readonly value: string | readonly DerNode[];
}

export interface NameAttribute {
  /** An OID. */
  readonly type: string;
  readonly name?: string;
  readonly shortName?: string;
  readonly value: unknown;
  readonly valueTagClass: number;
}

// @types/node-forge leaves these out.
interface Untyped {
  readonly asn1: {
    fromDer(bytes: string, options: { strict: boolean; parseAllBytes: boolean; decodeBitStrings: boolean }): DerNode;
    toDer(node: DerNode): { getBytes(): string };
    derToOid(bytes: string): string;
  };
  readonly pki: {
    certificateExtensionsFromAsn1(extensions: DerNode): readonly Extension[];
    RDNAttributesAsArray(name: DerNode): readonly NameAttribute[];
  };
  readonly util: { decodeUtf8(bytes: string): string };
}
const { asn1, pki, util } = forge as unknown as Untyped;

const UNIVERSAL = 0x00;
const CONTEXT = 0x80;

const binary = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

/** The whole of `bytes` as one value in DER; undefined where they are anything else, BER included. */
export function readDer(bytes: Uint8Array): DerNode | undefined {
  try {
    const node = asn1.fromDer(binary(bytes), { strict: true, parseAllBytes: true, decodeBitStrings: false });
    // Both node-forge and node:crypto read BER, and BoringSSL does not; what is not written back as it was is not DER.
    return asn1.toDer(node).getBytes() === binary(bytes) ? node : undefined;
  } catch {
    return undefined;
  }
}

const LETTERS: Readonly<Record<number, string>> = { 2: 'I', 3: 'B', 4: 'O', 16: 'S' };

export interface Outline {
  /** A letter a child: INTEGER, BIT STRING, OCTET STRING, SEQUENCE, C for one of the value's own context, `.` for the rest. */
  readonly children: string;
  readonly first: DerNode | undefined;
  readonly second: DerNode | undefined;
}

/** What `bytes` look like from afar: BER, cut short or followed by others, all the same. Undefined where they hold no SEQUENCE. */
export function outlineOf(bytes: Uint8Array): Outline | undefined {
  if (bytes[0] !== 0x30) return undefined;
  try {
    return outline(asn1.fromDer(binary(bytes), { strict: false, parseAllBytes: false, decodeBitStrings: false }));
  } catch {
    return undefined;
  }
}

export function outline(node: DerNode): Outline {
  const children = childrenOf(node);
  const letter = ({ tagClass, type }: DerNode): string => (tagClass === UNIVERSAL ? (LETTERS[type] ?? '.') : tagClass === CONTEXT ? 'C' : '.');
  return { children: children.map(letter).join(''), first: children[0], second: children[1] };
}

export const childrenOf = (node: DerNode | undefined): readonly DerNode[] => (node === undefined || typeof node.value === 'string' ? [] : node.value);

/** The bytes of a value that has no children. */
export const bytesOf = (node: DerNode | undefined): Buffer => Buffer.from(typeof node?.value === 'string' ? node.value : '', 'latin1');

/** The value written back, tag and length included. */
export const encoded = (node: DerNode): Buffer => Buffer.from(asn1.toDer(node).getBytes(), 'latin1');

/** Throws where it is none. */
export function oidOf(node: DerNode | undefined): string {
  if (typeof node?.value !== 'string' || node.value === '') throw new Error('no OID');
  return asn1.derToOid(node.value);
}

/** The DER inside an extension, or of any bytes that are strings of one character a byte. Throws where it is none. */
export function innerDer(bytes: string): DerNode {
  const node = readDer(Buffer.from(bytes, 'latin1'));
  if (node === undefined) throw new Error('no DER');
  return node;
}

export const isTagged = (node: DerNode | undefined, tag: number): boolean => node?.tagClass === CONTEXT && node.type === tag;

/** Throws on extensions that it cannot read. */
export const extensionsOf = (node: DerNode | undefined): readonly Extension[] => (node === undefined ? [] : pki.certificateExtensionsFromAsn1(node));

/** A distinguished name's attributes as they are encoded. Throws on a name that it cannot read. */
export const attributesOf = (name: DerNode): readonly NameAttribute[] => pki.RDNAttributesAsArray(name);

const UTF8_STRING = 12;

/** The value as text. Throws on broken UTF-8. */
export function textOf({ value, valueTagClass }: NameAttribute): string {
  if (typeof value !== 'string') return '?';
  return valueTagClass === UTF8_STRING ? util.decodeUtf8(value) : value;
}
