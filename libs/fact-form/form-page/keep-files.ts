import type { Form } from '#pages';
import type { AskedField } from '#intake';
import type { KeptFiles } from '../read-value.js';

/** Of a route whose form has files: no more than a document has pages. */
export const TAKES_FILES = { takesForm: true, takesFiles: 40 };

export interface FormFields {
  readonly fields: readonly Pick<AskedField, 'field'>[];
  /** The application whose documents the files become. */
  readonly applicationId: string;
  /** Where they can be looked at. */
  readonly documentAddress?: (documentId: string) => string;
}

/** A form whose files are kept: they stand in it by their documents, and need not be chosen again. */
export interface TypedForm extends Form {
  readonly kept: KeptFiles;
}

/** Keeps what was chosen in file fields. Each face has a place of its own for it. */
export abstract class KeepFiles {
  /** The form as it was sent, with what was chosen in file fields of these questions kept. */
  abstract take(of: FormFields, form: Form): Promise<TypedForm>;
}
