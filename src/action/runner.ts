// What the runner of GitHub Actions tells us: by environment variables, and the event in a file.
import { readFileSync } from 'node:fs';

export interface Runner {
  readonly event: { readonly name: string; readonly payload: unknown };
  readonly sha: string;
  /** `owner/name`. */
  readonly repository: string;
  readonly serverUrl: string;
  readonly apiUrl: string;
  readonly graphqlUrl: string;
  /** `<run id>.<attempt>`: a later run, and a later attempt, have greater ones. */
  readonly run: string;
  /** The page of this run. */
  readonly runUrl: string;
  /** Absolute paths. */
  readonly workspace: string;
  readonly temporary: string;
  readonly summaryFile: string | undefined;
}

export function readRunner(env: Readonly<Record<string, string | undefined>>): Runner | { readonly fault: string } {
  const missing = ['GITHUB_EVENT_NAME', 'GITHUB_EVENT_PATH', 'GITHUB_REPOSITORY', 'GITHUB_WORKSPACE', 'RUNNER_TEMP'].filter((name) => !env[name]);
  if (missing.length > 0) return { fault: `${missing.join(', ')} not set: this is the GitHub Action; elsewhere run \`meshfed diff\` and \`meshfed compile --check\`` };
  const repository = env['GITHUB_REPOSITORY'] ?? '';
  if (!/^[A-Za-z0-9_.-]+\/[A-Za-z0-9_.-]+$/.test(repository)) return { fault: 'GITHUB_REPOSITORY is not `owner/name`' };
  const payload = readEvent(env['GITHUB_EVENT_PATH'] ?? '');
  if (payload === undefined) return { fault: 'the event cannot be read: there is no JSON at GITHUB_EVENT_PATH' };
  const serverUrl = addressOf(env['GITHUB_SERVER_URL'], 'https://github.com');
  const apiUrl = addressOf(env['GITHUB_API_URL'], 'https://api.github.com');
  const runId = numberOf(env['GITHUB_RUN_ID']);
  return {
    event: { name: env['GITHUB_EVENT_NAME'] ?? '', payload },
    sha: env['GITHUB_SHA'] ?? '',
    repository,
    serverUrl,
    apiUrl,
    graphqlUrl: addressOf(env['GITHUB_GRAPHQL_URL'], `${apiUrl}/graphql`),
    run: `${runId}.${numberOf(env['GITHUB_RUN_ATTEMPT'])}`,
    runUrl: `${serverUrl}/${repository}/actions/runs/${runId}`,
    workspace: env['GITHUB_WORKSPACE'] ?? '',
    temporary: env['RUNNER_TEMP'] ?? '',
    summaryFile: env['GITHUB_STEP_SUMMARY'] || undefined,
  };
}

const addressOf = (given: string | undefined, standard: string): string => (given || standard).replace(/\/+$/, '');

const numberOf = (text: string | undefined): string => (/^\d{1,15}$/.test(text ?? '') ? (text ?? '0') : '0');

function readEvent(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
