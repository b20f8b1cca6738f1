// The schemas as editors read them: a text for each field, nothing that the compiler would accept marked as wrong.
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { parse } from 'yaml';
import * as values from '../model/values.ts';
import type { Schema } from './schema-structure.ts';
import { spec } from './spec.ts';

const read = (name: string): Schema => JSON.parse(readFileSync(`schemas/${name}.schema.json`, 'utf8')) as Schema;
const SCHEMAS = { agreement: read('agreement'), federation: read('federation'), policy: read('policy') };
const DEFINITIONS = SCHEMAS.agreement['definitions'] as Readonly<Record<string, Schema>>;

const IGNORED_BY_VALIDATORS = ['patternErrorMessage'];

function validator(schema: Schema): (value: unknown) => string {
  // The rules of values stand in definitions without a type, which strictTypes would refuse.
  const ajv = new Ajv({ strict: true, strictTypes: false, allErrors: true, ownProperties: true, keywords: IGNORED_BY_VALIDATORS });
  const validate = ajv.compile(schema);
  return (value) => (validate(value) ? '' : ajv.errorsText(validate.errors));
}

interface Field {
  /** `/spec/exposes/[]/port` */
  readonly path: string;
  readonly schema: Schema;
}

/** Every schema of a key or an item, from the top; references resolved. */
function* fields(root: Schema, schema: Schema = root, path = ''): Generator<Field> {
  const reference = schema['$ref'] as string | undefined;
  if (reference !== undefined) {
    yield* fields(root, (root['definitions'] as Schema)[reference.split('/').at(-1) ?? ''] as Schema, path);
    return;
  }
  yield { path, schema };
  for (const [key, child] of Object.entries((schema['properties'] ?? {}) as Schema)) yield* fields(root, child as Schema, `${path}/${key}`);
  if (schema['items'] !== undefined) yield* fields(root, schema['items'] as Schema, `${path}/[]`);
}

const isItem = ({ path }: Field): boolean => path.endsWith('/[]');

/** An agreement with every field of docs; each value is one that the compiler accepts. */
const EVERYTHING = `
apiVersion: meshfed.dev/v1alpha1
kind: Agreement
metadata: {name: cluster2}
spec:
  hostname: c2.example.com
  target: istio
  trustDomain: cluster.local
  gateways:
    namespace: istio-private-gateways
    manage: false
    revision: 1-29-0
    ingress:
      addresses: [203.0.113.10, "2001:db8::1"]
      port: 15443
      identity: spiffe://c2.example.com/istio-private-ingressgateway
      certificate: certs/c2.example.com.crt
      selector: {istio: private-ingressgateway}
      serviceAccount: istio-private-ingressgateway
      secret: istio-private-ingressgateway-certs
    egress:
      identity: spiffe://c2.example.com/istio-private-egressgateway
      certificate: certs/c2.example.com.crt
      selector: {istio: private-egressgateway}
      serviceAccount: istio-private-egressgateway
      secret: istio-private-egressgateway-certs
  trust: [certs/example.com.crt]
  peers:
    - cluster: cluster1
      hostname: c1.example.com
      ingress:
        addresses: [gateway.c1.example.com]
        port: 443
        identity: [spiffe://c1.example.com/old, spiffe://c1.example.com/new]
        sni: cluster2.c1.example.com
      egress: {identity: spiffe://c1.example.com/ns/istio-private-gateways/sa/egress}
      trust: [certs/c1.example.com.crt]
    - cluster: cluster3
      external: true
      egress: {identity: [spiffe://c3.example.com/istio-private-egressgateway]}
  exposes:
    - name: ratings
      service: myratings
      namespace: bookinfo
      port: 9080
      subset: {name: v1, labels: {version: v1}}
      protocol: GRPC
      path: /r/
      workload: {labels: {app: ratings}, port: 9080}
      to:
        - {cluster: cluster1, methods: [GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS], paths: [/, /ratings/*, "/*"], until: 2027-02-28, reason: "free: text"}
    - {service: httpbin, namespace: bookinfo, port: 8000, protocol: TCP, to: []}
  consumes:
    - as: {service: ratings, namespace: default, port: 9080}
      from:
        - {cluster: cluster1, exposure: bookinfo/myratings/v1, path: /, protocol: HTTP2, weight: 100, priority: 0}
      uses: {methods: [GET], paths: [/ratings/*]}
      callers: [ns/default/sa/reviews, ns/shop/*, "*"]
  inventory: [manifests/**/*.yaml]
`;

