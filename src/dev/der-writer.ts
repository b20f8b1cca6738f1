// Writes DER, as far as certificates need it. Apart from the reader in certificates/, so that a test does not hold a parser against itself.

export const INTEGER = 0x02;
export const BIT_STRING = 0x03;
export const OCTET_STRING = 0x04;
export const OID = 0x06;
export const UTF8_STRING = 0x0c;
export const SEQUENCE = 0x30;
export const SET = 0x31;

/** Tag, length and what it holds. */
export function der(tag: number, ...contents: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(contents);
  return Buffer.concat([Buffer.from([tag, ...length(body.length)]), body]);
}

function length(size: number): readonly number[] {
  if (size < 0x80) return [size];
  return size < 0x100 ? [0x81, size] : [0x82, size >> 8, size & 0xff];
}

export const sequence = (...contents: readonly Uint8Array[]): Buffer => der(SEQUENCE, ...contents);

/** `body` is the OID as DER has it, in hex. */
export const oid = (body: string): Buffer => der(OID, Buffer.from(body, 'hex'));

/** `bytes` big-endian, not negative, without leading zeros. */
export const integer = (...bytes: readonly number[]): Buffer => der(INTEGER, Buffer.from(bytes));

export const bits = (unused: number, bytes: Uint8Array): Buffer => der(BIT_STRING, Buffer.from([unused]), bytes);

/** UTCTime up to 2049, GeneralizedTime from then on, as RFC 5280 wants it; seconds at the least. */
export function time(date: Date): Buffer {
  const digits = date.toISOString().replace(/\.\d+|[-:T]/g, '');
  return date.getUTCFullYear() < 2050 ? der(0x17, Buffer.from(digits.slice(2))) : der(0x18, Buffer.from(digits));
}
