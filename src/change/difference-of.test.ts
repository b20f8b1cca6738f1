// What single changes to whole federations come to, and what is no change.
import * as assert from 'uvu/assert';
import fc from 'fast-check';
import { sideOf } from '../compile.ts';
import { compileFiles, fixtureFiles, stories } from '../dev/fixtures.ts';
import { mutants } from '../dev/mutate.ts';
import { shuffledYaml, splitYaml } from '../dev/shuffled-yaml.ts';
import { spec } from '../dev/spec.ts';
import { positionOf } from '../text/source.ts';
import type { Change } from './change.ts';
import { deltaItems } from './delta.ts';
import { differenceOf } from './difference-of.ts';
import type { Difference, Side } from './difference.ts';

type Files = ReadonlyMap<string, Uint8Array | string>;

const text = (content: Uint8Array | string | undefined): string => (typeof content === 'string' ? content : new TextDecoder().decode(content));
const side = (files: Files): Side => sideOf(compileFiles(files));

/** A story with texts replaced, each of which must stand there once: `[file, from, to]`. */
function edited(story: string | Files, ...edits: readonly (readonly [file: string, from: string, to: string])[]): Files {
  const files = new Map<string, Uint8Array | string>(typeof story === 'string' ? fixtureFiles(story) : story);
  for (const [file, from, to] of edits) {
    const before = text(files.get(file));
    assert.is(before.split(from).length, 2, `${from} must stand once in ${file}`);
    files.set(file, before.replace(from, () => to));
  }
  return files;
}

const [C1, C2] = ['cluster1/agreement.yaml', 'cluster2/agreement.yaml'] as const;
const RATINGS = '        - {cluster: cluster1, methods: [GET]}\n';
const HTTPBIN = '        - {cluster: cluster3, methods: [GET]}\n';

const diff = (...edits: Parameters<typeof edited> extends [unknown, ...infer Rest] ? Rest : never): Difference => differenceOf(side(fixtureFiles('bookinfo')), side(edited('bookinfo', ...edits)));

/** Kinds without those of manifests. */
const kinds = ({ changes }: Difference): readonly string[] => changes.filter(({ kind }) => !kind.startsWith('manifest-')).map(({ kind }) => kind);
type OfKind<K, C = Change> = C extends { readonly kind: infer Kind } ? (K extends Kind ? C : never) : never;
/** The one change of a kind. */
const only = <K extends Change['kind']>({ changes }: Difference, kind: K): OfKind<K> => {
  const found = changes.filter((change) => change.kind === kind);
  assert.is(found.length, 1, `${kind} among ${changes.map((change) => change.kind).join(' ')}`);
  return found[0] as OfKind<K>;
};
const line = (change: Pick<Change, 'at'>): string => (change.at === null ? '' : `${change.at.source.path}:${positionOf(change.at).line}`);

const EMPTY = 'sha256:4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945';

spec('no change', (test) => {
  for (const story of stories()) {
    test(`${story}: the same agreements, in whatever words, order and files`, () => {
      const files = fixtureFiles(story);
      const base = side(files);
      const same: Difference = { changes: [], access: { gained: [], lost: [] }, unchanged: base.access.length, broken: [], hash: EMPTY };
      const isDocument = (path: string): boolean => /\.ya?ml$/.test(path);
      assert.equal(kinds(differenceOf(base, base)), []);
      fc.assert(
        fc.property(fc.infiniteStream(fc.nat()), fc.boolean(), (random, split) => {
          const other = [...files].flatMap(([path, bytes]): readonly (readonly [string, Uint8Array | string])[] => {
            if (!isDocument(path)) return [[path, bytes]];
            const shuffled = shuffledYaml(text(bytes), random);
            if (!split) return [[path, `# another comment\n${shuffled}`]];
            return splitYaml(shuffled).map((part, index) => [`${path.split('/')[0]}/part-${index}-${path.replaceAll('/', '-')}`, part]);
          });
          const found = differenceOf(base, side(new Map(other)));
          assert.equal({ ...found, unchanged: 0 }, { ...same, unchanged: 0 });
          assert.is(found.unchanged, new Set(base.access.map(({ client, exposure }) => JSON.stringify([client, exposure]))).size);
        }),
        { numRuns: 15 },
      );
    });
  }

  test('a certificate file under another name is no change', () => {
    const files = new Map(edited('bookinfo', [C2, 'trust: [certs/example.com.crt]', 'trust: [certs/ca.crt]']));
    files.set('cluster2/certs/ca.crt', files.get('cluster2/certs/example.com.crt') ?? '');
    assert.equal(differenceOf(side(fixtureFiles('bookinfo')), side(files)).changes, []);
  });
});

