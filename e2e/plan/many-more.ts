// A large federation: documents beside the agreements of a fixture.

/** File → text, in a folder of agreements. */
export function manyMore(count: number): Readonly<Record<string, string>> {
  if (count === 0) return {};
  const services = Array.from({ length: count }, (_, i) => `filler-${i}`);
  const exposes = services.map((service) => ({ service, namespace: 'bookinfo', port: 80, to: [{ cluster: 'cluster1', methods: ['GET'] }] }));
  const consumes = services.map((service) => ({ as: { service, namespace: 'default', port: 80 }, from: [{ cluster: 'cluster2', exposure: `bookinfo/${service}` }] }));
  return { 'cluster2/more.yaml': document('cluster2', { exposes }), 'cluster1/more.yaml': document('cluster1', { consumes }) };
}

/** JSON is YAML. */
const document = (name: string, spec: object): string => JSON.stringify({ apiVersion: 'meshfed.dev/v1alpha1', kind: 'Agreement', metadata: { name }, spec }, undefined, 1);
