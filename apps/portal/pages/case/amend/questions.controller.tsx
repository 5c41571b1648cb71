import type { Contracts } from '#contracts';
import { Inject } from '@nestjs/common';
import type { JSX } from 'preact';
import { ShowCaseParts } from '../../../cases/show-case-parts.js';
import { CONTRACTS } from '../../../ground/tokens.js';
import type { FieldContext, PageRequest, Taken, TypedForm } from '#fact-form';
import { fieldsOf } from '#intake';
import { Instead, PageController, type Visit } from '#pages';
import { CaseViews } from '../case-view.js';
import { caseAddress } from '#case-pages';
import { askedTopics, type AskedNow } from './asked-topics.js';
import { FindCaseFacts } from './case-facts.js';
import { answerable, factsAskedBy } from './fact-fields.js';
import { FactPage } from './fact-page.js';
import { QuestionsPage } from './questions-page.js';
import { SendAnswers } from './send-answers.js';

@PageController(['case/questions', 'case/questions/:topic'])
export class QuestionsController extends FactPage<AskedNow> {
  constructor(
    @Inject(CONTRACTS) private readonly contracts: Contracts,
    private readonly views: CaseViews,
    private readonly facts: FindCaseFacts,
    private readonly answers: SendAnswers,
    private readonly parts: ShowCaseParts,
  ) {
    super();
  }

  /** One topic of what is asked; the first one where none is named, or nothing is asked of it any longer. */
  protected async find(visit: Visit, { method, params, query }: PageRequest): Promise<AskedNow | Instead> {
    const view = await this.views.find(visit, query.person);
    if (view instanceof Instead) return view;
    const topics = askedTopics(this.contracts, view.questions);
    const named = topics.findIndex(({ topic }) => topic === params.topic);
    if (method === 'POST' && topics.length === 0) return Instead.goTo(caseAddress(view.place));
    if (method === 'POST' && params.topic !== undefined && named < 0)
      return Instead.goTo(caseAddress(view.place, 'questions'));
    const at = Math.max(0, named);
    const fields = (topics[at]?.questions ?? []).flatMap(({ path, agencies }) =>
      fieldsOf(this.contracts, factsAskedBy(this.contracts, view.person.statements, path), agencies),
    );
    return { view, topics, at, fields, facts: await this.facts.of(view), wasAnswered: query.done === 'answered' };
  }

  protected show(asked: AskedNow, context: FieldContext): JSX.Element {
    return <QuestionsPage {...asked} contracts={this.contracts} context={context} />;
  }

  protected async take({ view, topics, at, fields, facts }: AskedNow, form: TypedForm): Promise<Taken> {
    const problems = await this.answers.run(view, answerable(fields, form), form, facts.values);
    if (problems.length > 0) return problems;
    await this.parts.untilOthersThan(view.questions, view.caseId);
    const following = topics[at + 1];
    return Instead.goTo(caseAddress(view.place, following && `questions/${following.topic}`, 'answered'));
  }
}
