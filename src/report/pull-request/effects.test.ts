// What whole pull requests come to in one line, and that a reader of it is not misled.
import * as assert from 'uvu/assert';
import { differenceOf } from '../../change/difference-of.ts';
import type { Side } from '../../change/difference.ts';
import { sampleSide, samplePullRequest } from '../../dev/sample-pull-request.ts';
import { spec } from '../../dev/spec.ts';
import { differenceVerdict } from '../difference-verdict.ts';
import { pullRequestComment } from './comment.ts';

type Edit = readonly [file: string, from: string, to: string];

const C1 = 'cluster1/agreement.yaml';
const C2 = 'cluster2/agreement.yaml';
const RATINGS = '- {cluster: cluster1, methods: [GET]}';
const ratings = (grant: string): Edit => [C2, RATINGS, `- {cluster: cluster1, ${grant}}`];

const side = (story: string, edits: readonly Edit[]): Side => {
  const files = [...new Set(edits.map(([file]) => file))];
  return sampleSide(story, Object.fromEntries(files.map((file) => [file, edits.filter((edit) => edit[0] === file).map(([, from, to]) => [from, to] as const)])));
};

function told(edits: readonly Edit[], before: readonly Edit[] = [], story = 'bookinfo'): { readonly text: string; readonly title: string; readonly body: string } {
  const [base, head] = [side(story, before), side(story, edits)];
  const difference = differenceOf(base, head);
  const { title, body } = pullRequestComment(samplePullRequest({ base, head, difference, findings: head.findings }));
  return { text: differenceVerdict({ base: 'base', head: 'head', sides: { base, head }, difference, remarks: [] }), title, body };
}

spec('effects', (test) => {
  test('of a grant that only gets an end, or a later one, are those of the days after', () => {
    const ends = told([ratings('methods: [GET], until: 2027-03-31')]);
    assert.is(ends.text, 'Access narrows: cluster1 may no longer GET bookinfo/myratings/v1 of cluster2 after 2027-03-31.');
    assert.match(ends.body, '`GET` after `2027-03-31` on `bookinfo/myratings/v1`');
    const later = told([ratings('methods: [GET], until: 2027-06-30')], [ratings('methods: [GET], until: 2027-03-31')]);
    assert.is(later.text, 'Access widens: cluster1 may newly GET bookinfo/myratings/v1 of cluster2 after 2027-03-31 until 2027-06-30.');
    // One of two methods, whose row is not that of what is kept.
    const one = told([[C2, RATINGS, `- {cluster: cluster1, methods: [POST], until: 2027-03-31}\n        ${RATINGS}`]], [ratings('methods: [GET, POST], until: 2027-03-31')]);
    assert.is(one.text, 'Access widens: cluster1 may newly GET bookinfo/myratings/v1 of cluster2 after 2027-03-31.');
  });

  test('tell how much of an exposure it is', () => {
    const paths = 'methods: [GET], paths: [/ratings/*]';
    assert.is(told([ratings('methods: [GET]')], [ratings(paths)]).text, 'Access widens: cluster1 may newly GET all of bookinfo/myratings/v1 of cluster2.');
    assert.is(told([ratings(paths)]).text, 'Access narrows: cluster1 may now GET only parts of bookinfo/myratings/v1 of cluster2.');
    assert.match(told([[C2, `      to:\n        ${RATINGS}\n`, '']], [ratings(paths)]).text, /^Access narrows: cluster1 may no longer GET bookinfo/);
  });

  test('tell pods apart by their labels, and a second identity from the first', () => {
    assert.match(told([[C2, '{version: v1}', '{version: v2}']]).title, 'may newly GET bookinfo/myratings/v1 of cluster2, subset v1 (version=v2). Access narrows: cluster1 may no longer GET bookinfo/myratings/v1 of cluster2, subset v1 (version=v1)');
    const two = told([[C2, 'egress: {identity: spiffe://c1.example.com/istio-private-egressgateway}', 'egress: {identity: [spiffe://c1.example.com/istio-private-egressgateway, spiffe://c1.example.com/two]}']]);
    assert.match(two.title, 'may newly GET bookinfo/myratings/v1 of cluster2 as spiffe://c1.example.com/two');
  });

  test('of an agreement that cannot be read are not known, and nothing is said to be lost or gone', () => {
    for (const file of [C1, C2]) {
      const { title, body } = told([[file, 'metadata:', 'metadata: &a']]);
      assert.is(title, `✗ Cannot merge: 1 error. Not all of ${file.split('/')[0]} can be read, so what changes there is not known`);
      assert.not.match(body, /Loses access|no longer|who is trusted|Also changes/);
    }
    assert.match(told([[C2, 'metadata:', 'metadata: &a']]).body, /#### Cannot be read \(2\)\n.*could in the base/);
    assert.match(told([], [[C2, 'metadata:', 'metadata: &a']]).title, '✓ Ready: not all of cluster2 could be read in the base, so it is shown as new. Access widens');
  });

  test('tell what no grant does', () => {
    assert.is(told([[C2, '    - service: httpbin\n', '    - service: httpbin\n      path: /bin/\n']]).title, '✓ Ready: cluster3 must be told what changes for it');
    assert.is(told([['shop/agreement.yaml', 'callers: [ns/checkout/sa/cart, ns/back-office/*]', 'callers: ["*"]']], [], 'three-clusters').text, 'Who may call payments.checkout changes in shop.');
    assert.is(told([[C1, 'namespace: default', 'namespace: prod']]).text, 'cluster1 newly calls ratings.prod. cluster1 gives up ratings.default.');
  });

  test('do not say that all goes on where a CA goes', () => {
    const { body } = told([['payments/agreement.yaml', '      trust: [certs/ledger.crt]\n', '']], [], 'three-clusters');
    assert.match(body, 'Certificates of `ledger` that come from a CA that goes are refused');
    assert.match(body, 'Who still shows a certificate from a CA that goes is known only where an agreement names the certificate.');
  });
});
