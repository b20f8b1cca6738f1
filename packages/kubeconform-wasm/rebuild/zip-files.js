// Files of a Go module, out of the zip that the go command downloaded and verified. Unpacking would need the Go that the module asks for.
import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const DEFLATED = 8;

/**
 * The text of each file that `wanted` says yes to, by its path in the module, in the order of their paths.
 * @param {string} zip a path
 * @param {(path: string) => boolean} wanted
 * @returns {readonly {readonly path: string, readonly text: string}[]}
 */
export function zipFiles(zip, wanted) {
  const bytes = readFileSync(zip);
  let end = bytes.length - 22;
  while (bytes.readUInt32LE(end) !== END) end -= 1;
  const found = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (bytes.readUInt32LE(at) !== ENTRY) throw new Error(`${zip}: no entry at ${at}`);
    const nameLength = bytes.readUInt16LE(at + 28);
    // A module's zip has `<module>@<version>/` before each path.
    const path = bytes.toString('utf8', at + 46, at + 46 + nameLength).replace(/^.*?@[^/]*\//, '');
    if (wanted(path)) found.push({ path, text: content(bytes, at).toString('utf8') });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** @type {(bytes: Buffer, entry: number) => Buffer} */
function content(bytes, entry) {
  const local = bytes.readUInt32LE(entry + 42);
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  const packed = bytes.subarray(start, start + bytes.readUInt32LE(entry + 20));
  return bytes.readUInt16LE(entry + 10) === DEFLATED ? inflateRawSync(packed) : packed;
}