spec('laws, over every small slip in an agreement', (test) => {
  for (const story of ['bookinfo-httpbin', 'three-clusters']) {
    test(`${story}: what one way gains the other way loses; every place exists; the same hash means the same facts`, () => {
      const files = fixtureFiles(story);
      const base = side(files);
      for (const [path, bytes] of files) {
        if (!path.endsWith('.yaml')) continue;
        for (const { text: slipped, path: where, slip } of mutants({ path, text: text(bytes) })) {
          const head = side(new Map<string, Uint8Array | string>(files).set(path, slipped));
          const [there, back] = [differenceOf(base, head), differenceOf(head, base)];
          assert.equal([there.access.gained, there.access.lost], [back.access.lost, back.access.gained], `${slip} ${where}`);
          assert.is(there.unchanged, back.unchanged);
          for (const { at } of [...there.changes, ...there.broken]) assert.ok(at === null || at.end <= at.source.text.length);
          assert.is(there.hash === EMPTY, deltaItems(there).length === 0);
        }
      }
    });
  }
});

spec('without a base', (test) => {
  test('everything is gained, for the first time', () => {
    const head = side(fixtureFiles('bookinfo'));
    const found = differenceOf(undefined, head);
    assert.equal(found.access.gained.map(({ client, exposure }) => [client.cluster, exposure.name]), head.access.map(({ client, exposure }) => [client.cluster, exposure.name]));
    assert.ok(found.changes.every((change) => change.kind !== 'access-granted' || change.first));
    assert.equal([found.unchanged, found.broken], [0, []]);
    assert.equal([...new Set(kinds(found))], ['access-granted', 'trust-changed', 'cluster-added', 'consumption-added', 'exposure-added']);
  });
});

