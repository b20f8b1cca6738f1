// The pull request of the pictures: cluster2 lets a new peer in, and misspells its own name.
import type { Change } from '../../src/change/change.ts';
import { granted, line, row, sampleDifference, samplePullRequest, sampleSide } from '../../src/dev/sample-pull-request.ts';
import type { PullRequest } from '../../src/report/pull-request/pull-request.ts';

const FILE = 'cluster2/agreement.yaml';
const SLIP = { from: 'c2.example.com', to: 'c2.exmaple.com' };

export function example(): PullRequest {
  const head = sampleSide('bookinfo', { [FILE]: [[`hostname: ${SLIP.from}`, `hostname: ${SLIP.to}`]] });
  const manifest = 'exposes/virtualservice-c2.example.com.yaml';
  const moved: Change = { kind: 'hostname-changed', cluster: 'cluster2', of: 'cluster2', ...SLIP, at: line(FILE, 6), side: 'head' };
  const written: Change = { kind: 'manifest-changed', cluster: 'cluster2', path: manifest, from: 'spec:\n  hosts: [c2.example.com]\n', to: 'spec:\n  hosts: [c2.exmaple.com]\n', at: null, side: 'head' };
  const broken = {
    consumer: 'cluster1',
    as: { namespace: 'default', service: 'ratings', port: 9080 },
    provider: 'cluster2',
    exposure: 'bookinfo/myratings/v1',
    why: 'no server answers to c2.example.com any more, so connections are reset and callers see 503',
    at: line(FILE, 6),
  };
  return samplePullRequest({
    head,
    findings: head.findings.filter(({ severity }) => severity === 'error'),
    owners: (path) => (path.startsWith('agreements/cluster2/') ? ['@mesh/cluster2'] : ['@mesh/cluster1']),
    difference: sampleDifference([granted([row()], line(FILE, 31), true), moved, written], [broken], 1),
  });
}
