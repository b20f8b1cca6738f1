// Our comments on a pull request: GitHub's GraphQL says who we are, who wrote each comment, and which are hidden. REST says neither for a workflow's token.
import { type Called } from './answer.ts';
import type { Caller } from './call.ts';
import { at, text } from './json.ts';

export interface ListedComment {
  /** The number by which REST knows it; a later comment has a greater one. */
  readonly id: number;
  readonly body: string;
  readonly url: string;
}

export const COMMENTS_QUERY = `query ($owner: String!, $name: String!, $number: Int!, $after: String) {
  viewer { login }
  repository(owner: $owner, name: $name) {
    pullRequest(number: $number) {
      comments(first: 100, after: $after) {
        pageInfo { hasNextPage endCursor }
        nodes { fullDatabaseId databaseId url body isMinimized author { __typename login } }
      }
    }
  }
}`;

export interface PullRequestName {
  readonly owner: string;
  readonly name: string;
  readonly number: number;
}

interface Page {
  readonly ours: readonly ListedComment[];
  readonly next: string | null;
}

/** A discussion of more comments than this is not read to its end. */
const MOST_PAGES = 100;

/** Oldest first; those that we wrote, and that nobody has hidden. `graphql` is the API’s address. Numbers have outgrown `databaseId`, which has 32 bits. */
export async function commentsOf(caller: Caller, graphql: string, pull: PullRequestName): Promise<Called<readonly ListedComment[]>> {
  const found: ListedComment[] = [];
  let after: string | null = null;
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    const variables: Readonly<Record<string, unknown>> = { ...pull, after };
    const page: Called<Page> = await caller.call({ method: 'POST', url: graphql, body: { query: COMMENTS_QUERY, variables } }, { read: readPage });
    if (page.kind === 'failed') return page;
    found.push(...page.value.ours);
    after = page.value.next;
    if (after === null) return { kind: 'done', value: found.sort((a, b) => a.id - b.id) };
  }
  return { kind: 'failed', reason: 'server', why: `the pull request has more than ${MOST_PAGES * 100} comments` };
}

function readPage(body: unknown): Page | undefined {
  const viewer = text(body, 'data', 'viewer', 'login');
  const comments = at(body, 'data', 'repository', 'pullRequest', 'comments');
  const nodes = at(comments, 'nodes');
  const more = at(comments, 'pageInfo', 'hasNextPage');
  if (viewer === undefined || !Array.isArray(nodes) || typeof more !== 'boolean') return undefined;
  const cursor = text(comments, 'pageInfo', 'endCursor');
  if (more && cursor === undefined) return undefined;
  return { ours: nodes.flatMap((node: unknown) => ownComment(node, viewer)), next: more ? (cursor ?? null) : null };
}

function ownComment(node: unknown, viewer: string): readonly ListedComment[] {
  const [body, url] = [text(node, 'body'), text(node, 'url')];
  const id = Number(at(node, 'fullDatabaseId') ?? at(node, 'databaseId') ?? /#issuecomment-(\d+)$/.exec(url ?? '')?.[1]);
  if (!Number.isSafeInteger(id) || body === undefined || url === undefined) return [];
  return at(node, 'isMinimized') === false && isViewer(at(node, 'author'), viewer) ? [{ id, body, url }] : [];
}

/** As author, an app is called by its name alone; as viewer, and in REST, `[bot]` stands behind it. A person may be called like an app. */
function isViewer(author: unknown, viewer: string): boolean {
  const login = text(author, 'login');
  const isBot = at(author, '__typename') === 'Bot';
  return login !== undefined && (isBot ? `${login.replace(/\[bot\]$/, '')}[bot]` : login) === viewer;
}

/** Of one pull request. */
export type ListComments = (number: number) => Promise<Called<readonly ListedComment[]>>;
