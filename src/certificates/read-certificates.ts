// The certificates of one file, whatever else it holds. Private keys are looked for before anything else.
import type { Certificate } from './certificate.ts';
import type { CertificateFault, Place } from './certificate-fault.ts';
import { looksLike } from './looks-like.ts';
import { parseCertificate } from './parse-certificate.ts';
import { pemBlocks, type PemBlock } from './pem-blocks.ts';
import { findPrivateKey } from './private-key.ts';
import { isBundle, readBundle } from './spiffe-bundle.ts';

export type { CertificateFault };

export const CERTIFICATE_LIMIT = 256;

export interface CertificatesRead {
  /** In the order of the file. */
  readonly certificates: readonly Certificate[];
  /** By place. A file without a certificate has at least one. */
  readonly faults: readonly CertificateFault[];
}

/**
 * Reads PEM: blocks labelled CERTIFICATE, BEGIN and END each on a line of its own, LF or CRLF, in UTF-8; text around them is passed over.
 * Blocks that are sound are returned beside the faults of the others; where there is a private key, nothing is.
 */
export const readCertificates = (bytes: Uint8Array): CertificatesRead => withoutKeys(bytes, (text) => readPem(bytes, text));

/** A list of CAs: PEM, or a trust bundle of SPIFFE. */
export const readCaFile = (bytes: Uint8Array): CertificatesRead => withoutKeys(bytes, (text) => (isBundle(text) ? readBundle(text) : readPem(bytes, text)));

function withoutKeys(bytes: Uint8Array, read: (text: string) => CertificatesRead): CertificatesRead {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const key = findPrivateKey(bytes, text);
  return key === undefined ? read(text) : only({ kind: 'private-key', ...placeAt(text, key.offset), shape: key.shape });
}

function readPem(bytes: Uint8Array, text: string): CertificatesRead {
  const { blocks, faults } = pemBlocks(text);
  if (blocks.length + faults.length === 0) {
    return only({ kind: 'not-pem', ...START, problem: `holds no certificate in PEM; it looks like ${looksLike(bytes, text)}` });
  }
  if (blocks.length > CERTIFICATE_LIMIT) {
    return only({ kind: 'too-many', ...START, problem: `holds ${blocks.length} blocks; at most ${CERTIFICATE_LIMIT} are read` });
  }
  const read = blocks.map(readBlock);
  return {
    certificates: read.filter((each): each is Certificate => !isFault(each)),
    faults: [...faults, ...read.filter(isFault)].sort((a, b) => a.offset - b.offset),
  };
}

const isFault = (read: Certificate | CertificateFault): read is CertificateFault => 'kind' in read;

const START: Place = { offset: 0, line: 1 };

const placeAt = (text: string, offset: number): Place => ({ offset, line: text.slice(0, offset).split('\n').length });

const only = (fault: CertificateFault): CertificatesRead => ({ certificates: [], faults: [fault] });

function readBlock({ label, body, offset, line }: PemBlock): Certificate | CertificateFault {
  if (label !== 'CERTIFICATE') {
    return { kind: 'unknown-label', offset, line, problem: `holds a block ${label}, where only CERTIFICATE is read` };
  }
  const der = Buffer.from(body, 'base64');
  // Buffer.from passes over what is not base64, so it must come out as it went in.
  const parsed = der.toString('base64') === body ? parseCertificate(der) : 'is not base64';
  if (typeof parsed !== 'string') return parsed;
  return { kind: 'damaged-block', offset, line, problem: `has a CERTIFICATE block that ${parsed}` };
}
