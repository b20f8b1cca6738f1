// A folder without any cluster: most likely another folder was meant, and writing for it would remove every overlay.
import { check } from '../check.ts';

export const noClusters = check(
  {
    code: 'MF1046',
    name: 'no-clusters',
    since: '0.1.0',
    severity: 'error',
    message: 'the given folder holds no cluster, so nothing is compiled and no overlay is touched',
    help: 'Give the folder that holds one folder for each cluster, such as `agreements/` with `agreements/cluster1/agreement.yaml` in it.',
  },
  function* ({ agreements }, found) {
    if (agreements.length === 0) yield found({ at: null }, {});
  },
);
