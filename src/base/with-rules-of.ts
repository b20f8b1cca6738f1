// Agreements under the rules of another tree: a stranger's under our own, and a change's under those that it started from.
import { byCodeUnit } from '../text/source.ts';
import { isUnreadable, type Tree } from '../text/tree.ts';

/** Both trees are folders of agreements. */
const isRule = (path: string): boolean => path === 'federation.yaml' || path === 'policies' || path.startsWith('policies/');

/** True where the rules of both are the same, byte for byte. */
export function hasSameRules(base: Tree, head: Tree): boolean {
  const [before, after] = [base, head].map((tree) => tree.entries.filter(({ path, kind }) => kind !== 'folder' && isRule(path)));
  return JSON.stringify(before) === JSON.stringify(after) && (before ?? []).every(({ path }) => contentOf(base, path) === contentOf(head, path));
}

/** More than any rule may have is not compared further: neither is read. */
function contentOf(tree: Tree, path: string): string {
  const read = tree.read(path, 2 ** 20);
  return isUnreadable(read) ? read.unreadable : new TextDecoder('latin1').decode(read);
}

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
