// A stranger's agreements under our own rules: the files that say how agreements are judged are taken from another tree.
import { byCodeUnit } from '../text/source.ts';
import type { Tree } from '../text/tree.ts';

/** Both trees are folders of agreements. */
const isRule = (path: string): boolean => path === 'federation.yaml' || path === 'policies' || path.startsWith('policies/');

/** The head's agreements and the base's rules. Without a base there are no rules, and never the head's. */
export function withRulesOf(base: Tree | undefined, head: Tree): Tree {
  const entries = [...head.entries.filter(({ path }) => !isRule(path)), ...(base?.entries ?? []).filter(({ path }) => isRule(path))];
  return {
    entries: entries.sort((a, b) => byCodeUnit(a.path, b.path)),
    read: (path, limit) => {
      if (!isRule(path)) return head.read(path, limit);
      return base === undefined ? { unreadable: 'does not exist' } : base.read(path, limit);
    },
  };
}
