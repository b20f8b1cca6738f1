// The folders of the input `agreements`: one or several, one a line or with commas between them.
import { byCodeUnit } from '../text/source.ts';
import { visible } from '../text/visible.ts';

/** Relative to the repository's root, `/` between their parts, sorted; `.` is the root itself. */
export function folderList(written: string): { readonly folders: readonly string[] } | { readonly fault: string } {
  const parts = written.split(/[\n,]/).map((part) => part.trim()).filter((part) => part !== '');
  const folders: string[] = [];
  for (const part of parts) {
    const folder = normalised(part);
    if (folder === undefined) return { fault: `\`${visible(part)}\` is no path from the repository’s root` };
    if (!folders.includes(folder)) folders.push(folder);
  }
  folders.sort(byCodeUnit);
  if (folders.length === 0) return { fault: 'no folder is named' };
  const outer = folders.find((one) => folders.some((other) => other !== one && isInside(other, one)));
  if (outer !== undefined) return { fault: `\`${visible(outer)}\` holds another of the folders` };
  return { folders };
}

const isInside = (folder: string, outer: string): boolean => outer === '.' || folder.startsWith(`${outer}/`);

function normalised(path: string): string | undefined {
  if (path.startsWith('/') || /[\u0000-\u001f\u007f\\]/.test(path) || /^[A-Za-z]:/.test(path)) return undefined;
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  if (parts.includes('..') || parts.some((part) => part.toLowerCase() === '.git')) return undefined;
  return parts.length === 0 ? '.' : parts.join('/');
}

/** Where the overlays of a folder of agreements lie: beside it. Undefined for the root, which holds everything. */
export function overlaysOf(folder: string): string | undefined {
  if (folder === '.') return undefined;
  const cut = folder.lastIndexOf('/');
  return cut === -1 ? 'overlays' : `${folder.slice(0, cut)}/overlays`;
}
