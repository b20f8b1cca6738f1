// The public types.

/** `skipped` says that nothing was checked: never show it as valid. `error` is a document that could not be judged. */
export type Status = 'valid' | 'invalid' | 'error' | 'skipped';

export interface Fault {
  /** JSON pointer (RFC 6901) into the document; '' is the document itself. */
  readonly pointer: string;
  readonly message: string;
}

/** As kubeconform lists it. Where several faults meet, that is the object around them: `faults` has each where it lies, at least one. */
export interface DocumentError extends Fault {
  readonly faults: readonly Fault[];
}

export interface ValidatedDocument {
  /** Which document of the input, from 0; documents without content count too, though none is reported for them. */
  readonly index: number;
  /** Which item of a document of kind List, from 0; null for a document that is none. Pointers then start at the item. */
  readonly item: number | null;
  /** Where the document starts in the input, in bytes of UTF-8. Pointers of a List's items are not relative to it. */
  readonly offset: number;
  /** These four are '' where the document has none. With `generateName`, name is as kubeconform prints it. */
  readonly kind: string;
  readonly apiVersion: string;
  readonly name: string;
  readonly namespace: string;
  readonly status: Status;
  /** Of an error, kubeconform's own message; of an invalid document, its faults in one line; '' for the others. */
  readonly message: string;
  /** At least one for an invalid document, by pointer; none for the others. */
  readonly errors: readonly DocumentError[];
}

/** The projects whose schemas are on board. */
export type SchemaSet = 'kubernetes' | 'istio' | 'gateway-api' | 'argo-cd' | 'cert-manager' | 'kustomize';

export interface ValidatorOptions {
  /** Unknown fields and repeated keys are faults. Default true, unlike kubeconform's flag. */
  readonly strict?: boolean;
  /** Which version's schemas, as `1.36` or `1.36.1`; the newest on board where a set is not named. */
  readonly versions?: Readonly<Partial<Record<SchemaSet, string>>>;
  /** A kind without a schema is skipped rather than an error. Default false. */
  readonly ignoreMissingSchemas?: boolean;
  /** Kinds, or `<apiVersion>/<Kind>`, that are skipped. */
  readonly skip?: readonly string[];
  /** Kinds, or `<apiVersion>/<Kind>`, that are errors. */
  readonly reject?: readonly string[];
  /** CustomResourceDefinitions (apiextensions.k8s.io/v1) as YAML or JSON, any number in each text. They come before what is on board. */
  readonly customResources?: readonly (string | Uint8Array)[];
}

export interface Validator {
  /** Validates one text of one or many documents, in their order. Blocks until it is done. */
  validate(input: string | Uint8Array): readonly ValidatedDocument[];
}

export interface Kubeconform {
  /** The versions on board, newest first. */
  versions(set: SchemaSet): readonly string[];
  /** Throws where an option is unknown or wrong: a version that is not on board, a text that is no CustomResourceDefinition. */
  validator(options?: ValidatorOptions): Validator;
  /** The on-board schema of a kind as JSON text, self-contained; undefined where there is none. */
  schema(kind: string, apiVersion: string, options?: Pick<ValidatorOptions, 'strict' | 'versions'>): string | undefined;
}

export interface LoadOptions {
  /** The folder, with a `/` at its end, that holds `wasm/` and `schemas/`. Default: this package's own. For bundles. */
  readonly assets?: URL;
}

/** Loads the wasm: about 0.2 s, once. Throws where a file is missing or altered. */
export function loadKubeconform(options?: LoadOptions): Promise<Kubeconform>;

export interface ValidateOptions {
  /** Ends the validation; the promise is rejected with the signal's reason. */
  readonly signal?: AbortSignal;
  /** In milliseconds, from the call on; the promise is then rejected with a TimeoutError. Default: no limit. */
  readonly timeout?: number;
}

/** A validator in a worker thread of its own. */
export interface WorkerValidator {
  /** One call after the other. Ending one by signal or timeout ends the thread; the next call starts another. */
  validate(input: string | Uint8Array, options?: ValidateOptions): Promise<readonly ValidatedDocument[]>;
  /** Ends the thread. Calls under way are rejected. */
  close(): Promise<void>;
}

export interface WorkerOptions extends ValidatorOptions, LoadOptions {
  /** The worker's program. Default: this package's own. For bundles. */
  readonly program?: URL;
}

/** Starts the thread; settles when it has loaded. Throws what `loadKubeconform` and `validator` throw. */
export function startWorkerValidator(options?: WorkerOptions): Promise<WorkerValidator>;

/** The wasm from inside. @internal */
export interface Engine {
  newValidator(options: object): number;
  validate(validator: number, bytes: Uint8Array): readonly ValidatedDocument[];
  /** Where each document starts, in bytes. */
  split(bytes: Uint8Array): readonly number[];
  toJSON(bytes: Uint8Array): any;
}
