import { FileFormPage, filledWith, type FormFields } from '#fact-form';
import type { AskedField } from '#intake';
import type { Form } from '#pages';
import { documentAddress } from '../../files/document-address.js';
import type { CaseView } from '../case-view.js';
import type { CaseFacts } from './case-facts.js';

export interface AskedOfCase {
  view: CaseView;
  fields: readonly AskedField[];
  /** What is known. */
  facts: CaseFacts;
}

/** A page on which facts of a case are answered: what is asked now, or what is corrected. */
export abstract class FactPage<Asked extends AskedOfCase> extends FileFormPage<Asked> {
  protected override fields({ view, fields }: Asked): FormFields {
    return { applicationId: view.visit.applicationId, fields, documentAddress };
  }

  protected override filled({ view, fields, facts }: Asked): Form {
    return filledWith(fields, facts.values, facts.absent, view.visit);
  }
}
