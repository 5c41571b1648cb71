import type { JSX } from 'preact';
import { WithdrawCase } from '../../../cases/withdraw-case.js';
import { FormPage, type FieldContext, type PageRequest, type Taken, type TypedForm } from '#fact-form';
import { Instead, PageController, type Form, type Visit } from '#pages';
import { CaseViews, type CaseView } from '../case-view.js';
import { caseAddress } from '#case-pages';
import type { Party } from '#case-reading';
import { ALL, ASKED, ConfirmWithdrawalPage, FIELD, withdrawable, WithdrawPage } from './withdraw-page.js';
import { textsInBoth } from '#texts';

@PageController('case/withdraw')
export class WithdrawController extends FormPage<CaseView> {
  constructor(
    private readonly views: CaseViews,
    private readonly withdrawCase: WithdrawCase,
  ) {
    super();
  }

  protected find(visit: Visit, { query }: PageRequest): Promise<CaseView | Instead> {
    return this.views.find(visit, query.person);
  }

  protected show(view: CaseView, context: FieldContext): JSX.Element {
    const chosen = chosenIn(view, context.form);
    const hasAsked = context.form.has(ASKED) && context.problems.length === 0;
    return hasAsked && chosen ? (
      <ConfirmWithdrawalPage view={view} agency={chosen.agency} />
    ) : (
      <WithdrawPage view={view} context={context} />
    );
  }

  /** First what follows, then the deed. */
  protected async take(view: CaseView, form: TypedForm): Promise<Taken> {
    const context = { language: view.visit.language, form, problems: [] };
    if (withdrawable(view).length === 0) return Instead.show(<WithdrawPage view={view} context={context} />, 409);
    const chosen = chosenIn(view, form);
    if (!chosen) return [{ name: FIELD, message: textsInBoth('withdraw').choose }];
    const { agency } = chosen;
    if (form.text('confirmed') !== 'yes') return Instead.show(<ConfirmWithdrawalPage view={view} agency={agency} />);
    const reached = await this.withdrawCase.run(view.caseId, agency?.agency);
    return Instead.goTo(caseAddress(view.place, '', 'withdrawn', reached));
  }
}

/** All agencies that are left, where none is named; undefined where nothing was chosen that can be withdrawn. */
function chosenIn(view: CaseView, form: Form): { agency?: Party } | undefined {
  const choices = withdrawable(view);
  const agency = choices.find((party) => party.agency === form.text(FIELD));
  return agency || (choices.length > 0 && form.text(FIELD) === ALL) ? { agency } : undefined;
}