spec('access', (test) => {
  test('a method more is widened by that method alone', () => {
    const found = diff([C2, RATINGS, RATINGS.replace('GET', 'GET, POST')]);
    assert.equal(kinds(found), ['access-widened']);
    const change = only(found, 'access-widened');
    assert.equal([change.gained.map(({ methods }) => methods), change.lost, change.first, line(change)], [[['POST']], [], false, `${C2}:26`]);
    assert.equal(found.access.gained[0]?.consumedAs, [{ namespace: 'default', service: 'ratings', port: 9080 }]);
    assert.is(found.unchanged, 1);
  });

  test('one method for another is one change that gains and loses', () => {
    const change = only(diff([C2, RATINGS, RATINGS.replace('GET', 'POST')]), 'access-widened');
    assert.equal([change.gained[0]?.methods, change.lost[0]?.methods, change.kept], [['POST'], ['GET'], undefined]);
  });

  test('paths are absolute at the gateway, and what was there is kept', () => {
    const base = edited('bookinfo', [C2, RATINGS, RATINGS.replace('}', ', paths: [/ratings/*]}')]);
    const found = differenceOf(side(base), side(edited(base, [C2, 'paths: [/ratings/*]', 'paths: [/*]'])));
    const change = only(found, 'access-widened');
    assert.equal(change.gained.map(({ paths }) => paths), [null]);
    assert.equal(change.kept?.map(({ paths }) => paths), [['/bookinfo/myratings/v1/ratings/*']]);
  });

  test('a last day is narrowed, a later one is widened with the new day', () => {
    const until = (day: string): string => RATINGS.replace('}', `, until: ${day}}`);
    assert.equal(only(diff([C2, RATINGS, until('2027-01-31')]), 'access-narrowed').lost.map((row) => row.until), [null]);
    const base = edited('bookinfo', [C2, RATINGS, until('2027-01-31')]);
    const later = differenceOf(side(base), side(edited(base, [C2, '2027-01-31', '2027-02-28'])));
    assert.equal(only(later, 'access-widened').gained.map((row) => row.until), ['2027-02-28']);
  });

  test('another Service behind the same name is lost to the one and gained to the other', () => {
    const found = diff([C2, 'service: httpbin\n', 'service: admin\n      name: bookinfo/httpbin\n']);
    assert.equal([...kinds(found)].sort(), ['access-granted', 'access-withdrawn', 'exposure-moved']);
    assert.equal([found.access.gained[0]?.exposure.service, found.access.lost[0]?.exposure.service], ['admin', 'httpbin']);
    assert.equal(only(found, 'exposure-moved').moved, [{ what: 'service', from: 'httpbin', to: 'admin' }]);
    assert.is(only(found, 'access-granted').first, false);
  });

  test('other pods behind the same subset are lost and gained too, and no hash forgets them', () => {
    const to = (version: string) => diff([C2, 'labels: {version: v1}', `labels: {version: ${version}}`]);
    assert.equal(kinds(to('v2')), ['access-granted', 'access-withdrawn', 'exposure-moved']);
    assert.equal(only(to('v2'), 'exposure-moved').moved, [{ what: 'subset', from: 'v1 (version=v1)', to: 'v1 (version=v2)' }]);
    assert.is.not(to('v2').hash, to('v3').hash);
  });

  test('another path at the gateway, or another name, moves the exposure and gives nobody access', () => {
    const path = diff([C2, 'service: httpbin\n', 'service: httpbin\n      path: /bin/\n']);
    assert.equal(kinds(path), ['exposure-moved']);
    assert.equal(only(path, 'exposure-moved').moved, [{ what: 'path', from: '/bookinfo/httpbin/', to: '/bin/' }]);
    const name = diff([C2, 'service: httpbin\n', 'service: httpbin\n      name: bin\n']);
    assert.equal(kinds(name), ['exposure-moved']);
    assert.equal([path.hash, name.hash], [EMPTY, EMPTY]);
  });

  test('a cluster that never had anything of the provider is first, and is told first', () => {
    const cluster4 = '    - cluster: cluster4\n      external: true\n      egress: {identity: spiffe://c4.example.com/egress}\n';
    const found = diff([C2, '  exposes:\n', `${cluster4}  exposes:\n`], [C2, HTTPBIN, `${HTTPBIN}        - {cluster: cluster1}\n        - {cluster: cluster4, methods: [GET], paths: [/status]}\n`]);
    assert.equal(found.changes.slice(0, 3).map((change) => [change.kind, 'client' in change ? change.client.cluster : change.cluster]), [
      ['access-granted', 'cluster4'],
      ['access-granted', 'cluster1'],
      ['identity-changed', 'cluster2'],
    ]);
  });

  test('another identity is gained for the new and lost for the old, at the line of the identity', () => {
    const found = diff([C2, 'c1.example.com/istio-private-egressgateway', 'c1.example.com/new']);
    assert.equal(kinds(found), ['access-granted', 'access-withdrawn', 'identity-changed']);
    assert.equal([line(only(found, 'access-granted')), line(only(found, 'access-withdrawn'))], [`${C2}:16`, `${C2}:16`]);
    assert.equal(only(found, 'identity-changed').added, ['spiffe://c1.example.com/new']);
    assert.match(found.broken[0]?.why ?? '', /cluster2 lets in spiffe:\/\/c1\.example\.com\/new as cluster1, whose egress gateway is/);
  });
});

