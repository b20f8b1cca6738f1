// Writes into a cluster's own agreement what its peers say now.
import { accessMatrix, type AccessRow } from '../access/access-matrix.ts';
import type { Agreement } from '../model/agreement.ts';
import type { Federation } from '../model/federation.ts';
import type { ClusterName } from '../model/names.ts';
import { readFederation } from '../model/read-federation.ts';
import { survey } from '../model/survey.ts';
import { parse } from '../syntax/parse.ts';
import { readSource } from '../syntax/read-source.ts';
import { applyEdits } from '../text/edit.ts';
import { withFile, type Tree } from '../text/tree.ts';
import { NAMED_ALONE, type Difference, type Fact } from './difference.ts';
import { differences } from './differences.ts';
import { placeCa } from './place-ca.ts';
import { writeDifference } from './write-difference.ts';

export interface Choice {
  readonly cluster: ClusterName;
  /** Null is every peer. */
  readonly peer: ClusterName | null;
  /** Null is every fact that may be accepted unnamed. */
  readonly facts: ReadonlySet<Fact> | null;
}

export interface Accepted {
  readonly accepted: readonly Difference[];
  /** What differs too and was not chosen, or must be named. */
  readonly left: readonly Difference[];
  /** The text of each file that changes, by its path. */
  readonly files: ReadonlyMap<string, FileChange>;
  /** Rows of the access matrix that there were not before. */
  readonly gained: readonly AccessRow[];
  readonly lost: readonly AccessRow[];
  /** What whoever holds the key of an accepted CA can reach, since it can issue a certificate with any identity of the peer. */
  readonly open: readonly AccessRow[];
}

export interface FileChange {
  /** Null where the file is new. */
  readonly before: string | null;
  readonly after: string;
}

/** Throws only for a bug of ours; `owner` is one of the federation's agreements and complete. */
export function accept(tree: Tree, federation: Federation, owner: Agreement, choice: Choice): Accepted {
  const all = differences(owner, federation);
  const chosen = all.filter((difference) => isChosen(difference, choice));
  const paths = survey(tree).clusters.get(owner.cluster) ?? [];
  const accepted: Difference[] = [];
  const files = new Map<string, FileChange>();
  let edited = tree;
  const write = ({ path, before, after }: FileChange & { readonly path: string }): void => {
    files.set(path, { before: files.has(path) ? (files.get(path)?.before ?? null) : before, after });
    edited = withFile(edited, path, new TextEncoder().encode(after));
  };
  for (const difference of chosen) {
    const { statement, file } = placeCa(edited, difference, owner.cluster);
    if (file !== undefined) write({ ...file, before: null });
    write(written(edited, paths, statement));
    accepted.push(statement);
  }
  const after = readFederation(edited, federation.now);
  demandAccepted(after, owner.cluster, choice);
  const [rows, before] = [accessMatrix(after), accessMatrix(federation)];
  return { accepted, left: all.filter((one) => !chosen.includes(one)), files, gained: without(rows, before), lost: without(before, rows), open: openTo(owner, accepted, rows) };
}

const isChosen = ({ peer, fact }: Difference, choice: Choice): boolean =>
  (choice.peer === null || choice.peer === peer) && (choice.facts === null ? !NAMED_ALONE.has(fact) : choice.facts.has(fact));

/** `paths` are those of the owner's documents: edits change what is in them, and not which there are. */
function written(tree: Tree, paths: readonly string[], difference: Difference): FileChange & { readonly path: string } {
  const sources = paths.map((path) => readSource(tree, path).source);
  const edit = writeDifference(sources.flatMap((source) => parse(source).documents), difference);
  if (edit === undefined) throw new Error(`there is no place in ${paths.join(', ')} for ${difference.fact} of ${difference.peer}`);
  const { source } = edit.at;
  return { path: source.path, before: source.text, after: applyEdits(source.text, [edit]) };
}

/** What was written must say what was meant, and be read without a new fault. */
function demandAccepted(after: Federation, cluster: ClusterName, choice: Choice): void {
  const owner = after.agreements.find((agreement) => agreement.cluster === cluster);
  const left = owner === undefined || !owner.complete ? ['the agreement itself'] : differences(owner, after).filter((one) => isChosen(one, choice)).map(({ fact }) => fact);
  if (left.length > 0) throw new Error(`${cluster} was edited, and ${left.join(', ')} did not come out as meant; nothing was written`);
}

function openTo({ cluster }: Agreement, accepted: readonly Difference[], rows: readonly AccessRow[]): readonly AccessRow[] {
  const vouched = new Set<string>(accepted.filter(({ ca }) => ca !== undefined).map(({ peer }) => peer));
  return rows.filter(({ client, exposure }) => exposure.cluster === cluster && vouched.has(client.cluster));
}

const without = (rows: readonly AccessRow[], others: readonly AccessRow[]): readonly AccessRow[] => {
  const known = new Set(others.map((row) => JSON.stringify(row)));
  return rows.filter((row) => !known.has(JSON.stringify(row)));
};
