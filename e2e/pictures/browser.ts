// Chromium without a window: the text of a page when its scripts are done, and a picture of it.
import { spawnSync } from 'node:child_process';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'] as const;

/** Undefined where none is installed. */
export const findBrowser = (): string | undefined => [process.env['CHROMIUM'], ...NAMES].find((name) => name !== undefined && spawnSync(name, ['--version']).status === 0);

const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--allow-file-access-from-files', '--virtual-time-budget=20000', '--no-first-run'];

/** `profile`: an empty folder for what the browser keeps. */
export function browse(browser: string, profile: string, flags: readonly string[], url: string): string {
  const { status, stdout, stderr } = spawnSync(browser, [...FLAGS, `--user-data-dir=${profile}`, ...flags, url], { encoding: 'utf8', maxBuffer: 2 ** 26 });
  if (status !== 0) throw new Error(`${browser}: ${stderr}`);
  return stdout;
}
