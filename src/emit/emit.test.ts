// From objects to files: what stands in them, what they are called, and that they never change without a reason.
import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { parse } from 'yaml';
import { anyAgreement, shuffled } from '../dev/arbitrary-agreement.ts';
import { spec } from '../dev/spec.ts';
import { lower } from '../lower/index.ts';
import * as consumer from '../lower/istio/expected/cluster1.ts';
import * as exposer from '../lower/istio/expected/cluster2.ts';
import { managed1, managed2 } from '../lower/istio/expected/managed.ts';
import { cluster1, cluster2, sound, type PlainAgreement } from '../lower/sample-agreements.ts';
import { emit } from './emit.ts';
import type { EmittedFile, Overlay } from './overlay.ts';

const overlayOf = (agreement: PlainAgreement): Overlay => {
  const { cluster, validUntil } = sound(agreement);
  return emit(cluster, lower(sound(agreement)), validUntil);
};

const texts = ({ files }: Overlay): readonly (readonly [string, string])[] => [...files].map(([path, { text }]) => [path, text]);
function fileOf({ files }: Overlay, path: string): EmittedFile {
  const file = files.get(path);
  if (file === undefined) throw new Error(`there is no ${path}`);
  return file;
}

const LABELS = { 'app.kubernetes.io/managed-by': 'meshfed', 'app.kubernetes.io/part-of': 'meshfed' };

type Read = { readonly kind: string; readonly metadata: { readonly name: string; readonly namespace?: string } };
const byIdentity = ({ kind, metadata }: Read): string => `${kind} ${metadata.namespace ?? ''}/${metadata.name}`;
const sorted = (objects: readonly Read[]): readonly Read[] => [...objects].sort((a, b) => (byIdentity(a) < byIdentity(b) ? -1 : 1));

spec('emit', (test) => {
  test('writes the proved objects, as a reader of YAML 1.1 gets them back', () => {
    for (const [agreement, expected] of [
      [cluster1, [...consumer.cluster1, ...managed1]],
      [cluster2, [...exposer.cluster2, ...managed2]],
    ] as const) {
      const written = texts(overlayOf(agreement)).filter(([path]) => path !== 'kustomization.yaml');
      const labelled = expected.map((object: Read) => ({ ...object, metadata: { ...object.metadata, labels: LABELS } }));
      assert.equal(sorted(written.map(([, text]) => parse(text, { version: '1.1' }) as Read)), sorted(labelled));
    }
  });

  test('names what is behind a file, and who wrote it', () => {
    const { text, causes } = fileOf(overlayOf(cluster1), 'consumes/service-ratings-in-default.yaml');
    assert.is(
      text,
      `# Written by meshfed-compile from the agreement of cluster1. Do not edit: change the agreement.
# A local name for a service of another cluster; no pods are behind it.
# consumes bookinfo/myratings/v1 of cluster2 as ratings.default
apiVersion: v1
kind: Service
metadata:
  name: ratings
  namespace: default
  labels:
    app.kubernetes.io/managed-by: meshfed
    app.kubernetes.io/part-of: meshfed
  annotations:
    networking.istio.io/exportTo: "."
spec:
  type: ClusterIP
  ports:
    - name: http
      appProtocol: http
      protocol: TCP
      port: 9080
      targetPort: 9080
`,
    );
    assert.ok(causes.length > 0);
  });

  test('lists every file in the kustomization, and rewrites nothing there', () => {
    const overlay = overlayOf(cluster2);
    const paths = [...overlay.files.keys()];
    assert.equal(parse(fileOf(overlay, 'kustomization.yaml').text), {
      apiVersion: 'kustomize.config.k8s.io/v1beta1',
      kind: 'Kustomization',
      resources: paths.filter((path) => path !== 'kustomization.yaml'),
    });
    assert.equal(paths, [...paths].sort());
    assert.equal(paths.slice(0, 3), [
      'exposes/authorizationpolicy-meshfed-httpbin-in-bookinfo.yaml',
      'exposes/authorizationpolicy-meshfed-myratings-in-bookinfo.yaml',
      'exposes/destinationrule-httpbin.bookinfo.yaml',
    ]);
  });

  test('says in the kustomization until when the overlay holds', () => {
    const { text } = fileOf(overlayOf({ ...cluster2, validUntil: '2030-01-31' }), 'kustomization.yaml');
    assert.match(text, 'metadata:\n  annotations:\n    meshfed.dev/valid-until: "2030-01-31"\n');
  });

  test('gives the same bytes whatever the order of the agreement', () => {
    fc.assert(
      fc.property(anyAgreement, fc.integer(), (agreement, seed) => {
        assert.is(JSON.stringify(texts(overlayOf(shuffled(agreement, seed)))), JSON.stringify(texts(overlayOf(agreement))));
      }),
      { numRuns: 40 },
    );
  });

  test('writes files that every disk can hold and every editor shows as they are', () => {
    fc.assert(
      fc.property(anyAgreement, (agreement) => {
        for (const [path, text] of texts(overlayOf(agreement))) {
          assert.match(path, /^([a-z0-9]([-.a-z0-9]*[a-z0-9])?\/)*[a-z0-9][-.a-z0-9]*\.yaml$/);
          assert.match(text, /^([ -~]*[!-~]\n)+$/, path);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('refuses to write two objects into one file', () => {
    const lowered = lower(sound(cluster1));
    const twice = { ...lowered, resources: [...lowered.resources, ...lowered.resources.slice(0, 1)] };
    assert.throws(() => emit(sound(cluster1).cluster, twice), /overlay of cluster1 has two objects for gateways\/authorizationpolicy-/);
  });
});
