// What an operating system's error means, in words that finish the sentence 'the file …'.

export interface SystemError extends Error {
  /** `ENOENT`, `EACCES`, … */
  readonly code: string;
  readonly path?: string;
  readonly dest?: string;
}

/** False for a mistake of ours: an error of Node about arguments has a code too, but no number. */
export const isSystemError = (error: unknown): error is SystemError =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && 'errno' in error;

const WORDS: Readonly<Record<string, string>> = {
  EACCES: 'may not be used by this user',
  EBUSY: 'is in use',
  EDQUOT: 'does not fit: the quota is used up',
  EISDIR: 'is a folder',
  ELOOP: 'is a link, and links are not followed',
  EMFILE: 'cannot be opened: too many files are open',
  ENAMETOOLONG: 'has a name that is too long for this disk',
  ENOENT: 'does not exist',
  ENOSPC: 'does not fit: the disk is full',
  ENOTDIR: 'does not exist: what stands above it is no folder',
  ENXIO: 'is not a regular file',
  EPERM: 'may not be changed by this user',
  EROFS: 'lies on a disk that is read-only',
};

/** Throws what is no error of the system: that is a bug of ours. */
export function demandSystemError(error: unknown): asserts error is SystemError {
  if (!isSystemError(error)) throw error;
}

export function inWords(error: unknown): string {
  demandSystemError(error);
  const words = WORDS[error.code];
  return words === undefined ? `cannot be used (${error.code})` : `${words} (${error.code})`;
}
