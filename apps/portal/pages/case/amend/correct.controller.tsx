import type { Contracts } from '#contracts';
import { ProblemError } from '#http';
import { Inject } from '@nestjs/common';
import type { JSX } from 'preact';
import { CONTRACTS } from '../../../ground/tokens.js';
import type { FieldContext, PageRequest, Taken, TypedForm } from '#fact-form';
import { fieldsOf } from '#intake';
import { Instead, PageController, type Visit } from '#pages';
import { CaseViews, type CaseView } from '../case-view.js';
import { caseAddress } from '#case-pages';
import { type Dispute, movedFacts } from '#case-reading';
import { FindCaseFacts } from './case-facts.js';
import { CorrectPage } from './correct-page.js';
import { isOwn } from './fact-fields.js';
import { FactPage, type AskedOfCase } from './fact-page.js';
import { SendAnswers } from './send-answers.js';

interface Corrected extends AskedOfCase {
  fact: string;
}

@PageController('case/correct/:fact')
export class CorrectController extends FactPage<Corrected> {
  constructor(
    @Inject(CONTRACTS) private readonly contracts: Contracts,
    private readonly views: CaseViews,
    private readonly facts: FindCaseFacts,
    private readonly answers: SendAnswers,
  ) {
    super();
  }

  /**
   * Or the page on which it is corrected: an address is moved as a whole, and against the word of who decides there is
   * an objection.
   * @throws ProblemError 404 for what is no fact, or not the resident's to correct.
   */
  protected async find(visit: Visit, { params, query }: PageRequest): Promise<Corrected | Instead> {
    const { fact = '' } = params;
    const view = await this.views.find(visit, query.person);
    if (view instanceof Instead) return view;
    if (!isOwn(this.contracts, fact)) throw new ProblemError('notFound');
    if (movedFacts(this.contracts).includes(fact)) return Instead.goTo(caseAddress(view.place, 'move'));
    if (isDisputed(view, fact)) return Instead.goTo(caseAddress(view.place, `objection/${fact}`));
    return { view, fact, fields: fieldsOf(this.contracts, [fact], []), facts: await this.facts.of(view) };
  }

  protected async show(corrected: Corrected, context: FieldContext): Promise<JSX.Element> {
    const holders = await this.facts.holdersOf(corrected.view, corrected.fact);
    return <CorrectPage {...corrected} contracts={this.contracts} holders={holders} context={context} />;
  }

  protected async take({ view, fact, fields, facts }: Corrected, form: TypedForm): Promise<Taken> {
    const problems = form.has('retract')
      ? await this.answers.retract(view, fields, fact)
      : await this.answers.run(view, fields, form, facts.values);
    if (problems.length > 0) return problems;
    const source = facts.sources.get(fact) ?? '';
    const isAgencys = this.contracts.agencies.includes(source);
    return Instead.goTo(
      isAgencys ? caseAddress(view.place, '', 'kept', [source]) : caseAddress(view.place, '', 'corrected', [fact]),
    );
  }
}

/** Somebody else decides about it, or has decided otherwise. */
function isDisputed({ disputes, answered }: CaseView, fact: string): boolean {
  const isDecided = ({ decides, facts }: Dispute): boolean =>
    decides !== undefined && facts.some(({ path }) => path === fact);
  return (
    disputes.some(isDecided) ||
    answered.some(({ facts, result }) => result !== 'agreed' && facts.some((one) => one.fact === fact))
  );
}
