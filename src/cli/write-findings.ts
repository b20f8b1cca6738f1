// What kept us from writing, as findings.
import { badJournal } from '../checks/environment/bad-journal.ts';
import { badRecord } from '../checks/environment/bad-record.ts';
import { busy } from '../checks/environment/busy.ts';
import { cannotWrite } from '../checks/environment/cannot-write.ts';
import { editedAndUnneeded } from '../checks/environment/edited-and-unneeded.ts';
import { linkInTheWay } from '../checks/environment/link-in-the-way.ts';
import { notOurs } from '../checks/environment/not-ours.ts';
import type { Finding } from '../finding/finding.ts';
import { occurrence, type Rule } from '../finding/rule.ts';
import type { WriteFault, WriteFaultKind } from '../io/write-fault.ts';
import { startOf } from '../text/source.ts';

const RULES: Readonly<Record<WriteFaultKind, Rule>> = {
  'not-ours': notOurs,
  'edited-and-unneeded': editedAndUnneeded,
  'link-in-the-way': linkInTheWay,
  'bad-record': badRecord,
  'bad-journal': badJournal,
  busy,
  'cannot-write': cannotWrite,
};

/** A place is the start of the file in the way, relative to DIR; none where no file is known, as when a disk is full. */
export function writeFinding({ kind, cluster, path, why }: WriteFault): Finding {
  const args: Readonly<Record<string, string>> = { path: path === '' ? 'the output folder' : path, why, cluster: cluster ?? 'any cluster' };
  const withholds = cluster === null || kind === 'edited-and-unneeded' ? [] : [cluster];
  return occurrence<Rule<string, string>>(RULES[kind], { at: path === '' ? null : startOf({ path, text: '' }), withholds }, args);
}
