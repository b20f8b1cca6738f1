// A federation of any size: each cluster consumes everything that the next one exposes.

/** Files by path: an agreement for each cluster, and the CA that all share. */
export function ring(clusters: number, exposures: number, ca: Uint8Array): ReadonlyMap<string, string | Uint8Array> {
  return new Map(
    Array.from({ length: clusters }, (_, index) => index).flatMap((index): readonly (readonly [string, string | Uint8Array])[] => [
      [`c${index}/agreement.yaml`, agreement(index, clusters, exposures)],
      [`c${index}/certs/ca.crt`, ca],
    ]),
  );
}

function agreement(index: number, clusters: number, exposures: number): string {
  const [next, previous] = [(index + 1) % clusters, (index + clusters - 1) % clusters];
  const services = Array.from({ length: exposures }, (_, service) => service);
  const peers = [
    { cluster: `c${next}`, hostname: `c${next}.example.com`, ingress: { addresses: [address(next)], identity: identity(next, 'ingress') } },
    { cluster: `c${previous}`, egress: { identity: identity(previous, 'egress') } },
  ];
  // JSON is YAML.
  return JSON.stringify({
    apiVersion: 'meshfed.dev/v1alpha1',
    kind: 'Agreement',
    metadata: { name: `c${index}` },
    spec: {
      hostname: `c${index}.example.com`,
      gateways: { ingress: { addresses: [address(index)] }, egress: {} },
      trust: ['certs/ca.crt'],
      peers: clusters === 2 ? [Object.assign({}, ...peers)] : peers,
      exposes: services.map((service) => ({ service: `s${service}`, namespace: `ns${service % 7}`, port: 80, to: [{ cluster: `c${previous}`, methods: ['GET'] }] })),
      consumes: services.map((service) => ({
        as: { service: `s${service}`, namespace: `app${service % 5}`, port: 80 },
        from: [{ cluster: `c${next}`, exposure: `ns${service % 7}/s${service}` }],
      })),
    },
  });
}

const address = (index: number): string => `203.0.113.${(index % 250) + 1}`;

const identity = (index: number, side: string): string => `spiffe://c${index}.example.com/istio-private-${side}gateway`;
