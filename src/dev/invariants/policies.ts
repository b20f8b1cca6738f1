// What must hold of AuthorizationPolicies: whom they select, and that each rule says all that limits it.
import { beside, changed, get, list, maps, named, of, put, texts, type Emitted, type Invariant, type Value, type World } from './emitted.ts';
import { ingressRoutes } from './routes.ts';
import { isIngress } from './servers.ts';

const rulesOf = ({ object }: Emitted): readonly Value[] => list(object, 'spec', 'rules');
const operations = (rule: Value): readonly Value[] => list(rule, 'to').map((to) => get(to, 'operation') ?? null);
const principals = (rule: Value): readonly string[] => list(rule, 'from').flatMap((from) => texts(from, 'source', 'principals'));

const policies = (world: World): readonly Emitted[] => of(world, 'AuthorizationPolicy');
const isGatewayPolicy = ({ name }: Emitted): boolean => name.startsWith('istio-private-');
const isBehind = (policy: Emitted): boolean => !isGatewayPolicy(policy);
const ingressPolicies = (world: World): readonly Emitted[] => policies(world).filter(isIngress);
const OPERATION = ['spec', 'rules', 0, 'to', 0, 'operation'] as const;

export const POLICIES: readonly Invariant[] = [
  {
    cases: ['C090'],
    says: 'a policy selects pods that are ours or that an exposure names, in the namespace in which it lies',
    broken: (world) =>
      policies(world).filter((policy) => {
        const agreement = world.compilation.federation.agreements.find(({ cluster }) => cluster === policy.cluster);
        const labels = new Map(Object.entries((get(policy.object, 'spec', 'selector', 'matchLabels') ?? {}) as Record<string, string>));
        const equal = (other: ReadonlyMap<string, string> | undefined): boolean => other !== undefined && other.size === labels.size && [...other].every(([key, value]) => labels.get(key) === value);
        if (isGatewayPolicy(policy)) {
          const side = isIngress(policy) ? 'ingress' : 'egress';
          const selector = agreement?.gateways[side]?.selector ?? new Map([['istio', `private-${side}gateway`]]);
          return policy.namespace !== agreement?.gateways.namespace.value || !equal(selector);
        }
        return !agreement?.exposes.some(({ namespace, workload }) => namespace.value === policy.namespace && equal(workload?.labels));
      }).map(named),
    spoil: (world) => changed({ ...world, objects: world.objects.map((one) => (one.kind === 'AuthorizationPolicy' && isIngress(one) ? { ...one, namespace: 'bookinfo' } : one)) }, 'AuthorizationPolicy', (object) => object),
  },
  {
    cases: ['C091', 'C094'],
    says: 'each rule that allows names who and what in one, and no list in it is empty',
    broken: (world) =>
      policies(world).filter((policy) => {
        const whole = get(policy.object, 'spec', 'action') !== 'ALLOW' || rulesOf(policy).every((rule) => principals(rule).length > 0 && operations(rule).length > 0 && operations(rule).every((one) => texts(one, 'paths').length + texts(one, 'hosts').length > 0));
        return !whole || rulesOf(policy).some((rule) => maps(rule).some((map) => Object.values(map as object).some((inner) => Array.isArray(inner) && inner.length === 0)));
      }).map(named),
    spoil: (world) => changed(world, 'AuthorizationPolicy', put(['spec', 'rules', 0, 'from'], undefined), isIngress),
  },
  {
    cases: ['C093', 'C138'],
    says: 'a gateway that is declared has its policy, and a cluster without any has both, so that no overlay is empty and no door opens by being forgotten',
    broken: (world) =>
      world.kustomizations.filter(({ cluster, object }) => {
        const agreement = world.compilation.federation.agreements.find((one) => one.cluster === cluster);
        const declared = (['ingress', 'egress'] as const).filter((side) => agreement?.gateways[side] !== undefined);
        const wanted = declared.length === 0 ? ['ingress', 'egress'] : declared;
        const there = policies(world).filter((policy) => policy.cluster === cluster && Array.isArray(get(policy.object, 'spec', 'rules')) && get(policy.object, 'spec', 'action') === 'ALLOW').map(({ name }) => name);
        return list(object, 'resources').length === 0 || !wanted.every((side) => there.includes(`istio-private-${side}gateway`));
      }).map(({ cluster }) => cluster),
    spoil: (world) => changed(world, 'AuthorizationPolicy', put(['spec', 'rules'], undefined), isIngress),
  },
  {
    cases: ['C071', 'C073'],
    says: 'principals of peers are whole identities without their scheme',
    broken: (world) => policies(world).filter((policy) => rulesOf(policy).some((rule) => principals(rule).some((one) => one.startsWith('spiffe://') || (isIngress(policy) && one.includes('*'))))).map(named),
    spoil: (world) => changed(world, 'AuthorizationPolicy', put(['spec', 'rules', 0, 'from', 0, 'source', 'principals'], ['spiffe://c1.example.com/istio-private-egressgateway']), isIngress),
  },
  {
    cases: ['C074'],
    says: 'behind the gateway the caller is the gateway: its namespace and its account, as its pods have them',
    broken: (world) =>
      policies(world).filter(isBehind).filter((policy) => {
        const agreement = world.compilation.federation.agreements.find(({ cluster }) => cluster === policy.cluster);
        const pods = beside(world, policy, 'Deployment').find(isIngress);
        const account = pods === undefined ? agreement?.gateways.ingress?.serviceAccount.value : get(pods.object, 'spec', 'template', 'spec', 'serviceAccountName');
        const caller = `*/ns/${pods?.namespace ?? agreement?.gateways.namespace.value}/sa/${String(account)}`;
        return !rulesOf(policy).every((rule) => principals(rule).join() === caller);
      }).map(named),
    spoil: (world) => changed(world, 'Deployment', put(['spec', 'template', 'spec', 'serviceAccountName'], 'other'), isIngress),
  },
  {
    cases: ['C096', 'C081'],
    says: 'only what lies behind the gateway denies, always by port, and never as the only guard of a path',
    broken: (world) => [
      ...policies(world).filter(isGatewayPolicy).filter(({ object }) => get(object, 'spec', 'action') !== 'ALLOW' || maps(object).some((map) => get(map, 'notPaths') !== undefined)),
      ...policies(world).filter(isBehind).filter((policy) => !rulesOf(policy).every((rule) => operations(rule).every((one) => texts(one, 'ports').length + texts(one, 'notPorts').length > 0))),
    ].map(named),
    spoil: (world) => changed(world, 'AuthorizationPolicy', put([...OPERATION, 'ports'], undefined), isBehind),
  },
  {
    cases: ['C098', 'C099'],
    says: 'the ingress gateway tells exposures and peers apart by identity, SNI, method and path, and never by host',
    broken: (world) => ingressPolicies(world).filter((policy) => maps(policy.object).some((map) => get(map, 'hosts') !== undefined || get(map, 'notHosts') !== undefined)).map(named),
    spoil: (world) => changed(world, 'AuthorizationPolicy', put([...OPERATION, 'hosts'], ['c2.example.com']), isIngress),
  },
  {
    cases: ['C100'],
    says: 'the gateway’s policy has the paths before the rewrite, that of the workload the paths after it',
    broken: (world) => {
      const prefixes = (one: Emitted): readonly string[] => ingressRoutes(world).filter(({ cluster }) => cluster === one.cluster).flatMap(({ object }) => list(object, 'spec', 'http').flatMap((route) => list(route, 'match').map((match) => String(get(match, 'uri', 'prefix') ?? '/'))));
      const outer = ingressPolicies(world).filter((policy) => !rulesOf(policy).every((rule) => operations(rule).every((one) => texts(one, 'paths').every((path) => prefixes(policy).some((prefix) => prefix !== '/' && path.startsWith(prefix))))));
      const inner = policies(world).filter(isBehind).filter((policy) => maps(policy.object).some((map) => texts(map, 'notPaths').some((path) => prefixes(policy).some((prefix) => prefix !== '/' && path.startsWith(prefix)))));
      return [...outer, ...inner].map(named);
    },
    spoil: (world) => changed(world, 'AuthorizationPolicy', put([...OPERATION, 'paths'], ['/ratings/*']), isIngress),
  },
  {
    cases: ['C083'],
    says: 'a path in a policy is plain, or everything below a slash',
    broken: (world) => policies(world).filter((policy) => maps(policy.object).some((map) => [...texts(map, 'paths'), ...texts(map, 'notPaths')].some((path) => !/^\/[^*]*$|^\/([^*]*\/)?\*$/.test(path)))).map(named),
    spoil: (world) => changed(world, 'AuthorizationPolicy', put([...OPERATION, 'paths'], ['/bookinfo/httpbin*']), isIngress),
  },
  {
    cases: ['C103'],
    says: 'a policy behind the gateway only denies, and only what comes from the gateway, so that local callers keep all they have; without a workload there is none',
    broken: (world) =>
      policies(world).filter(isBehind).filter((policy) => get(policy.object, 'spec', 'action') !== 'DENY' || !rulesOf(policy).every((rule) => principals(rule).length === 1)).map(named),
    spoil: (world) => changed(world, 'AuthorizationPolicy', put(['spec', 'action'], 'ALLOW'), isBehind),
  },
];
