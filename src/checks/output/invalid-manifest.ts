// A manifest that the schemas of Kubernetes or Istio refuse.
import { rule } from '../check.ts';

export const invalidManifest = rule({
  code: 'MF5002',
  name: 'invalid-manifest',
  since: '0.1.0',
  severity: 'error',
  message: '{field} of {path} does not fit the schema of its kind: {problem}; an API server would refuse it, or drop the field in silence',
  help: '{remedy}',
});
