// What can be wrong with one cluster's folder beyond YAML and shape. Data only, like the faults of syntax.
import type { FaultOf, SyntaxFault } from '../syntax/fault.ts';
import type { ClusterName } from './names.ts';

interface Refused {
  what: string;
  written: string;
  problem: string;
  instead: string;
}

/** The kinds of value that are refused where they are no such thing. */
export interface ValueFaults {
  'bad-hostname': Refused;
  'bad-address': Refused;
  'bad-identity': Refused;
  'bad-path': Refused;
  'bad-port': Refused;
  'bad-name': Refused;
  'bad-label': Refused;
  'bad-day': Refused;
  'bad-caller': Refused;
  'bad-weight': Refused;
  'bad-file-path': Refused;
}

export interface ModelFaults extends ValueFaults {
  'doubtful-text': { written: string; reading: string };
  'wrong-cluster-name': { written: string; folder: string };
  'no-agreement': { folder: string };
  'set-twice': { what: string; written: string; first: string };
  'stated-twice': { what: string; name: string; remedy: string };
  'mixed-addresses': { written: string };
  'private-key': { file: string; shape: string };
  'missing-file': { file: string; problem: string };
  'unreadable-trust': { file: string; problem: string };
  'not-a-ca': { file: string; subject: string; issuer: string; fingerprint: string };
  'unreadable-certificate': { file: string; problem: string };
  'idle-pattern': { pattern: string; instead: string };
  'agreement-in-inventory': { pattern: string; file: string };
  'unreadable-manifest': { problem: string; instead: string };
  'bad-policy-name': { problem: string; instead: string };
}

export interface SurveyFaults {
  'ignored-file': { path: string; why: string };
}

export type ModelFault = SyntaxFault | FaultOf<ModelFaults> | FaultOf<SurveyFaults>;

/** A fault and the cluster in whose folder it lies; null outside of all of them. */
export type Placed = ModelFault & { readonly cluster: ClusterName | null };

/** A gateway's certificate and an inventory are looked at and change nothing; a doubtful text, and an agreement that a pattern takes, are read all the same. */
const HARMLESS: readonly ModelFault['kind'][] = ['unreadable-certificate', 'doubtful-text', 'idle-pattern', 'agreement-in-inventory', 'unreadable-manifest'];

/** True where a fault leaves something out of the agreement. */
export const leavesGaps = ({ kind }: ModelFault): boolean => !HARMLESS.includes(kind);
