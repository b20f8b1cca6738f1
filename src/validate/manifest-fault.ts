// What a validator of manifests is to the compiler: a function over text. kubeconform stands behind it, in io.

export interface ManifestFault {
  /** Which document of the text, from 0. */
  readonly document: number;
  /** JSON pointer (RFC 6901) into the document; '' is the document itself. */
  readonly pointer: string;
  readonly message: string;
}

/** Every fault of a text of one or many documents; none where each was checked against a schema and fits. */
export type ValidateManifests = (text: string) => readonly ManifestFault[];
