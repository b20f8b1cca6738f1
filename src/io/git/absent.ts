// A folder that a readable revision does not have: it is new, or was moved. Apart, so that to ask for it loads no git.

export interface Absent {
  readonly absent: true;
}

export const isAbsent = (found: object): found is Absent => 'absent' in found;
