// The complement of the grants, held against the grants themselves, request by request.
import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { spec } from '../../dev/spec.ts';
import { METHODS, type Method, type PathPattern, type Port } from '../../model/names.ts';
import { outsideGrants, type OpenPort, type Operation } from './outside-grants.ts';

interface Request {
  readonly port: string;
  readonly method: string;
  readonly path: string;
}

const covers = (pattern: string, path: string): boolean => (pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern);

const granted = (open: readonly OpenPort[], { port, method, path }: Request): boolean =>
  open.some(
    (one) =>
      String(one.port) === port &&
      one.grants.some(
        ({ methods, paths }) =>
          (methods === null || (methods as readonly string[]).includes(method)) && (paths === null || paths.some((pattern) => covers(pattern, path))),
      ),
  );

/** As Istio reads an operation: all of its fields must hold, and a field holds where one of its values does. */
function matches(operation: Operation, { port, method, path }: Request): boolean {
  const { ports, notPorts, methods, notMethods, notPaths, ...others } = operation;
  assert.equal(others, {});
  return (
    (ports?.includes(port) ?? true) &&
    !notPorts?.includes(port) &&
    (methods?.includes(method) ?? true) &&
    !notMethods?.includes(method) &&
    !notPaths?.some((pattern) => covers(pattern, path))
  );
}

const PATHS = ['/a', '/a/*', '/a/b', '/b/*', '/*'] as readonly string[] as readonly PathPattern[];
const GRANTED_METHODS = METHODS.slice(0, 3);

const anyOpenPort: fc.Arbitrary<OpenPort> = fc.record({
  port: fc.constantFrom(80 as Port, 8080 as Port, 9080 as Port),
  grants: fc.array(
    fc.record({
      methods: fc.option(fc.subarray([...GRANTED_METHODS] as Method[], { minLength: 1 })),
      paths: fc.option(fc.subarray([...PATHS], { minLength: 1 })),
    }),
    { maxLength: 4 },
  ),
});

const REQUESTS: readonly Request[] = ['80', '8080', '9080', '9090'].flatMap((port) =>
  [...GRANTED_METHODS, 'DELETE', 'CONNECT'].flatMap((method) => ['/', '/a', '/a/', '/a/b', '/a/b/c', '/b', '/b/x', '/c'].map((path) => ({ port, method, path }))),
);

const open = (port: number, ...grants: readonly (readonly [readonly Method[] | null, readonly string[] | null])[]): OpenPort => ({
  port: port as Port,
  grants: grants.map(([methods, paths]) => ({ methods, paths: paths as readonly PathPattern[] | null })),
});

spec('outside-grants', (test) => {
  test('matches exactly what no grant allows', () => {
    fc.assert(
      fc.property(fc.array(anyOpenPort, { maxLength: 4 }), (ports) => {
        const operations = outsideGrants(ports);
        for (const request of REQUESTS) {
          const denied = operations.length === 0 || operations.some((operation) => matches(operation, request));
          assert.is(denied, !granted(ports, request), `${JSON.stringify(request)} with ${JSON.stringify(operations)}`);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('always names ports, or the rule would deny all that is not HTTP', () => {
    fc.assert(
      fc.property(fc.array(anyOpenPort), (ports) => {
        for (const operation of outsideGrants(ports)) assert.is('ports' in operation, !('notPorts' in operation));
      }),
    );
  });

  test('leaves nothing to name where nothing is granted', () => {
    assert.equal(outsideGrants([]), []);
    assert.equal(outsideGrants([open(80)]), []);
  });

  test('denies other methods, other paths, and other ports, in this order', () => {
    assert.equal(outsideGrants([open(9080, [['GET'], null])]), [{ ports: ['9080'], notMethods: ['GET'] }, { notPorts: ['9080'] }]);
    assert.equal(outsideGrants([open(9080, [['GET', 'POST'], ['/a']], [['POST'], ['/b']])]), [
      { ports: ['9080'], notMethods: ['GET', 'POST'] },
      { ports: ['9080'], methods: ['GET'], notPaths: ['/a'] },
      { ports: ['9080'], methods: ['POST'], notPaths: ['/a', '/b'] },
      { notPorts: ['9080'] },
    ]);
  });

  test('joins a grant of every method with those of some', () => {
    assert.equal(outsideGrants([open(80, [null, ['/a']], [['GET'], ['/b']])]), [
      { ports: ['80'], notMethods: ['GET'], notPaths: ['/a'] },
      { ports: ['80'], methods: ['GET'], notPaths: ['/a', '/b'] },
      { notPorts: ['80'] },
    ]);
    assert.equal(outsideGrants([open(80, [null, null], [['GET'], ['/b']])]), [{ notPorts: ['80'] }]);
  });

  test('orders ports as numbers', () => {
    assert.equal(outsideGrants([open(9080, [null, null]), open(80, [null, null])]), [{ notPorts: ['80', '9080'] }]);
  });
});
