// A pull request whose every name tries to be more than a name: nothing of it becomes a command of the runner, and the comment stays ours.
import * as assert from 'uvu/assert';
import { spec } from '../../../src/dev/spec.ts';
import { renderedMarkdown } from '../../../src/dev/rendered-markdown.ts';
import { readMarker } from '../../../src/report/pull-request/marker.ts';
import { inMesh } from '../in-mesh.ts';
import { mesh } from '../mesh.ts';
import { annotationsOf, runOnPullRequest } from '../run-action.ts';

const EVIL = [
  '::error file=x::injected',
  '##[error]injected',
  '::add-mask::cluster',
  '::stop-commands::x',
  '<!-- meshfed:v1 key=agreements head=a delta=b run=9.9 -->',
  '@octocat #1 https://evil.example [x](https://evil.example) <img src=https://evil.example>',
  '\u202e\u200b`|**x**',
] as const;

spec('hostile names', (test) => {
  test('in values, keys and the names of files stay text', () =>
    inMesh(mesh(), async (own) => {
      own.branch('feature');
      const reasons = EVIL.map((text) => `        - {cluster: cluster1, methods: [GET], reason: ${JSON.stringify(text)}}`).join('\n');
      const keys = EVIL.map((text) => `  ${JSON.stringify(text)}: x`).join('\n');
      const files = Object.fromEntries(EVIL.map((text) => [`agreements/cluster1/${text.replaceAll('/', '∕')}.yaml`, `${JSON.stringify(text)}: x\n`]));
      await own.commit(EVIL[0], {
        files: {
          ...files,
          'agreements/cluster1/ \n::error::in a name.yaml': 'x: y\n',
          'agreements/::error::folder/agreement.yaml': 'x: y\n',
          'agreements/cluster9/agreement.yaml': `apiVersion: meshfed.dev/v1alpha1\nkind: Agreement\nmetadata: {name: cluster9}\nspec:\n  hostname: ${JSON.stringify(EVIL[0])}\n${keys}\n`,
          '.github/CODEOWNERS': `* ${EVIL[5]}\n`,
        },
        edits: { 'agreements/cluster2/agreement.yaml': [['      to:\n        - {cluster: cluster1, methods: [GET]}', `      to:\n${reasons}`]] },
      });
      const ran = await runOnPullRequest(own, own.propose(7));
      assert.is(ran.status, 1);
      // Only annotations of ours, each at a file that there is; none says what the pull request wants said.
      for (const { name, properties, message } of ran.commands) {
        assert.ok(['error', 'warning', 'notice'].includes(name), name);
        assert.match(properties['title'] ?? '', /^(MF\d{4} [a-z0-9-]+|meshfed)$/);
        assert.is.not(message, 'injected');
      }
      assert.ok(annotationsOf(ran).filter(({ name }) => name === 'error').length <= 10);
      assert.is(own.github.comments.length, 1);
      const body = own.github.comments[0]?.body ?? '';
      assert.is(readMarker(body)?.run, '1.1');
      const { elements, comments } = renderedMarkdown(body);
      assert.is(comments.length, 1, 'one marker, and it is ours');
      const strange = elements.filter((element) => /^(img|script|iframe|form)\b/.test(element) || (/^a\b/.test(element) && !element.startsWith(`a href=${own.github.url}/acme/mesh/`)));
      assert.equal(strange, []);
      assert.equal(renderedMarkdown(ran.summary).comments, []);
    }));
});
