// The whole comment: what it says, and that nothing in it is what somebody else wants it to be.
import * as assert from 'uvu/assert';
import fc from 'fast-check';
import type { Change } from '../../change/change.ts';
import { hostileText } from '../../dev/hostile-text.ts';
import { renderedMarkdown } from '../../dev/rendered-markdown.ts';
import { BASE, granted, HEAD, line, row, sampleDifference, samplePullRequest, sampleSide, withdrawn } from '../../dev/sample-pull-request.ts';
import { spec } from '../../dev/spec.ts';
import type { Finding } from '../../finding/finding.ts';
import { jobSummary, pullRequestComment } from './comment.ts';
import { markdownReport } from './markdown-report.ts';
import { readMarker } from './marker.ts';
import type { PullRequest } from './pull-request.ts';

const grant = granted([row()], line('cluster2/agreement.yaml', 31), true);
const withdrawal = withdrawn([row({ cluster: 'cluster2', name: 'bookinfo/myratings/v1', service: 'myratings', path: '/bookinfo/myratings/v1/' })], line('cluster2/agreement.yaml', 25));
const broken = { consumer: 'cluster1', as: { namespace: 'default', service: 'ratings', port: 9080 }, provider: 'cluster2', exposure: 'bookinfo/myratings/v1', why: 'callers get 403, because its grant is withdrawn', at: line('cluster2/agreement.yaml', 25) };
const error: Finding = { code: 'MF3004', name: 'x', severity: 'error', message: 'wrong', help: 'Right.', at: line('cluster1/agreement.yaml', 3), related: [], withholds: [] };

const titleOf = (request: PullRequest): string => pullRequestComment(request).title;

spec('the verdict', (test) => {
  test('is one sentence that is enough', () => {
    assert.is(titleOf(samplePullRequest({})), '✓ Same access as before');
    assert.is(titleOf(samplePullRequest({ difference: sampleDifference([grant]) })), '✓ Ready: access widens: cluster3 may newly GET bookinfo/httpbin of cluster2');
    assert.is(titleOf(samplePullRequest({ findings: [error] })), '✗ Cannot merge: 1 error');
    assert.is(
      titleOf(samplePullRequest({ findings: [error], difference: sampleDifference([withdrawal, grant], [broken]) })),
      '✗ Cannot merge: 1 error. Access widens: cluster3 may newly GET bookinfo/httpbin of cluster2. Access narrows: cluster3 may no longer GET bookinfo/myratings/v1 of cluster2. Stops working: ratings.default in cluster1',
    );
    assert.is(titleOf(samplePullRequest({ difference: sampleDifference([], [broken]) })), '✓ Ready: stops working: ratings.default in cluster1');
  });

  test('fails at the severity that was asked for, and for an overlay edited by hand', () => {
    const warning: Finding = { ...error, severity: 'warning' };
    assert.is(titleOf(samplePullRequest({ findings: [warning] })), '✓ Same access as before');
    assert.is(titleOf(samplePullRequest({ findings: [warning, error] }, { verdict: { failOn: 'warning' } })), '✗ Cannot merge: 1 error, 1 warning');
    const stale = [{ cluster: 'cluster2', isEdited: true, access: [], effects: [], objects: [] }];
    assert.is(titleOf(samplePullRequest({ stale })), '✗ Cannot merge: the overlay of cluster2 is not what its agreement compiles to');
    const access = [{ kind: 'opened' as const, client: 'cluster3', methods: ['GET', 'DELETE'], exposure: 'bookinfo/httpbin', path: '/bookinfo/httpbin/x', what: null }];
    const edited = samplePullRequest({ stale: [{ cluster: 'cluster2', isEdited: true, access, effects: [], objects: [] }] });
    assert.is(titleOf(edited), '✗ Cannot merge: overlays/cluster2 was edited by hand: cluster3 may newly GET and DELETE /bookinfo/httpbin/x on bookinfo/httpbin of cluster2');
    const [, first] = pullRequestComment(edited).body.split('####');
    assert.match(first ?? '', '- **`overlays/cluster2` was edited by hand: `cluster3` may newly `GET` and `DELETE` `/bookinfo/httpbin/x` on `bookinfo/httpbin` of `cluster2`**');
  });

  test('never says that nothing changed where there is nothing to compare with', () => {
    const { title, body } = pullRequestComment(samplePullRequest({ base: undefined, difference: sampleDifference([grant]) }));
    assert.is(title, '✓ Ready, but there is nothing to compare with: all access is shown as new');
    assert.match(body, 'all that its agreements grant is listed as new');
    assert.not.match(body, /stops working\.|that they had|Same access/);
  });
});

