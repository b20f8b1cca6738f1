// A namespace that the inventory, which holds all of them, does not hold.
import { check } from '../check.ts';
import { nearest } from '../../finding/nearest.ts';
import { holdsAllNamespaces, namespaceOf, usedNamespaces } from '../inventory/namespaces.ts';
import { objectsOf } from '../inventory/inventory.ts';

export const missingNamespace = check(
  {
    code: 'MF2046',
    name: 'missing-namespace',
    since: '0.1.0',
    severity: 'warning',
    message: 'the inventory holds the namespaces of the cluster, and {namespace} is not among them, so objects for it cannot be applied',
    help: '{instead}',
  },
  function* ({ agreements }, found) {
    for (const agreement of agreements) {
      if (!holdsAllNamespaces(agreement)) continue;
      const known = objectsOf(agreement, 'Namespace');
      const locals = agreement.consumes.map(({ as }) => ({ name: as.namespace.value, at: as.namespace.at }));
      const seen = new Set<string>();
      for (const { name, at } of [...usedNamespaces(agreement), ...locals]) {
        if (seen.has(name) || namespaceOf(agreement, name) !== undefined) continue;
        seen.add(name);
        const meant = known.find((one) => one.name === nearest(name, known.map((other) => other.name)));
        const shown = meant ?? known.find((one) => one.name === 'kube-system');
        const related = shown === undefined ? [] : [{ at: shown.at, message: meant === undefined ? 'the namespaces stand here' : 'this one is among them' }];
        yield found({ at, related }, { namespace: name, instead: meant === undefined ? 'Correct the name, or create the namespace first.' : `Did you mean \`${meant.name}\`?` });
      }
    }
  },
);