const EVERYTHING_FEDERAL = `
apiVersion: meshfed.dev/v1alpha1
kind: Federation
metadata: {name: shop}
spec:
  policies: [policies/no-delete.yaml]
  severities: {MF4001: error}
  exceptions:
    - {code: MF4001, cluster: cluster1, at: exposes/bookinfo/httpbin, reason: moves in spring, until: 2027-03-31}
`;

const EVERYTHING_OF_A_POLICY = `
apiVersion: meshfed.dev/v1alpha1
kind: Policy
metadata: {name: partners-read-only}
spec:
  severity: error
  over: grant
  expression: 'true'
  message: '"m"'
  why: It matters.
  fix: Write less.
  examples:
    passes: [{about: a, now: 2026-11-25, clusters: {cluster2: {exposes: []}}, base: {cluster1: null}}]
    fails: [{about: b, now: 2026-11-25, clusters: {cluster2: {exposes: []}}, base: {cluster1: null}}]
`;

function* pathsOf(value: unknown, path = ''): Generator<string> {
  yield path;
  if (Array.isArray(value)) for (const item of value) yield* pathsOf(item, `${path}/[]`);
  else if (typeof value === 'object' && value !== null) for (const [key, child] of Object.entries(value)) yield* pathsOf(child, `${path}/${key}`);
}

/** For each rule of values in the schema: how the compiler parses such a value, and texts of which some are one. */
const RULES: Readonly<Record<string, readonly [parse: values.Parse<unknown>, good: readonly string[], bad: readonly string[]]>> = {
  clusterName: [values.clusterName, ['a', 'cluster-1', '1a'], ['', 'A', '-a', 'a-', 'a.b', 'a'.repeat(64)]],
  label: [values.label, ['bookinfo', '1-29-0'], ['', 'a_b', 'a.b', 'a\n']],
  serviceName: [values.serviceName, ['ratings', 'a1'], ['1a', 'A', 'a.b', '']],
  objectName: [values.objectName, ['istio-private-ingressgateway-certs', 'a.b', '0'], ['', 'a_b', '.a', 'A']],
  hostname: [values.hostname, ['c1.example.com', 'a.b', '1.2.3.x4', 'xn--bcher-kva.b'], ['localhost', '10.0.0.1', 'a.b.', 'A.b', '*.b.c', 'a.b:443', 'a..b', '']],
  trustDomain: [values.trustDomain, ['cluster.local', 'prod', '1'], ['spiffe://a', 'A', '', 'a/b']],
  identity: [values.spiffeId, ['spiffe://a/b', 'spiffe://a_b.c/ns/x/sa/Y'], ['a/b', 'spiffe://a', 'spiffe://a/', 'spiffe://A/b', 'spiffe://a/b?c', 'spiffe://a/*']],
  address: [values.address, ['203.0.113.10', '2001:db8::1', '2001:DB8::1', 'gateway.example.com'], ['[2001:db8::1]', 'a.b:443', 'A.b', '*', '', '10.0.0.1/8']],
  exposureName: [values.exposureName, ['bookinfo/ratings/v1', 'a'], ['', '/a', 'a/', 'a//b', 'A']],
  pathPrefix: [values.pathPrefix, ['/', '/a/', '/a.b/..c/', '/$a/'], ['', 'a/', '/a', '//', '/*/', '/../', '/a b/', '/%2e/', '/a?/']],
  path: [values.pathPattern, ['/', '/*', '/ratings', '/ratings/', '/ratings/*', '/.well-known'], ['', '*', 'a', '/a*', '/*/a', '/a?b', '/..', '/../a', '/a//b', '//']],
  caller: [values.caller, ['*', 'ns/a/*', 'ns/a/sa/b', 'ns/a/sa/b.c'], ['', 'a', 'ns/a', 'ns/*/sa/b', 'ns/a/sa/*', 'ns/a/sa/']],
  file: [values.filePath, ['a', 'certs/a.crt', '.a', 'a..b/c', 'manifests/**/*.yaml'], ['', '/a', '../a', 'a/..', 'a/./b', 'a//b', 'a/', 'a\\b']],
  day: [values.day, ['2027-03-31', '2028-02-29'], ['2027-3-1', '31.03.2027', '2027-13-01', '2027-00-10', 'tomorrow']],
};

