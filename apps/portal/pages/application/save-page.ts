import type { Contracts } from '#contracts';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Applications } from '../../applications/applications.js';
import { ChangeDraft } from '../../applications/change-draft.js';
import { InvalidChange } from '../../applications/invalid-change.js';
import { CONTRACTS } from '../../ground/tokens.js';
import {
  answerIn,
  atField,
  entitled,
  type FieldProblem,
  formProblems,
  missingAt,
  readFacts,
  type ReadFacts,
  type TypedForm,
} from '#fact-form';
import {
  type Application,
  applying,
  type AskedField,
  type AskedPage,
  type Change,
  changeOf,
  changeOfPerson,
  type Draft,
  isAnswered,
  type Person,
} from '#intake';
import type { Form } from '#pages';
import { Drafts } from './drafts.js';

export interface SavedPage {
  /** The application and the person's draft as they are now. */
  application: Application;
  draft: Draft;
  /** What does not hold. It was not saved; everything else was. */
  wrong: readonly FieldProblem[];
  /** What an agency needs and is not there. */
  missing: readonly FieldProblem[];
}

/**
 * Takes what was sent of a page: every answer that holds is saved, whatever is wrong with others, so that nobody types
 * it again.
 */
@Injectable()
export class SavePage {
  constructor(
    @Inject(CONTRACTS) private readonly contracts: Contracts,
    private readonly dataSource: DataSource,
    private readonly applications: Applications,
    private readonly changeDraft: ChangeDraft,
    private readonly drafts: Drafts,
  ) {}

  async run({ applicationId }: Application, before: Draft, page: AskedPage, form: TypedForm): Promise<SavedPage> {
    const read = readFacts(this.contracts, form, page.fields, before.facts, form.kept);
    const contradictions = await this.save(applicationId, before.person, changeIn(read), page.fields);
    const openers = unanswered(page, form);
    const { manager } = this.dataSource;
    await this.drafts.markSaved(before, page, (opener) => answerIn(form, opener));
    const saved = await this.applications.get(manager, applicationId);
    const draft = await this.drafts.get(saved, before.place);
    const wrong = [...read.problems, ...contradictions];
    return { application: saved, draft, wrong, missing: [...openers, ...missingOn(page, form, draft, wrong)] };
  }

  /** Fills in a page before the person comes to it: it does not count as sent. */
  async prefill(application: Application, before: Draft, page: AskedPage, form: Form): Promise<Draft> {
    const read = readFacts(this.contracts, form, page.fields, before.facts, new Map());
    await this.save(application.applicationId, before.person, changeIn(read), page.fields);
    return this.drafts.get(
      await this.applications.get(this.dataSource.manager, application.applicationId),
      before.place,
    );
  }

  /** What facts say against each other is found only together: none of those is saved, and all the others are. */
  private async save(
    applicationId: string,
    person: Person,
    change: Change,
    fields: readonly AskedField[],
  ): Promise<FieldProblem[]> {
    if (sizeOf(change) === 0) return [];
    try {
      await this.changeDraft.run(applicationId, changeOfPerson(person, change));
      return [];
    } catch (error) {
      if (!(error instanceof InvalidChange)) throw error;
      const rest = without(change, new Set(error.problems.map(({ path }) => path)));
      const problems = error.problems.map((problem) => atField(problem, fields));
      return sizeOf(rest) < sizeOf(change)
        ? [...problems, ...(await this.save(applicationId, person, rest, fields))]
        : problems; // what is said against stands elsewhere: there is nothing to leave out here
    }
  }
}

const changeIn = ({ answers, absent, retract }: ReadFacts): Change => changeOf(answers, absent, retract);

const sizeOf = ({ stated, retracted }: Change): number => stated.size + retracted.length;

function without({ stated, retracted }: Change, facts: ReadonlySet<string>): Change {
  return {
    stated: new Map([...stated].filter(([fact]) => !facts.has(fact))),
    retracted: retracted.filter((fact) => !facts.has(fact)),
  };
}

function unanswered({ fields }: AskedPage, form: Form): FieldProblem[] {
  return applying(fields, (opener) => answerIn(form, opener)).unanswered.map(({ name, question }) => ({
    name,
    message: entitled(question, formProblems.chooseYesNo),
    isMissing: true,
  }));
}

/** Fields that are needed for certain now, or by the opener that was answered yes, and were left empty. */
function missingOn(page: AskedPage, form: Form, draft: Draft, wrong: readonly FieldProblem[]): FieldProblem[] {
  const isWrong = ({ field }: AskedField): boolean =>
    wrong.some(({ name }) => name === field || name.startsWith(`${field}.`));
  return applying(page.fields, (opener) => answerIn(form, opener))
    .asked.filter((field) => field.needed && !isAnswered(field, draft) && !isWrong(field))
    .map(missingAt);
}