spec('the comment', (test) => {
  test('starts with its marker, then the verdict; a summary has none', () => {
    const request = samplePullRequest({ difference: sampleDifference([grant]) });
    const { body } = pullRequestComment(request);
    assert.is(readMarker(body)?.head, HEAD);
    assert.match(body.split('\n')[1] ?? '', /^### ✓ Ready: access widens: `cluster3` may newly/);
    assert.match(jobSummary(request).body, /^### ✓ Ready/);
  });

  test('is the same without marker and links where there is no pull request', () => {
    const head = sampleSide('bookinfo');
    const text = markdownReport(sampleDifference([grant]), { base: head, head, names: { base: 'main', head: null }, failOn: 'error', version: '1.2.3' });
    assert.match(text, /^### ✓ Ready: access widens/);
    assert.not.match(text, /\]\(|<!--/);
    assert.match(text, '| `cluster2/agreement.yaml:31`<br>first access');
  });

  test('puts what is dangerous first', () => {
    const wide = row({ methods: null, identity: 'spiffe://c3.example.com/wide' });
    const narrow = row({ paths: ['/bookinfo/httpbin/a'], identity: 'spiffe://c3.example.com/narrow' });
    const { body } = pullRequestComment(samplePullRequest({ difference: sampleDifference([granted([narrow], null), granted([wide], null), granted([narrow], line('cluster2/agreement.yaml', 9), true)]) }));
    const rows = body.split('\n').filter((text) => text.startsWith('| + '));
    assert.equal(rows.map((text) => /c3\.example\.com\/(\w+)/.exec(text)?.[1]), ['narrow', 'wide', 'narrow']);
    assert.match(rows[0] ?? '', 'first access to `cluster2`');
    assert.match(rows[1] ?? '', 'can write<br>the whole exposure');
  });

  test('links lines to the head, and those of what is gone to the base', () => {
    const { body } = pullRequestComment(samplePullRequest({ difference: sampleDifference([grant, withdrawal]) }));
    assert.match(body, `[\`cluster2/agreement.yaml:31\`](https://forge.example/mesh/federation/blob/${HEAD}/agreements/cluster2/agreement.yaml#L31)`);
    assert.match(body, `[\`cluster2/agreement.yaml:25\`](https://forge.example/mesh/federation/blob/${BASE}/agreements/cluster2/agreement.yaml#L25)`);
  });

  test('names the owners of the line, or the owner of the cluster', () => {
    const difference = sampleDifference([grant]);
    const owners = (path: string): readonly string[] => (path === 'agreements/cluster2/agreement.yaml' ? ['@org/mesh2', '@a'] : []);
    assert.match(pullRequestComment(samplePullRequest({ difference, owners })).body, '| `@org/mesh2` and `@a` |');
    assert.match(pullRequestComment(samplePullRequest({ difference })).body, '| owner of `cluster2` |');
  });

  test('says as whom the holder of a new CA could come', () => {
    const change: Change = { kind: 'trust-changed', cluster: 'cluster2', of: null, added: [{ fingerprint: 'ab'.repeat(32), subject: 'CN=New' }], removed: [], at: null, side: 'head' };
    const { body, title } = pullRequestComment(samplePullRequest({ difference: sampleDifference([change]) }));
    assert.is(title, '✓ Ready: who is trusted changes in cluster2, with a new CA. cluster3 must be told what changes for it');
    assert.match(body, 'can come as `spiffe://c1.example.com/istio-private-egressgateway` (`cluster1`) and `spiffe://c3.example.com/istio-private-egressgateway` (`cluster3`)');
    assert.match(body, /#### Must be told \(1\)\n.*\n- `cluster3`\n {2}- `cluster2`: another CA vouches/);
  });

  test('keeps the verdict, the access and the counts when it is far too long', () => {
    const rows = Array.from({ length: 2_000 }, (_, index) => row({ identity: `spiffe://c3.example.com/gateway-${index}` }));
    const notes = Array.from({ length: 2_000 }, (_, index): Finding => ({ ...error, severity: 'note', message: `number ${index}` }));
    const manifest: Change = { kind: 'manifest-added', cluster: 'cluster2', path: 'a.yaml', from: null, to: 'a: 1\n'.repeat(20_000), at: null, side: 'head' };
    const request = samplePullRequest({ difference: sampleDifference([granted(rows, line('cluster2/agreement.yaml', 9)), manifest], [broken]), findings: [...notes, error] });
    const { body, dropped } = pullRequestComment(request);
    assert.ok(Buffer.byteLength(body) <= 60_000);
    assert.ok(Buffer.byteLength(body) > 50_000);
    assert.equal(dropped.slice(0, 2), ['the differences of the overlays', 'notes']);
    for (const part of [/^### ✗ Cannot merge: 1 error\. Access widens/m, '#### Gains access (2000)', /\| and \d+ more rows \|/, '#### Errors (1)', 'Stops working (1)', '2000 notes, left out here', 'manifests 1 added', '**Left out or cut to keep this short:** the differences of the overlays, notes']) assert.match(body, part);
    const { elements } = renderedMarkdown(body);
    assert.is(elements.filter((element) => element === 'table').length, 1);
    assert.ok(Buffer.byteLength(jobSummary(request).body) > 500_000);
  });
});

/** Everything that a pull request's author, or a peer, can write, in all places at once. */
function hostileRequest(value: string): PullRequest {
  const hostile = row({ cluster: value, name: value, namespace: value, service: value, subset: value, path: `/${value}/`, identity: value, methods: [value], paths: [value, `${value}/*`], until: value, consumedAs: [{ namespace: value, service: value, port: 1 }] });
  const at = line(value, 2);
  const side = 'head';
  const moved = [{ what: 'path', from: value, to: value }];
  const changes: readonly Change[] = [
    granted([hostile], at, true),
    withdrawn([hostile], at),
    { kind: 'trust-changed', cluster: value, of: value, added: [{ fingerprint: value, subject: value }], removed: [{ fingerprint: value, subject: value }], at, side },
    { kind: 'identity-changed', cluster: value, of: value, gateway: 'egress', added: [value], removed: [value], at, side },
    { kind: 'hostname-changed', cluster: value, of: value, from: value, to: value, at, side },
    { kind: 'cluster-added', cluster: value, at, side },
    { kind: 'exposure-moved', cluster: value, exposure: value, moved, at, side },
    { kind: 'consumption-added', cluster: value, as: { namespace: value, service: value, port: 1 }, from: [{ cluster: value, exposure: value }], moved, at, side },
    { kind: 'certificate-renewed', cluster: value, gateway: 'ingress', from: { fingerprint: value, subject: value }, to: { fingerprint: value, subject: value }, at, side },
    { kind: 'statement-accepted', cluster: value, of: value, moved, at, side },
    { kind: 'policy-changed', cluster: '', name: value, from: value, to: value, at, side },
    { kind: 'manifest-changed', cluster: value, path: value, from: value, to: `${value}\n${value}`, at: null, side },
  ];
  const finding: Finding = { ...error, message: value, help: value, at, related: [{ at, message: value }], withholds: [value] };
  const stale = [{ cluster: value, isEdited: true, access: [{ kind: 'opened' as const, client: value, methods: [value], exposure: value, path: value, what: null }, { kind: 'closed' as const, client: value, methods: [], exposure: null, path: null, what: value }], effects: [value], objects: [{ file: value, object: value, fields: [value], kind: 'changed' as const }] }];
  const difference = sampleDifference(changes, [{ consumer: value, as: { namespace: value, service: value, port: 1 }, provider: value, exposure: value, why: value, at }]);
  const marker = { key: value, head: value, delta: value, run: value };
  return samplePullRequest({ difference, findings: [finding, { ...finding, severity: 'note' }], stale, owners: () => [value] }, { marker, revisions: { base: value, head: value, isMerged: true } });
}

spec('a hostile comment', (test) => {
  test('has the shape of a harmless one: no link, mention, element or marker more', () => {
    const shape = (request: PullRequest) => {
      const { elements, comments, texts } = renderedMarkdown(pullRequestComment(request).body);
      // A sentence of a finding has as many values as it has, and a link's address is its file's.
      const outline = elements.filter((element) => element !== 'code').map((element) => element.replace(/^a href=https:\/\/forge\.example\/mesh\/federation\/blob\/[0-9a-f]{40}\/agreements\/\S*#L\d+$/, 'a to a line').replace(/^a href=https:\/\/forge\.example\/mesh\/federation\/blob\/[0-9a-f]{40}\/overlays\/\S*#L\d+$/, 'a to a line'));
      return { outline, comments: comments.length, texts };
    };
    const harmless = shape(hostileRequest('harmless'));
    assert.is(harmless.comments, 1);
    fc.assert(
      fc.property(hostileText.filter((value) => value !== ''), (value) => {
        const hostile = shape(hostileRequest(value));
        assert.equal(hostile.outline, harmless.outline);
        assert.is(hostile.comments, 1);
        for (const { text, inside } of hostile.texts) if (!inside.includes('code')) assert.not.match(text, /@|https?:|www\.|meshfed:v1|::|[\p{Cf}\p{Zl}\p{Zp}]/u);
      }),
      { numRuns: 200 },
    );
  });

  test('draws a picture in which every label is quoted and holds no syntax', () => {
    fc.assert(
      fc.property(hostileText, (value) => {
        const [, picture = ''] = /```mermaid\n([^]*?)```/.exec(pullRequestComment(hostileRequest(value)).body) ?? [];
        const lines = picture.trimEnd().split('\n');
        assert.is(lines[0], 'flowchart LR');
        for (const text of lines.slice(1)) assert.match(text, /^ {2}c\d+(\["([A-Za-z0-9 /-]|#\d+;)+"\]| (==>|-\.->|--x)\|"([A-Za-z0-9 /-]|#\d+;)+(<br\/>([A-Za-z0-9 /-]|#\d+;)+){1,2}"\| c\d+)$/);
      }),
    );
  });
});
