// Where the real parts are, and what is missing to use them.
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';

const LAB = new URL('../lab/', import.meta.url).pathname;

export const BUILD = `${LAB}build.sh`;

const KUBERNETES = ['etcd', 'kube-apiserver', 'kube-controller-manager', 'kubectl', 'kustomize'];
const PROGRAMS = [...KUBERNETES, 'pilot-discovery', 'pilot-agent', 'istioctl', 'envoy', 'argocd', 'git-verify-wrapper.sh'];
const FILES = [...PROGRAMS, 'istio-crds.yaml', 'envoy_bootstrap.json', 'argocd-crds.yaml', 'argocd-config.yaml', 'flux-crds.yaml'];
const PACKAGES = {
  iproute2: ['ip'],
  iptables: ['iptables', 'iptables-restore'],
  'util-linux': ['mount', 'nsenter', 'setpriv', 'unshare'],
  git: ['git'],
  'redis-server': ['redis-server'],
};

/**
 * The folder of the built parts: MESHFED_LAB, or a cache outside the checkout whose name changes with whatever they are built from.
 */
export function partsFolder(): string {
  const chosen = process.env['MESHFED_LAB'];
  if (chosen !== undefined && chosen !== '') return chosen;
  const cache = process.env['XDG_CACHE_HOME'] ?? `${homedir()}/.cache`;
  return `${cache}/meshfed-lab/${recipe()}`;
}

export const areBuilt = (folder: string): boolean => FILES.every((file) => existsSync(`${folder}/${file}`));

/** What this machine lacks, each in words; empty where scenarios can run (the parts aside, which can be built). */
export function lacking(): readonly string[] {
  const tools = Object.entries(PACKAGES).flatMap(([name, all]) => all.filter((tool) => !isOnPath(tool)).map((tool) => `${tool} (Debian: ${name})`));
  return [
    ...(process.platform === 'linux' ? [] : ['Linux']),
    ...(process.getuid?.() === 0 ? [] : ['root, to make network namespaces']),
    ...tools,
  ];
}

/** What the build lacks. */
export const lackingToBuild = (): readonly string[] =>
  ['go', 'python3', 'bash'].filter((tool) => !isOnPath(tool)).map((tool) => `${tool}, to build the parts`);

function isOnPath(tool: string): boolean {
  return (process.env['PATH'] ?? '').split(':').some((folder) => {
    try {
      accessSync(`${folder}/${tool}`, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

function recipe(): string {
  const files = readdirSync(LAB, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(sh|mod|sum|go)$/.test(file));
  const hash = createHash('sha256');
  for (const file of files.sort()) hash.update(`${file}\0`).update(readFileSync(`${LAB}${file}`)).update('\0');
  return hash.digest('hex').slice(0, 16);
}
