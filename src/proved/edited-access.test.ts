// What a committed overlay that was edited by hand comes to, in the names of the agreements.
import * as assert from 'uvu/assert';
import { compileFiles, fixtureFiles } from '../dev/fixtures.ts';
import { spec } from '../dev/spec.ts';
import { editedAccess } from './edited-access.ts';

const POLICY = 'gateways/authorizationpolicy-istio-private-ingressgateway.yaml';

spec('editedAccess', (test) => {
  const { compiled, federation } = compileFiles(fixtureFiles('bookinfo-httpbin'));
  const overlay = compiled.find(({ overlay: { cluster } }) => cluster === 'cluster2')?.overlay;
  const files = new Map([...(overlay?.files ?? [])].map(([path, { text }]) => [path, text]));
  const edited = (from: string | RegExp, to: string) => editedAccess('cluster2', new Map(files).set(POLICY, (files.get(POLICY) ?? '').replaceAll(from, to)), federation);

  test('of what is compiled there is none', () => assert.equal(editedAccess('cluster2', files, federation), { access: [], others: [] }));

  test('a method more', () => {
    const { access, others } = edited(/- GET\n/g, '- GET\n              - DELETE\n');
    assert.equal(access.map(({ kind, client, methods, exposure }) => [kind, client, methods.join(' '), exposure]), [
      ['opened', 'cluster1', 'DELETE', 'bookinfo/httpbin'],
      ['opened', 'cluster3', 'DELETE', 'bookinfo/httpbin'],
      ['opened', 'cluster1', 'DELETE', 'bookinfo/myratings/v1'],
    ]);
    assert.ok(access.every(({ path, exposure }) => path?.startsWith(`/${exposure}/`)));
    assert.equal(others, []);
  });

  test('another method: opened first, then closed', () => {
    const { access } = edited(/- GET\n/g, '- PUT\n');
    assert.equal(access.map(({ kind }) => kind).join(' '), 'opened opened opened closed closed closed');
  });

  test('something that is not understood', () => {
    const { access, others } = edited('action: ALLOW', 'action: CUSTOM');
    assert.ok(others.some((one) => one.includes('the action CUSTOM')), others.join('\n'));
    assert.ok(access.every(({ kind }) => kind === 'opened' || kind === 'closed'));
  });

  test('a cluster that no agreement knows', () => assert.equal(editedAccess('cluster9', files, federation), { access: [], others: [] }));
});
