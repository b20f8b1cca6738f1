// The one way to run git: plumbing alone, in an environment in which a hostile repository can run nothing and fetch nothing.
import { simpleGit } from 'simple-git';

/** What git printed; `failed` is its exit status (128 for what it refuses) and what it said. */
export type GitResult = { readonly output: Buffer } | { readonly failed: number; readonly said: string };

/** Arguments are ours, or ids, or follow `--end-of-options`. `input` goes to standard input; `cat-file --batch` waits for it. */
export type Git = (args: readonly [Plumbing, ...string[]], input?: string) => Promise<GitResult>;

/** Measured: these run nothing that a repository's config, hooks or attributes name. `diff`, `status`, `log`, `show` and `archive` do. */
export type Plumbing = 'rev-parse' | 'ls-tree' | 'cat-file' | 'merge-base' | 'rev-list';

const SAFE: Readonly<Record<string, string>> = {
  // A partial clone fetches what is missing by a command that the repository's config names; older gits know the second line alone.
  GIT_NO_LAZY_FETCH: '1',
  GIT_ALLOW_PROTOCOL: 'none',
  // Both have git answer with other objects and other parents than those that are asked for.
  GIT_NO_REPLACE_OBJECTS: '1',
  GIT_GRAFT_FILE: '/dev/null',
  GIT_LITERAL_PATHSPECS: '1',
  GIT_TERMINAL_PROMPT: '0',
  GIT_OPTIONAL_LOCKS: '0',
};

// The user's own settings may say whose repositories are trusted. Nothing else is handed on, GIT_DIR of a hook neither.
const HANDED_ON = ['PATH', 'HOME', 'XDG_CONFIG_HOME', 'USERPROFILE', 'SystemRoot'];

/** Git says nothing for so long: it hangs. */
const PATIENCE = 30_000;

/** `folder` exists and is a real path. Git trusts it whoever owns it (jobs in containers), and no folder above it. */
export function gitIn(folder: string): Git {
  const handedOn = HANDED_ON.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]] as const]));
  const env = { ...Object.fromEntries(handedOn), ...SAFE, LC_ALL: 'C' };
  // A commit graph may say other parents than the commits do.
  const config = [`safe.directory=${folder}`, 'core.commitGraph=false', 'advice.graftFileDeprecated=false'];
  return async (args, input) => {
    let failed: number | undefined;
    const git = simpleGit({
      baseDir: folder,
      config,
      allowEnvironment: Object.keys(SAFE),
      timeout: { block: PATIENCE },
      // simple-git takes a failure that prints nothing for a success.
      errors: (error, { exitCode, stdErr }) => {
        if (exitCode === 0 && error === undefined) return undefined;
        failed = exitCode;
        return error ?? new Error(Buffer.concat(stdErr).toString());
      },
      ...(input === undefined ? {} : { input: () => input }),
    }).env(env);
    try {
      const [command, ...rest] = args;
      // The one task of simple-git that answers with bytes; `raw` decodes them.
      const output: unknown = command === 'cat-file' ? await git.binaryCatFile(rest) : Buffer.from(await git.raw([...args]));
      return { output: output as Buffer };
    } catch (error) {
      return { failed: failed ?? 128, said: error instanceof Error ? error.message.trim() : String(error) };
    }
  };
}

/** The output as text, or undefined where git failed. */
export const textOf = (result: GitResult): string | undefined => ('failed' in result ? undefined : result.output.toString());
