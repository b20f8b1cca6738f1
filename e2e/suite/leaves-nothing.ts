// The box, tried on itself: does what was started in it end when whoever opened it is killed?
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { pause } from '../harness/process.ts';

const BOX = new URL('../harness/box.ts', import.meta.url).href;

/** What is wrong, in words; undefined where nothing is. Needs root. */
export async function leavesNothing(): Promise<string | undefined> {
  // A number that no other process has in its command.
  const seconds = `${100_000 + process.pid}.${Date.now()}`;
  const inside = `sleep ${seconds} & setsid sleep ${seconds} & wait`;
  const opener = `import { runInBox } from '${BOX}'; await runInBox(['sh', '-c', '${inside}']);`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', opener], { stdio: 'ignore' });
  const sleeping = (): number => processes().filter((command) => command === `sleep ${seconds}`).length;
  if (!(await comes(() => sleeping() === 2))) return 'nothing starts in a box';
  child.kill('SIGKILL');
  return (await comes(() => sleeping() === 0)) ? undefined : `${sleeping()} processes outlive whoever opened their box`;
}

async function comes(wanted: () => boolean): Promise<boolean> {
  for (let tries = 0; tries < 100; tries++) {
    if (wanted()) return true;
    await pause(100);
  }
  return false;
}

/** The command of each process on this machine, those in boxes too. */
function processes(): readonly string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
      } catch {
        // It has just ended.
        return '';
      }
    });
}
