import type { Contracts } from '#contracts';
import { ProblemError } from '#http';
import { Inject, Injectable } from '@nestjs/common';
import { nestedAnswers } from '../../../applications/statements.js';
import { AmendCase } from '../../../cases/amend-case.js';
import { CONTRACTS } from '../../../tokens.js';
import type { AskedField } from '../../form/asked-field.js';
import { atField, missingAt } from '../../form/field-problems.js';
import { fileFieldsOf } from '../../form/file-fields.js';
import { KeepFiles } from '../../form/keep-files.js';
import { readFacts, type FactValues } from '../../form/read-facts.js';
import type { FieldProblem } from '../../form/read-value.js';
import { formFrom, type Form } from '../../visit/form.js';
import type { CaseView } from '../case-view.js';

interface Sent {
  /** What has to be corrected; nothing was sent where there is any. */
  problems: readonly FieldProblem[];
  /** What was typed, with the files that are kept. */
  form: Form;
}

/** Sends what a form says of facts to the case, all of it or nothing. */
@Injectable()
export class SendAnswers {
  constructor(
    @Inject(CONTRACTS) private readonly contracts: Contracts,
    private readonly amendCase: AmendCase,
    private readonly keepFiles: KeepFiles,
  ) {}

  /** @param before what is known; an answer that was there and is empty now is none */
  async run(view: CaseView, fields: readonly AskedField[], form: Form, before: FactValues): Promise<Sent> {
    const names = fields.flatMap(({ field, schema }) => fileFieldsOf(form, field, schema));
    const files = await this.keepFiles.run(view.visit.applicationId, form, names);
    const kept = withDocuments(form, files);
    const { answers, absent, problems } = readFacts(this.contracts, form, fields, before, files);
    if (problems.length > 0) return { problems, form: kept };
    if (answers.size + absent.size === 0) return { problems: fields.slice(0, 1).map(missingAt), form: kept };
    const stated = Object.fromEntries([...answers].map(([fact, value]) => [fact, { value, at: '' }]));
    const refused = await this.send(view, fields, {
      answers: nestedAnswers(stated),
      absent: Object.fromEntries(absent),
    });
    return { problems: refused, form: kept };
  }

  /** Takes an answer back: then nobody has said it. */
  retract(view: CaseView, fields: readonly AskedField[], fact: string): Promise<readonly FieldProblem[]> {
    return this.send(view, fields, { retract: [fact] });
  }

  private async send(view: CaseView, fields: readonly AskedField[], body: object): Promise<FieldProblem[]> {
    try {
      await this.amendCase.run(view.caseId, body);
      return [];
    } catch (error) {
      if (!(error instanceof ProblemError) || error.code !== 'invalidInput' || !error.errors?.length) throw error;
      return error.errors.map((problem) => atField(problem, fields));
    }
  }
}

type Files = Awaited<ReturnType<KeepFiles['run']>>;

/** A file that was kept need not be chosen again. */
function withDocuments(form: Form, files: Files): Form {
  const texts = Object.fromEntries(form.names().map((name) => [name, form.all(name)]));
  for (const [name, file] of files)
    if ('documentId' in file) texts[name.replace(/\.file$/, '.documentId')] = [file.documentId];
  return formFrom(texts);
}