spec('what stops working', (test) => {
  const why = (found: Difference): readonly string[] => found.broken.map((one) => `${one.why} @ ${line(one)}`);

  test('a grant withdrawn', () => {
    const found = diff([C2, `      to:\n${RATINGS}`, '']);
    assert.equal(why(found), [`cluster2 no longer grants bookinfo/myratings/v1 to cluster1, so every call gets 403 @ ${C1}:22`]);
    assert.equal(kinds(found), ['access-withdrawn']);
  });
  test('a grant whose day is put into the past', () => {
    assert.match(why(diff([C2, RATINGS, RATINGS.replace('}', ', until: 2026-01-31}')]))[0] ?? '', /ended on 2026-01-31.* @ cluster2/);
  });
  test('an exposure that is called otherwise now', () => {
    assert.match(why(diff([C2, 'service: myratings\n', 'service: myratings\n      name: r\n      path: /bookinfo/myratings/v1/\n']))[0] ?? '', /is called r now @ cluster1/);
  });
  test('an agreement removed', () => {
    const files = new Map([...fixtureFiles('bookinfo')].filter(([path]) => !path.startsWith('cluster2/')));
    const found = differenceOf(side(fixtureFiles('bookinfo')), side(files));
    assert.match(why(found)[0] ?? '', /cluster2 has no agreement any more.* @ cluster1/);
    assert.ok(found.changes.filter(({ kind }) => kind === 'manifest-removed').length > 10);
    assert.is(found.changes.filter(({ kind, cluster }) => kind.startsWith('manifest-') && cluster === 'cluster1').length, 0);
  });
  const facts: readonly (readonly [name: string, file: string, from: string, to: string, said: RegExp])[] = [
    ['a hostname', C2, 'hostname: c2.example.com', 'hostname: c2.example.org', /relies on the hostname c2\.example\.com, and cluster2 says c2\.example\.org.* @ cluster2/],
    ['an address', C2, '[203.0.113.10]', '[203.0.113.11]', /the address 203\.0\.113\.10.* @ cluster2/],
    ['a port', C1, 'port: 15443', 'port: 443', /the port 443, and cluster2 says 15443.* @ cluster1/],
    ['an identity', C2, 'c2.example.com/istio-private-ingressgateway', 'c2.example.com/new', /refused in the handshake.* @ cluster2/],
    ['a path', C2, 'service: myratings\n', 'service: myratings\n      path: /r/\n', /the path \/bookinfo\/myratings\/v1\/, and cluster2 says \/r\/.* @ cluster2/],
  ];
  for (const [name, file, from, to, said] of facts) test(`${name} on which the two no longer agree`, () => assert.match(why(diff([file, from, to]))[0] ?? '', said));

  test('a grant narrowed below what the callers use; not where nothing is said of them', () => {
    const base = edited('bookinfo', [C2, RATINGS, '        - {cluster: cluster1, methods: [GET, POST]}\n']);
    const narrowed = edited(base, [C2, 'methods: [GET, POST]', 'methods: [GET]']);
    assert.equal(differenceOf(side(base), side(narrowed)).broken, []);
    const uses = ['        - {cluster: cluster2, exposure: bookinfo/myratings/v1}\n', '        - {cluster: cluster2, exposure: bookinfo/myratings/v1}\n      uses: {methods: [GET, POST]}\n'] as const;
    const found = differenceOf(side(edited(base, [C1, ...uses])), side(edited(narrowed, [C1, ...uses])));
    assert.match(why(found)[0] ?? '', /no longer grants POST on every path, which its callers use.* @ cluster2\/agreement\.yaml:26/);
  });
  test('a certificate that is not that of the identity, which no other reason tells', () => {
    const files = new Map<string, Uint8Array | string>(fixtureFiles('bookinfo'));
    const other = files.set('cluster2/certs/c2.example.com.crt', files.get('cluster1/certs/c1.example.com.crt') ?? '');
    assert.match(why(differenceOf(side(fixtureFiles('bookinfo')), side(other)))[0] ?? '', /certificate.* @ cluster2\/agreement\.yaml:12/);
  });
  test('not what did not work before, nor what its consumer gives up, nor what is withheld', () => {
    const faulty = edited('bookinfo', [C1, 'port: 15443', 'port: 443']);
    assert.equal(differenceOf(side(faulty), side(edited(faulty, [C2, `      to:\n${RATINGS}`, '']))).broken, []);
    const given = edited('bookinfo', [C1, '  consumes:\n    - as: {service: ratings, namespace: default, port: 9080}\n      from:\n        - {cluster: cluster2, exposure: bookinfo/myratings/v1}\n', ''], [C2, `      to:\n${RATINGS}`, '']);
    assert.equal(differenceOf(side(fixtureFiles('bookinfo')), side(given)).broken, []);
    const unreadable = diff([C2, 'exposes:\n', 'exposes: &a\n']);
    assert.equal([unreadable.broken, unreadable.changes.some(({ kind }) => kind.startsWith('manifest-'))], [[], false]);
  });
});

