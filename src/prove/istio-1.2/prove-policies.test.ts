// The policies of target istio-1.2 are those of the grants, and what a hand changes in them is found.
import * as assert from 'uvu/assert';
import { compileFiles, fixtureFiles, stories } from '../../dev/fixtures.ts';
import { spec } from '../../dev/spec.ts';
import type { Difference } from '../difference.ts';
import { provePolicies } from './prove-policies.ts';

type Texts = ReadonlyMap<string, string>;

function compiled(story: string): readonly { readonly files: Texts; readonly prove: (files: Texts) => readonly Difference[] }[] {
  const { compiled: all, federation } = compileFiles(fixtureFiles(story));
  return all.filter(({ target }) => target === 'istio-1.2').flatMap(({ overlay }) => {
    const agreement = federation.agreements.find(({ cluster }) => cluster === overlay.cluster);
    const files = new Map([...overlay.files].map(([path, { text }]) => [path, text]));
    return agreement === undefined ? [] : [{ files, prove: (changed: Texts) => provePolicies(changed, `overlays/${overlay.cluster}/`, agreement, federation) }];
  });
}

const FILTER = 'gateways/envoyfilter-private-ingress-rbac.yaml';
const ROLE = 'exposes/servicerole-ratings-reader-in-bookinfo.yaml';
const BINDING = 'exposes/servicerolebinding-ratings-reader-in-bookinfo.yaml';
const CONFIG = 'exposes/clusterrbacconfig-default-in-istio-system.yaml';

const HOLES = [
  ['a prefix without its slash', 'opened', FILTER, '/bookinfo/httpbin/', '/bookinfo/httpbin'],
  ['a prefix that is shorter', 'opened', FILTER, '/bookinfo/httpbin/', '/'],
  ['another method', 'closed', FILTER, 'exact_match: GET', 'exact_match: PUT'],
  ['any method', 'opened', FILTER, /( +)- header:\n +name: :method\n +exact_match: GET\n/, ''],
  ['another client', 'opened', FILTER, 'spiffe://c3.example.com', 'spiffe://c4.example.com'],
  ['any client', 'opened', FILTER, /- authenticated:\n.*\n.*c3.*\n/, '- any: true\n'],
  ['a filter of other pods', 'opened', FILTER, 'istio: private-ingressgateway', 'istio: ingressgateway'],
  ['a filter of another port', 'opened', FILTER, 'portNumber: 15443', 'portNumber: 443'],
  ['a filter that denies', 'outside', FILTER, 'action: ALLOW', 'action: DENY'],
  ['a role of every method', 'second-lock', ROLE, '- GET', '- "*"'],
  ['a role of another Service', 'second-lock', ROLE, 'myratings.', 'ratings.'],
  ['a role of paths', 'second-lock', ROLE, '      methods:', '      paths: [/ratings/*]\n      methods:'],
  ['a role of nobody', 'second-lock', BINDING, 'istio-private-ingressgateway-service', 'istio-ingressgateway-service'],
  ['roles that do not count', 'second-lock', CONFIG, 'ON_WITH_INCLUSION', '"OFF"'],
  ['roles that count elsewhere', 'second-lock', CONFIG, '- bookinfo', '- other'],
] as const;

spec('provePolicies', (test) => {
  for (const story of stories()) {
    test(story, () => {
      for (const { files, prove } of compiled(story)) assert.equal(prove(files).map(({ message }) => message), []);
    });
  }
  const [, cluster2] = compiled('istio-1.2-bookinfo-httpbin');
  for (const [hole, kind, path, from, to] of HOLES) {
    test(hole, () => {
      const before = cluster2?.files.get(path) ?? '';
      assert.is.not(before.replace(from, to), before);
      const found = cluster2?.prove(new Map(cluster2.files).set(path, before.replace(from, to))) ?? [];
      assert.ok(found.some((one) => one.kind === kind), found.map((one) => `${one.kind}: ${one.message}`).join('\n'));
    });
  }
});
