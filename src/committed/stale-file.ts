// One committed file that is not as it should be, and in what.

export interface StaleFile {
  /** Empty for what lies in our own folder and is no cluster's. */
  readonly cluster: string;
  /** Starts with `overlays/`. */
  readonly path: string;
  readonly objects: readonly ChangedObject[];
  /** Why no object is named though the file differs; null where some are, or the file is missing or should not be there. */
  readonly why: string | null;
  /** Null where there is no file; 'not text' for what no patch by lines can change. */
  readonly committed: FileText | null;
  /** Null where there should be no file. */
  readonly compiled: string | null;
}

export type FileText = { readonly text: string } | 'not text';

/** Kind, namespace and name are empty for what is no object, such as Helm values or a record. */
export interface ChangedObject {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly fields: readonly ChangedField[];
}

export interface ChangedField {
  /** As in `spec.rules[0].to[0].operation.methods`; empty for the object as a whole. */
  readonly path: string;
  /** As it is written, on one line; null where there is none. */
  readonly committed: string | null;
  readonly compiled: string | null;
}
