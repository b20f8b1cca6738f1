// Puts a step's agreements into a folder: a fixture's files, with the lab's own certificates and the step's edits.
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Authorities } from '../harness/authorities.ts';
import { editAgreement } from '../plan/edit-agreement.ts';
import { manyMore } from '../plan/many-more.ts';
import type { Edit, Giving, Trading } from '../plan/scenario.ts';

export const FIXTURES = new URL('../../fixtures/', import.meta.url).pathname;

export const fixtureFolder = (name: string): string => `${FIXTURES}${name}/agreements`;

export function layAgreements(step: Giving | Trading, folder: string, authorities: Authorities): void {
  rmSync(folder, { recursive: true, force: true });
  cpSync(fixtureFolder(step.agreements), folder, { recursive: true });
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.crt')) continue;
    const path = `${folder}/${file}`;
    writeFileSync(path, authorities.stead(readFileSync(path, 'utf8'), `${step.agreements}/${file}`));
  }
  for (const [file, text] of Object.entries(manyMore(step.more))) writeFileSync(`${folder}/${file}`, text);
  for (const edit of step.edits) make(edit, `${folder}/${edit.file}`, authorities);
}

function make(edit: Edit, path: string, authorities: Authorities): void {
  if (edit.delete !== undefined) rmSync(path);
  else if (edit.authorities !== undefined) writeFileSync(path, authorities.bundle(edit.authorities));
  else writeFileSync(path, editAgreement(readFileSync(path, 'utf8'), edit));
}
