// The folder that file names are told from.

/** On a runner of GitHub Actions the checkout's, elsewhere the current one. */
export const workspace = (): string => process.env['GITHUB_WORKSPACE'] ?? process.cwd();
