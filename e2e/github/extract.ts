// Remakes `openapi.json` and `schema.graphql`, byte for byte, from GitHub's published descriptions:
//   npm install --prefix /tmp/x --no-save @octokit/openapi@23.0.2 @octokit/graphql-schema@15.26.1
//   node --import tsx e2e/github/extract.ts /tmp/x
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kind, parse, print, visit, type DefinitionNode, type FieldDefinitionNode, type NamedTypeNode } from 'graphql';

const R = '/repos/{owner}/{repo}';

/** The calls that the action makes. */
const OPERATIONS: Readonly<Record<string, readonly string[]>> = {
  [`${R}/issues/{issue_number}/comments`]: ['post'],
  [`${R}/issues/comments/{comment_id}`]: ['patch', 'delete'],
  [`${R}/pulls/{pull_number}`]: ['get'],
  [`${R}/commits/{commit_sha}/pulls`]: ['get'],
  [`${R}/compare/{basehead}`]: ['get'],
};

/** The events that start it. */
const EVENTS = ['webhook-pull-request-opened', 'webhook-merge-group-checks-requested', 'webhook-push', 'basic-error'];

/** Types and fields that the action's query names, and a few that it could name by mistake. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  Query: ['viewer', 'repository'],
  Actor: ['login', 'url'],
  User: ['login', 'url', 'databaseId'],
  Bot: ['login', 'url', 'databaseId'],
  Repository: ['pullRequest', 'nameWithOwner'],
  PullRequest: ['comments', 'number', 'headRefOid'],
  IssueCommentConnection: ['nodes', 'pageInfo', 'totalCount'],
  IssueComment: ['author', 'body', 'databaseId', 'fullDatabaseId', 'id', 'isMinimized', 'url', 'viewerDidAuthor'],
  PageInfo: ['endCursor', 'hasNextPage', 'hasPreviousPage', 'startCursor'],
  IssueCommentOrder: ['direction', 'field'],
};
const WHOLE = ['URI', 'GitObjectID', 'BigInt', 'IssueCommentOrderField', 'OrderDirection'];

type Node = Record<string, unknown>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);

const PROSE = new Set(['description', 'example', 'examples', 'summary', 'tags', 'externalDocs', 'x-github', 'title']);

/** `isNames`: the keys are names of fields, and no keywords. */
function withoutProse(value: unknown, isNames = false): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutProse(item));
  if (!isNode(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => isNames || !PROSE.has(key)).map(([key, inner]) => [key, withoutProse(inner, key === 'properties' && !isNames)]));
}

function openapi(file: string): string {
  const whole = JSON.parse(readFileSync(file, 'utf8')) as { readonly info: Node; readonly paths: Record<string, Node>; readonly components: Record<string, Record<string, unknown>> };
  const components: Record<string, Record<string, unknown>> = {};
  const reach = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(reach);
    if (!isNode(value)) return;
    const [, , kind, name] = typeof value['$ref'] === 'string' ? value['$ref'].split('/') : [];
    if (kind !== undefined && name !== undefined && components[kind]?.[name] === undefined) {
      const part = withoutProse(whole.components[kind]?.[name]);
      (components[kind] ??= {})[name] = part;
      reach(part);
    }
    Object.values(value).forEach(reach);
  };
  const paths: Record<string, Node> = {};
  for (const [path, methods] of Object.entries(OPERATIONS)) for (const method of methods) reach(((paths[path] ??= {})[method] = withoutProse(whole.paths[path]?.[method])));
  reach(EVENTS.map((name) => ({ $ref: `#/components/schemas/${name}` })));
  const info = { title: 'Extract of the description of GitHub’s REST API (MIT), made by e2e/github/extract.ts', version: whole.info['version'] };
  return `${JSON.stringify({ info, paths, components }, null, 1)}\n`;
}

function graphqlSchema(file: string): string {
  const kept = new Set([...Object.keys(FIELDS), ...WHOLE]);
  const fieldsOf = (name: string, fields: readonly FieldDefinitionNode[] = []): readonly FieldDefinitionNode[] => fields.filter((field) => FIELDS[name]?.includes(field.name.value));
  const interfacesOf = (interfaces: readonly NamedTypeNode[] = []): readonly NamedTypeNode[] => interfaces.filter(({ name }) => kept.has(name.value));
  const document = parse(readFileSync(file, 'utf8'));
  const definitions = document.definitions.flatMap((definition): readonly DefinitionNode[] => {
    if (!('name' in definition) || definition.name === undefined || !kept.has(definition.name.value)) return [];
    if (definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.INTERFACE_TYPE_DEFINITION) {
      return [{ ...definition, fields: fieldsOf(definition.name.value, definition.fields), interfaces: interfacesOf(definition.interfaces) }];
    }
    return [definition];
  });
  const bare = visit({ ...document, definitions }, { enter: (node) => ('description' in node || ('directives' in node && node.kind !== Kind.FIELD) ? { ...node, description: undefined, directives: [] } : undefined) });
  return `# Extract of GitHub's GraphQL schema (MIT), made by e2e/github/extract.ts\n\n${print(bare)}\n`;
}

const packages = join(process.argv[2] ?? '.', 'node_modules/@octokit');
writeFileSync(new URL('openapi.json', import.meta.url), openapi(join(packages, 'openapi/generated/api.github.com.json')));
writeFileSync(new URL('schema.graphql', import.meta.url), graphqlSchema(join(packages, 'graphql-schema/schema.graphql')));
