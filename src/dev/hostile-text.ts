// Texts that try to be more than text, for property tests.
import fc from 'fast-check';

const PIECES = [
  '`', '``', '```', '|', '\\', '\\|', '\n', '\r\n', '\n\n', '@octocat', '@org/team', 'a@b.example', '#1', 'GH-1', 'org/repo#2', 'deadbeefdeadbeefdeadbeefdeadbeefdeadbeef',
  'https://evil.example/', 'www.evil.example', '[a](https://evil.example)', '![a](https://evil.example/a.png)', '<b>', '</summary>', '</details>', '</code>', '<img src=x onerror=alert(1)>',
  '<!--', '-->', '<!-- meshfed:v1 key=a head=b delta=c run=1 -->', '&lt;', '&#64;', '**', '__', '~~', '~', '*', '_', '# ', '- ', '1. ', '> ', '---', '===', '| a |', '|---|', ':tada:', '$x$', '$`x`$',
  '::error::x', '::add-mask::x', '##[error]', '%0A', '\u200b', '\u202e', '\u2066', '\ufeff', '\ufe0f', '\u00ad', '\u2028', '\u0000', '\u001b[31m', '\ud800', '\u3164', '\u2800', '\u00a0', ' ', '  ', '"', "'", 'é', '😀',
  '[^1]', '[^1]: x', '[x]', '(', ')', '[', ']', '%%{init: {}}%%', 'end', 'click c0 href "https://evil.example"', '"]; c9["', 'javascript:alert(1)', '{{', 'cluster1', 'bookinfo/ratings',
] as const;

export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 8 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({ unit: fc.constantFrom('`', '|', '\\', ' ', '<', '>', '@', '\n', '[', ']', '(', ')', '*', '_', '&', ';', '#', ':', '!', 'a'), maxLength: 12 }),
);
