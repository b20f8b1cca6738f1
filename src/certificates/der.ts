// DER as a tree, by node-forge: read, never verified. The one file that imports it, tests aside.
import forge from 'node-forge';

/** Bytes are strings of one character a byte, as node-forge has them. */
export interface DerNode {
  readonly tagClass: number;
  readonly type: number;
  readonly value: string | readonly DerNode[];
}

export interface Extension {
  readonly name?: string;
  readonly critical: boolean;
  /** Of basicConstraints. */
  readonly cA?: boolean;
  /** Of subjectAltName. */
  readonly altNames?: readonly { readonly type: number; readonly value: unknown }[];
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
  return { children: children.map(letter).join(''), first: children[0] };
}

export const childrenOf = (node: DerNode | undefined): readonly DerNode[] => (node === undefined || typeof node.value === 'string' ? [] : node.value);

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
