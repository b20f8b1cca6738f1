// A policy to start from: one that is well formed, with an example of each sort that holds.
import type { PolicyKind } from '../model/policy.ts';

interface Start {
  readonly expression: string;
  readonly message: string;
  readonly fails: string;
  readonly passes: string;
}

/** Behind a grant of the sample to its external cluster. */
const grant = (more: string): string => `clusters:
          cluster2:
            exposes:
              - service: httpbin
                namespace: bookinfo
                port: 8000
                to: [{cluster: cluster3${more}}]`;

const STARTS: Readonly<Record<PolicyKind, Start>> = {
  grant: { expression: 'grant.methods.all(m, m in ["GET", "HEAD"])', message: '"may " + grant.methods.join(", ")', fails: grant(', methods: [GET, POST]'), passes: grant(', methods: [GET]') },
  exposure: { expression: 'exposure.grants.exists(g, !g.to.external) || exposure.grants.size() == 0', message: '"is granted to nobody of the organisation"', fails: grant(', methods: [GET]'), passes: grant(', methods: [GET]').replace('cluster3', 'cluster1') },
  cluster: { expression: 'cluster.target == "istio"', message: '"is of target " + cluster.target', fails: 'clusters: {cluster2: {target: istio-1.2}}', passes: 'clusters: {cluster2: {target: istio}}' },
  consumption: { expression: '!("*" in consumption.callers)', message: '"may be called by everybody"', fails: consumption('["*"]'), passes: consumption('[ns/default/sa/reviews]') },
  certificate: { expression: 'certificate.use != "gateway" || certificate.lifetime <= 40000', message: '"holds for " + string(certificate.lifetime) + " days"', fails: '', passes: 'about: the sample' },
  change: { expression: 'change.kind != "access-granted" || change.reasons.size() > 0', message: '"gives no reason"', fails: grant(', methods: [GET]').replace('cluster3', 'cluster1'), passes: grant(', methods: [GET], reason: TICKET-1').replace('cluster3', 'cluster1') },
  reach: { expression: '!reach.from.external || reach.hops == 1', message: '"goes through " + reach.through.join(", ")', fails: '', passes: 'about: the sample, where nothing is exposed on' },
};

function consumption(callers: string): string {
  return `clusters:
          cluster1:
            consumes:
              - as: {service: ratings, namespace: default, port: 9080}
                from: [{cluster: cluster2, exposure: bookinfo/myratings/v1}]
                callers: ${callers}`;
}

const example = (key: string, about: string, text: string): string => (text === '' ? '' : `\n    ${key}:\n      - ${text.startsWith('about') ? text : `about: ${about}\n        ${text}`}`);

/** The text of its file. */
export function newPolicy(name: string, over: PolicyKind): string {
  const { expression, message, fails, passes } = STARTS[over];
  return `apiVersion: meshfed.dev/v1alpha1
kind: Policy
metadata: {name: ${name}}
spec:
  severity: error
  over: ${over}
  # CEL: true where all is well. It sees \`${over}\` and \`today\`.
  expression: |-
    ${expression}
  # CEL: a text, behind the name of what is wrong.
  message: |-
    ${message}
  why: Say here why it matters.
  fix: Say here what to write instead.
  # Each is the sample federation with a few changes; meshfed policy test runs them.
  examples:${example('fails', 'what it forbids', fails)}${example('passes', 'what it allows', passes)}
`;
}