const accepts = (parse: values.Parse<unknown>, text: string): boolean => !values.isRefusal(parse(text));

spec('schemas', (test) => {
  for (const [name, schema] of Object.entries(SCHEMAS)) {
    test(`${name}: every field says what it means, in plain text`, () => {
      for (const field of fields(schema)) {
        if (isItem(field) && field.schema['properties'] === undefined) continue;
        const text = String(field.schema['description'] ?? '');
        // Editors render it as Markdown: <words> would vanish, as HTML.
        assert.match(text, /^[^<>`]+\.$/, field.path);
        const given = field.schema['default'];
        if (typeof given === 'object' || given === undefined || field.path === '/kind' || field.path === '/apiVersion') continue;
        assert.ok(text.includes(`Default: ${String(given)}`), `${field.path} does not tell its default`);
      }
    });

    test(`${name}: an unknown key is an error everywhere`, () => {
      for (const { path, schema: field } of fields(schema)) {
        if (field['properties'] !== undefined) assert.is(field['additionalProperties'], false, path);
      }
    });

    test(`${name}: examples and defaults are valid where they stand`, () => {
      for (const { path, schema: field } of fields(schema)) {
        const validate = validator({ ...field, definitions: schema['definitions'] });
        const given = [...((field['examples'] ?? []) as readonly unknown[]), ...('default' in field ? [field['default']] : [])];
        for (const value of given) assert.is(validate(value), '', `${path}: ${JSON.stringify(value)}`);
      }
    });
  }

  test('an agreement with every field is valid, and there are no others', () => {
    for (const [name, text] of [['agreement', EVERYTHING], ['federation', EVERYTHING_FEDERAL], ['policy', EVERYTHING_OF_A_POLICY]] as const) {
      const document: unknown = parse(text);
      assert.is(validator(SCHEMAS[name])(document), '');
      const written = new Set(pathsOf(document));
      for (const { path } of fields(SCHEMAS[name])) assert.ok(written.has(path), `${path} is in the ${name} schema alone`);
    }
  });

  for (const [rule, [parseValue, good, bad]] of Object.entries(RULES)) {
    const schema = rule === 'day' ? ((DEFINITIONS['grant']?.['properties'] as Schema)['until'] as Schema) : (DEFINITIONS[rule] as Schema);
    const validate = validator(schema);

    test(`${rule}: the editor knows good from bad`, () => {
      for (const text of good) assert.ok(accepts(parseValue, text) && validate(text) === '', `${text} is refused`);
      for (const text of bad) assert.ok(!accepts(parseValue, text) && validate(text) !== '', `${text} is accepted`);
    });

    test(`${rule}: what the compiler accepts, the editor accepts`, () => {
      const inserted = fc.constantFrom('', '/', '.', '..', '-', '*', '/*', 'a', '0', ':', '_');
      const nearGood = fc.tuple(fc.constantFrom(...good, ...bad), fc.nat(), inserted).map(([text, at, more]) => {
        const place = at % (text.length + 1);
        return text.slice(0, place) + more + text.slice(place);
      });
      fc.assert(fc.property(nearGood, (text) => !accepts(parseValue, text) || validate(text) === ''), { numRuns: 500 });
    });
  }

  test('ports: the editor and the compiler agree', () => {
    const validate = validator(DEFINITIONS['port'] as Schema);
    for (const port of [0, 1, 80, 14999, 15000, 15021, 15099, 15100, 15443, 65535, 65536]) {
      assert.is(validate(port) === '', accepts(values.port, String(port)), String(port));
    }
  });
});
