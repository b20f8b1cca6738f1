// For tests: a process that writes overlays and kills itself at a chosen operation. Arguments: DIR, the overlays as JSON, the operation (0: none).
import { disk } from '../files.ts';
import { watched } from './power-cut.ts';
import { inLines, type Overlays, writeTo } from './write-to.ts';

const [out = '', overlays = '{}', at = '0'] = process.argv.slice(2);

const files = watched((_operation, _args, step) => {
  if (step === Number(at)) process.kill(process.pid, 'SIGKILL');
});

const lines = inLines(writeTo(out, JSON.parse(overlays) as Overlays, { files: at === '0' ? disk : files }));
process.stdout.write(lines.map((line) => `${line}\n`).join(''));
