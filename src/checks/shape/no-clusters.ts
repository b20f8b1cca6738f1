// A folder without any cluster: most likely another folder was meant, and writing for it would remove every overlay.
import { check } from '../check.ts';
import { isWithoutAgreements } from '../../model/federation.ts';

export const noClusters = check(
  {
    code: 'MF1046',
    name: 'no-clusters',
    since: '0.1.0',
    severity: 'error',
    message: 'no folder in the given one holds an agreement, so nothing is compiled and no overlay is touched',
    help: 'Give the folder that holds one folder for each cluster, such as `agreements/` with `agreements/cluster1/agreement.yaml` in it.',
  },
  function* (federation, found) {
    if (isWithoutAgreements(federation)) yield found({ at: null }, {});
  },
);
