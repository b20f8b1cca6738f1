// Nothing that is printed as text is a command, whatever it holds.
import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { hostileText } from '../dev/hostile-text.ts';
import { spec } from '../dev/spec.ts';
import { disarmed, logTo } from './commands.ts';

/** As the runner looks for them, in a line. */
const isCommand = (line: string): boolean => line.trimStart().startsWith('::') || line.includes('##[');

spec('the log', (test) => {
  test('prints text between stop-commands with a token that nobody can know', () => {
    const printed: string[] = [];
    const log = logTo((text) => void printed.push(text));
    log.text('::error::x');
    log.text('::error::x');
    const [first = '', second = ''] = printed;
    assert.match(first, /^::stop-commands::([0-9a-f-]{36})\n: :error::x\n::\1::\n$/);
    assert.is.not(first, second);
  });

  test('holds no command in any text (property)', () => {
    const lines = fc.array(fc.oneof(hostileText, fc.constantFrom('::', ' ::error::', '\t::x', '##[', '###[error]', '\n', '\r', '\u2028::error::', '\u00a0::error::')), { maxLength: 6 }).map((parts) => parts.join(''));
    fc.assert(fc.property(lines, (text) => assert.not(disarmed(text).split(/\r\n|\n|\r/).some(isCommand))), { numRuns: 2000 });
  });

  test('keeps a sentence on one line', () => {
    const printed: string[] = [];
    logTo((text) => void printed.push(text)).error('100%\n::add-mask::x');
    assert.equal(printed, ['::error title=meshfed::100%25%0A: :add-mask::x\n']);
  });
});
