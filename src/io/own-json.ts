// Reads the JSON files that we wrote beside the overlays. A pull request can write them too, so nothing in them is believed.

/** Why a file is refused: in words that finish the sentence 'the file …'. */
export interface Refused {
  readonly refused: string;
}

export const isRefused = (value: object): value is Refused => 'refused' in value;

/** The keys are the value's own, `__proto__` included: JSON.parse makes it a key like any other. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function parseOwnJson(bytes: Uint8Array): { readonly json: unknown } | Refused {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return { refused: 'is not UTF-8' };
  }
  try {
    return { json: JSON.parse(text) as unknown };
  } catch {
    return { refused: 'is not JSON' };
  }
}

export const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

/** An object with these keys, each of them and no other. */
export function hasKeys<Key extends string>(value: unknown, ...keys: readonly Key[]): value is Readonly<Record<Key, unknown>> {
  return isObject(value) && Object.keys(value).sort().join() === [...keys].sort().join();
}

export const isSha256 = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);

/** The same bytes for the same value: two spaces, a final line break. */
export const printOwnJson = (value: object): Uint8Array => new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`);
