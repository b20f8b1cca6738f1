// Each field of each emitted manifest changed, left out, doubled: the proof refuses it, or it is shown here to be harmless.
import * as assert from 'uvu/assert';
import { compileFiles, fixtureFiles } from '../dev/fixtures.ts';
import { manifestMutants } from '../dev/manifest-mutants.ts';
import { spec } from '../dev/spec.ts';
import { proveFederation } from '../prove/prove-federation.ts';

const STORIES = ['three-clusters', 'bookinfo-httpbin', 'addresses'];

/** `MESHFED_MUTANTS=1` for each of the 7,586; otherwise one in so many. */
const STEP = Number(process.env['MESHFED_MUTANTS'] ?? 7);

const HARMLESS: readonly (readonly [survivor: RegExp, reason: string])[] = [
  [/ metadata\.(labels|annotations)\b(?!.*exportTo)/, 'labels and annotations of the object itself decide nothing about access; sync waves are the order of a sync'],
  [/^Service metadata\.annotations/, 'without the annotation more namespaces know the name, and the egress policy still names its callers'],
  [/^(AuthorizationPolicy|DestinationRule|VirtualService|ServiceEntry|Deployment|RoleBinding|Namespace|HorizontalPodAutoscaler|PodDisruptionBudget|NetworkPolicy) metadata\.name changed/, 'nothing refers to the object by this name; a Namespace may be made by others'],
  [/^(HorizontalPodAutoscaler|PodDisruptionBudget) /, 'how many pods there are does not decide who gets in'],
  [/^NetworkPolicy /, 'not modelled: it opens nothing that a gateway closes, but can break a call'],
  [/ doubled$/, 'said twice is said once'],
  [/^AuthorizationPolicy spec\.action left out/, 'ALLOW is the default'],
  [/^AuthorizationPolicy spec\.rules\[\]\.from(\[\])? left out/, 'only one identity can shake hands with this server, or reach this port of it'],
  [/^AuthorizationPolicy spec\.rules\[\]\.(to|when)(\[\])? left out/, 'a server a consumption: SNI and authority are each a lock of their own, and the other one holds'],
  [/^AuthorizationPolicy spec\.rules\[\]\.to\[\]\.operation\.(methods|paths|ports) left out/, 'the route, or another rule, refuses what this one no longer does'],
  [/^AuthorizationPolicy spec\.selector/, 'the policy then holds for more pods of its namespace, and says nothing of what reaches those'],
  [/^(ConfigMap|Secret) data\.ca\.crt changed/, 'text after the last certificate is passed over'],
  [/^Secret type/, 'istiod takes CAs from a Secret of any type'],
  [/^Deployment spec\.template\.metadata\.labels\.(istio\.io\/rev|service\.istio\.io)/, 'which istiod, and how telemetry calls it'],
  [/^Deployment spec\.template\.spec\.containers\[\]\.(resources|securityContext)/, 'how the pod is run'],
  [/^(DestinationRule|ServiceEntry|VirtualService) spec\.exportTo/, 'seen by more, and found or allowed by no more: a rule of another namespace is not looked up, and the egress policy names its callers'],
  [/^DestinationRule .*loadBalancer/, 'which of several pods or addresses'],
  [/^DestinationRule spec\.trafficPolicy(\.tls(\.(mode|subjectAltNames(\[\])?))?)? (left out|changed)/, 'each subset has a policy of its own'],
  [/^DestinationRule spec\.subsets\[\]\.trafficPolicy\.tls\.subjectAltNames/, 'inside of the mesh Istio then expects the accounts of the pods behind the Service'],
  [/^DestinationRule spec\.trafficPolicy\.tls\.(insecureSkipVerify|sni) left out/, 'the default is the same'],
  [/^DestinationRule spec\.workloadSelector/, 'the gateway is still selected, and nobody else dials that host'],
  [/^Gateway spec\.selector\.\w+ left out/, 'one of two labels selects the same pods'],
  [/^Gateway spec\.servers\[\]\.(port\.name|tls\.minProtocolVersion)/, 'a name; and the default of a gateway is TLS 1.2'],
  [/^Gateway spec\.servers\[\]\.tls\.subjectAltNames/, 'the policy refuses the same with 403, the handshake before it'],
  [/^Kustomization (apiVersion|kind|metadata)/, 'kustomize takes them for granted'],
  [/^Kustomization resources\[\] left out/, 'what is no longer applied is one of the harmless objects of this list'],
  [/^Service spec\.(type|ports\[\]\.(appProtocol|name|protocol|targetPort))/, 'the default is the same, or the name still says HTTP; no pods are behind a local name, and Istio follows the target port of a gateway'],
  [/^ServiceEntry spec\.(location|ports\[\]\.name)/, 'the default is the same; a name'],
  [/^VirtualService spec\.gateways/, 'mesh is the default'],
  [/^VirtualService spec\.http\[\] left out/, 'a server without grants has no route that a path could be ambiguous for'],
  [/^VirtualService spec\.http\[\]\.(name|retries|headers|directResponse\.status)/, 'names, retries, headers that may not cross, and which error is answered'],
  [/^VirtualService spec\.http\[\]\.match/, 'the only route, and the only port, so that everything matches'],
  [/^VirtualService spec\.http\[\]\.route\[\]\.weight/, 'a single destination has all of the weight'],
];

spec('mutants of manifests', (test) => {
  test('each is refused, or is harmless for a reason', () => {
    const survivors = new Set<string>();
    let [count, refused] = [0, 0];
    for (const story of STORIES) {
      const { compiled, federation } = compileFiles(fixtureFiles(story));
      const files = new Map(compiled.map(({ overlay }) => [overlay.cluster as string, new Map([...overlay.files].map(([path, { text }]) => [path, text] as const))]));
      const all = [...files].flatMap(([cluster, texts]) => [...texts].flatMap(([path, text]) => manifestMutants(text).map((mutant) => ({ cluster, texts, path, mutant }))));
      for (const { cluster, texts, path, mutant } of all.filter((_, index) => index % STEP === 0)) {
        const changed = new Map(files).set(cluster, new Map(texts).set(path, mutant.text));
        const differences = proveFederation({ files: changed, folder: (name) => `overlays/${name}/`, agreed: true }, federation);
        count++;
        if (differences.length > 0) refused++;
        else survivors.add(mutant.kind);
      }
    }
    assert.equal([...survivors].filter((kind) => !HARMLESS.some(([pattern]) => pattern.test(kind))), []);
    assert.ok(count >= 1000 && refused > count / 3, `${refused} of ${count}`);
  });
});
