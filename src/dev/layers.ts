// The layers of src, bottom first: what each is for, and what it may see. The architecture test holds the code to this table.

export interface Layer {
  readonly for: string;
  /** Folders of src, or files beside them. Only those that stand above it in the table, so that there are no cycles. */
  readonly imports: readonly string[];
  /** True where it may touch the file system, processes, the network and the clock. All others are pure functions. */
  readonly world?: true;
}

const JUDGED = ['text', 'finding', 'syntax', 'certificates', 'model', 'access'];
const PURE = [...JUDGED, 'checks', 'policy', 'lower', 'emit', 'validate', 'manifests', 'prove', 'proved', 'change', 'base', 'committed', 'owners', 'adopt', 'report'];

export const LAYERS: Readonly<Record<string, Layer>> = {
  // What every layer may see: places in files, and how to show text that somebody else wrote.
  text: { for: 'sources, spans, trees of files', imports: [] },

  // These know no agreement, and could serve another product. Syntax knows the shape of one as data, by its schema.
  finding: { for: 'what a check says, and how findings are ordered', imports: ['text'] },
  syntax: { for: 'YAML with positions; its shape, by the schemas', imports: ['text', 'finding', 'schemas'] },
  certificates: { for: 'PEM, DER, chains, bundles', imports: ['text'] },
  manifests: { for: 'a typed reader of Kubernetes and Istio objects', imports: ['text', 'finding', 'syntax'] },

  // Who must approve a change to a file. It knows no agreement.
  owners: { for: 'CODEOWNERS', imports: ['text'] },

  // What owners agreed, and what follows from it.
  model: { for: 'documents to agreements, agreements to a federation', imports: ['text', 'finding', 'syntax', 'certificates'] },
  access: { for: 'the matrix: who can reach what, by the grants alone', imports: ['text', 'model'] },
  checks: { for: 'what can be wrong with agreements', imports: [...JUDGED, 'manifests', 'owners'] },

  // What others say, written into an owner's own agreement.
  adopt: { for: 'what peers say, and fixes, as edits of agreements', imports: ['text', 'finding', 'syntax', 'certificates', 'model', 'access'] },

  // The way to manifests. It sees sound agreements only, and no check.
  lower: { for: 'a sound agreement to Kubernetes objects', imports: ['text', 'certificates', 'model'] },
  emit: { for: 'objects to overlays, byte for byte', imports: ['text', 'model', 'lower'] },

  // Against the schemas of Kubernetes and Istio, by a function that io loads.
  validate: { for: 'overlays and manifests against their schemas', imports: ['text', 'finding', 'syntax', 'model', 'lower', 'emit', 'checks'] },

  // The way back. It shares nothing with the way there, or a mistake in lowering would prove itself.
  prove: { for: 'what manifests grant, against the matrix', imports: ['text', 'finding', 'syntax', 'certificates', 'model', 'access'] },
  proved: { for: 'what the proof says of overlays, as findings', imports: ['text', 'finding', 'model', 'checks', 'emit', 'prove'] },

  // What differs between two compiles. It compares models, never texts.
  change: { for: 'two compilations to what the change between them means', imports: ['text', 'finding', 'certificates', 'model', 'access', 'lower', 'emit'] },

  // An organisation's own rules. Expressions are evaluated by a function that io loads.
  policy: { for: 'policies in CEL, over a federation and the change of one', imports: [...JUDGED, 'checks', 'change', 'schemas'] },

  // Which commit a change is compared with; git itself is asked in io.
  base: { for: 'events to commits, and why there is no base', imports: ['text', 'finding', 'checks'] },

  // What lies in Git beside the agreements, and is what Argo CD deploys.
  committed: { for: 'committed overlays against compiled ones, and a patch', imports: ['text', 'finding', 'syntax', 'emit', 'checks'] },

  // What people read. Rules come to it as data: it sees no check.
  report: { for: 'findings, access and changes as text, JSON, SARIF, Markdown', imports: ['text', 'finding', 'model', 'access', 'emit', 'change', 'adopt'] },

  // The whole, and still pure.
  'compile.ts': { for: 'the pipeline', imports: PURE },
  'compile-change.ts': { for: 'the pipeline over two states, and what the difference means', imports: [...PURE, 'compile.ts'] },

  // The world. Nothing above imports it.
  io: { for: 'disk, git, network, processes, clock', imports: ['text', 'emit', 'validate', 'base', 'policy'], world: true },
  cli: { for: 'flags and exit codes', imports: [...PURE, 'compile.ts', 'compile-change.ts', 'io', 'package.json'], world: true },
  action: { for: 'the GitHub Action', imports: [...PURE, 'compile.ts', 'compile-change.ts', 'io', 'package.json'], world: true },
  dev: { for: 'what developers run, tests among it', imports: [...PURE, 'compile.ts', 'compile-change.ts', 'io', 'cli', 'action', 'schemas'], world: true },
};

/** Data beside src that code may import. */
export const DATA = ['schemas', 'package.json'];

/** What pure layers may import from outside: none of it touches the world. Null: all of a module; else these names. */
export const PURE_MODULES: Readonly<Record<string, readonly string[] | null>> = {
  'node:crypto': null,
  'node:path/posix': null,
  'node:net': ['isIP', 'isIPv4', 'isIPv6', 'BlockList'],
  'node-forge': null,
  yaml: null,
  '@bufbuild/cel': null,
  '@bufbuild/cel/ext': null,
  diff: ['formatPatch', 'structuredPatch'],
};

/** All that a layer sees, directly or through others. */
export function seenBy(layer: string): ReadonlySet<string> {
  const seen = new Set<string>();
  const visit = (name: string): void => {
    for (const imported of LAYERS[name]?.imports ?? []) {
      if (seen.has(imported)) continue;
      seen.add(imported);
      visit(imported);
    }
  };
  visit(layer);
  return seen;
}