spec('everything else', (test) => {
  test('a hostname that both change: the owner’s is hostname-changed, the peer’s is accepted, each once', () => {
    const found = diff([C2, 'hostname: c2.example.com', 'hostname: c2.example.org'], [C1, 'hostname: c2.example.com', 'hostname: c2.example.org']);
    assert.equal(kinds(found), ['statement-accepted', 'hostname-changed']);
    assert.equal(only(found, 'statement-accepted').moved, [{ what: 'hostname', from: 'c2.example.com', to: 'c2.example.org' }]);
    assert.equal(found.broken, []);
  });
  test('a statement that is not what the peer says is told as what it is about', () => {
    const found = diff([C1, 'hostname: c2.example.com', 'hostname: c2.example.net'], [C1, 'port: 15443', 'port: 443']);
    assert.equal(kinds(found), ['hostname-changed', 'gateway-moved']);
    assert.equal([only(found, 'gateway-moved').of, only(found, 'gateway-moved').moved], ['cluster2', [{ what: 'peers/cluster2 ingress.port', from: '15443', to: '443' }]]);
    assert.is(only(found, 'hostname-changed').of, 'cluster2');
  });
  test('a path that the consumer takes over is accepted, and the consumption has not moved', () => {
    const found = diff([C2, 'service: myratings\n', 'service: myratings\n      path: /r/\n'], [C1, 'exposure: bookinfo/myratings/v1}', 'exposure: bookinfo/myratings/v1, path: /r/}']);
    assert.equal(kinds(found), ['statement-accepted', 'exposure-moved']);
    assert.equal(only(found, 'statement-accepted').moved, [{ what: 'consumes/default/ratings path', from: '/bookinfo/myratings/v1/', to: '/r/' }]);
  });
  test('gateways, consumptions and settings', () => {
    assert.equal(only(diff([C2, '[203.0.113.10]', '[203.0.113.10, 203.0.113.9]']), 'gateway-moved').moved, [{ what: 'addresses', from: '203.0.113.10', to: '203.0.113.10, 203.0.113.9' }]);
    assert.equal(only(diff([C1, 'exposure: bookinfo/myratings/v1}', 'exposure: bookinfo/myratings/v1}\n      callers: ["*"]']), 'consumption-moved').moved, [{ what: 'callers', from: 'ns/default/*', to: '*' }]);
    const settings = new Map<string, Uint8Array | string>(fixtureFiles('bookinfo')).set(
      'federation.yaml',
      'apiVersion: meshfed.dev/v1alpha1\nkind: Federation\nspec:\n  severities: {MF2015: error}\n  exceptions:\n    - {code: MF4008, cluster: cluster2, at: peers/cluster1, reason: for now, until: 2027-03-31}\n',
    );
    const found = differenceOf(side(fixtureFiles('bookinfo')), side(settings));
    assert.equal(found.changes.map((change) => [change.kind, 'name' in change ? change.name : '', 'to' in change ? change.to : '']), [
      ['policy-changed', 'severity of MF2015', 'error'],
      ['exception-changed', 'MF4008 at peers/cluster1 of cluster2', 'until 2027-03-31: for now'],
    ]);
  });
  test('a CA more, by fingerprint; a peer that gets CAs of its own', () => {
    const ledger = fixtureFiles('three-clusters').get('payments/certs/ledger.crt') ?? '';
    const more = new Map(edited('bookinfo', [C2, 'trust: [certs/example.com.crt]', 'trust: [certs/example.com.crt, certs/ledger.crt]'])).set('cluster2/certs/ledger.crt', ledger);
    const found = only(differenceOf(side(fixtureFiles('bookinfo')), side(more)), 'trust-changed');
    assert.equal([found.of, found.added.map(({ subject }) => subject), found.removed, line(found)], [null, ['CN=ledger.example.com, O=ledger Ltd'], [], `${C2}:13`]);
    const own = new Map(edited('bookinfo', [C2, '    - cluster: cluster3\n', '    - cluster: cluster3\n      trust: [certs/ledger.crt]\n'])).set('cluster2/certs/ledger.crt', ledger);
    const peer = only(differenceOf(side(fixtureFiles('bookinfo')), side(own)), 'trust-changed');
    assert.equal([peer.of, peer.added.length, peer.removed.length], ['cluster3', 1, 1]);
  });
  test('a certificate that is renewed', () => {
    const leaf = fixtureFiles('three-clusters').get('payments/certs/payments.crt') ?? '';
    const found = differenceOf(side(fixtureFiles('bookinfo')), side(new Map<string, Uint8Array | string>(fixtureFiles('bookinfo')).set('cluster2/certs/c2.example.com.crt', leaf)));
    assert.is(only(found, 'certificate-renewed').gateway, 'ingress');
  });
});

spec('the hash', (test) => {
  test('it is over facts: rows, identities and CAs, whatever else changes', () => {
    const grant = [C2, RATINGS, RATINGS.replace('GET', 'GET, POST')] as const;
    const found = diff(grant);
    assert.equal(deltaItems(found).map((item) => JSON.parse(item).methods), [['POST']]);
    assert.is(diff(grant, [C2, '[203.0.113.10]', '[203.0.113.9]']).hash, found.hash);
    assert.is.not(diff(grant, [C2, 'trust: [certs/example.com.crt]', 'trust: []']).hash, found.hash);
    assert.is(diff([C2, '[203.0.113.10]', '[203.0.113.9]']).hash, EMPTY);
  });
  test('a change that holds two others has their items', () => {
    const [one, two] = [[C2, RATINGS, RATINGS.replace('GET', 'GET, POST')], [C2, HTTPBIN, HTTPBIN.replace('GET', 'GET, PUT')]] as const;
    assert.equal(deltaItems(diff(one, two)), [...deltaItems(diff(one)), ...deltaItems(diff(two))].sort());
  });
});
